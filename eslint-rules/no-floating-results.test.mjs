import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, it } from 'vitest';
import { noFloatingResults } from './no-floating-results.mjs';

RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it;

const tester = new RuleTester({
  languageOptions: {
    parser: tseslint.parser,
    parserOptions: {
      projectService: { allowDefaultProject: ['*.ts'], defaultProject: 'tsconfig.json' },
      tsconfigRootDir: `${import.meta.dirname}/..`,
    },
  },
});

const TYPES = `
  type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };
  declare function now(): Result<number, string>;
  declare function later(): Promise<Result<number, string>>;
  declare function many(): Promise<Result<number, string>[]>;
  declare const maybe: { close(): Result<void, string> } | undefined;
  declare function nothing(): Promise<void>;
  declare const loose: { ok: boolean; value: number };
  declare function response(): Response;
  declare const flag: boolean;
`;
const file = (body) => ({ filename: 'no-floating-results-case.ts', code: `${TYPES}\nasync function run() {\n  ${body}\n}\nvoid run;` });
const good = (name, body) => ({ name, ...file(body) });
const bad = (name, body, count = 1) => ({ name, ...file(body), errors: Array.from({ length: count }, () => ({ messageId: 'dropped' })) });

tester.run('no-floating-results', noFloatingResults, {
  valid: [
    good('a Result that is kept', 'const result = now(); return result.ok;'),
    good('a Result that is returned', 'return later();'),
    good('a Result that is handed on', 'console.log(await later());'),
    good('a promise of nothing', 'await nothing();'),
    good('an object whose `ok` is any boolean, such as a fetch response', 'response(); loose;'),
    good('an assignment', 'let kept = now(); kept = now(); return kept;'),
  ],
  invalid: [
    bad('a bare call', 'now();'),
    bad('an awaited call', 'await later();'),
    bad('a promise of a Result', 'later();'),
    bad('void before a call', 'void now();'),
    bad('void before a promise', 'void later();'),
    bad('void before await', 'void (await later());'),
    bad('an optional call', 'maybe?.close();'),
    bad('a list of Results', 'await many();'),
    bad('Promise.all of Results', 'await Promise.all([later(), later()]);'),
    bad('a condition before the call', 'flag && now();'),
    bad('both branches of a condition', 'flag ? now() : later();', 2),
    bad('a promise that was only caught', 'void later().catch(() => undefined);'),
  ],
});
