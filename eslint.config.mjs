import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { noFloatingResults } from './eslint-rules/no-floating-results.mjs';

const TESTS = ['**/*.test.{ts,tsx,mjs}', '**/*.fixture.{ts,tsx}', 'test/**'];
const TOOL_CONFIGS = ['*.config.{ts,mjs}', '.dependency-cruiser.mjs'];
/** Files that are mostly data: long because the specification is. */
const TABLES = [
  '**/*-table.{ts,tsx}',
  '**/*-tables.ts',
  '**/tables/**',
  '.dependency-cruiser.mjs',
  'electron/audit/fault-codes.ts',
  'renderer/text/**',
  'db/rules/packs/**',
  'db/rules/cities/**',
];

const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Export by name: a name is found and renamed everywhere.' };
const noBareDelay = [
  {
    selector: 'CallExpression[callee.name=/^set(Timeout|Interval)$/][arguments.1.type="Literal"][arguments.1.raw!="0"]',
    message: 'A delay has a name and a unit: take it from the documented timings.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(after|setTimeout|setInterval)$/] > Literal.arguments[raw=/^[1-9]/]',
    message: 'A delay has a name and a unit: take it from the documented timings.',
  },
];
const noSkippedTest = {
  selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|skipIf|runIf|todo|fails)$/]',
  message: 'Tests run. What this machine cannot test says so: cannotTestHere(name, why) in test/support/cannot.ts.',
};
const sameFunctionLength = { skipBlankLines: true, skipComments: true, IIFEs: true };

/** A journey is a function of its state and its events: time and chance come in as events, so that a session can be replayed. */
const HANDED_IN = 'Pure code: time and randomness come in as events or arguments.';
const pure = {
  'no-restricted-globals': [
    'error',
    ...['setTimeout', 'setInterval', 'setImmediate', 'performance', 'crypto', 'process', 'fetch'].map((name) => ({
      name,
      message: HANDED_IN,
    })),
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: HANDED_IN },
    { object: 'Math', property: 'random', message: HANDED_IN },
  ],
};

const everywhere = {
  plugins: { kiosk: { rules: { 'no-floating-results': noFloatingResults } } },
  linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
  rules: {
    'max-lines': ['error', { max: 250 }],
    'max-lines-per-function': ['error', { max: 40, ...sameFunctionLength }],
    'no-restricted-syntax': ['error', noDefaultExport, ...noBareDelay],
    'no-console': 'error',
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
    eqeqeq: 'error',
    'object-shorthand': 'error',
    'prefer-const': 'error',
  },
};

const typed = {
  files: ['**/*.{ts,tsx,mts}'],
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  rules: {
    'kiosk/no-floating-results': 'error',
    '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
    '@typescript-eslint/no-misused-promises': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { requireDefaultForNonUnion: true }],
    '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    '@typescript-eslint/no-import-type-side-effects': 'error',
    '@typescript-eslint/prefer-readonly': 'error',
    '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
    '@typescript-eslint/prefer-optional-chain': 'error',
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
    // Spreading a string gives its code points, which is what a name with rare characters needs.
    '@typescript-eslint/no-misused-spread': ['error', { allow: [{ from: 'lib', name: 'string' }, 'string'] }],
    // Ports are asynchronous; a simulator or an embedded host that answers at once still has to be.
    '@typescript-eslint/require-await': 'off',
  },
};

export default defineConfig(
  globalIgnores(['dist/', 'release/', 'var/', 'coverage/', 'node_modules/', 'test/**/fixtures/**/*.{js,mjs,cjs}']),
  tseslint.configs.strictTypeChecked,
  everywhere,
  typed,
  { files: ['**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: { 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: ['renderer/**/*.tsx'], rules: { 'max-lines-per-function': ['error', { max: 60, ...sameFunctionLength }] } },
  { files: ['electron/{journeys,session}/**/*.ts', 'electron/maintenance/*.ts', 'db/rules/**/*.ts'], rules: pure },
  { files: TABLES, rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  { files: ['electron/cli/**', 'bootstrap/**', ...TESTS], rules: { 'no-console': 'off' } },
  { files: TOOL_CONFIGS, rules: { 'no-restricted-syntax': 'off' } },
  { files: ['native/base/clock.ts', 'bootstrap/**'], rules: { 'no-restricted-syntax': ['error', noDefaultExport] } },
  {
    files: TESTS,
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', noDefaultExport, noSkippedTest],
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['test/support/cannot.ts'], rules: { 'no-restricted-syntax': ['error', noDefaultExport] } },
);
