import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';

/** One file that imports one thing. `to` is a path from the root of the tree, a package, or a `node:` module. */
export interface Import {
  readonly from: string;
  readonly to: string;
  /** How: a value (the default), a type, or `import()`. */
  readonly as?: 'value' | 'type' | 'dynamic';
}

const ROOT = join(import.meta.dirname, '../..');
const LOCAL = /^(native|electron|renderer|db|test|bootstrap)\//;

/**
 * Writes the imports as a tree of their own outside the repository, runs dependency-cruiser over it with this project's rules, and gives
 * for every file the names of the rules that refused it.
 */
export function refusals(imports: readonly Import[]): Map<string, string[]> {
  const tree = mkdtempSync(join(tmpdir(), 'import-rules-'));
  try {
    writeTree(tree, imports);
    const refused = new Map<string, string[]>();
    for (const { from, rule } of cruise(tree)) refused.set(from, [...(refused.get(from) ?? []), rule.name]);
    return refused;
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

function cruise(tree: string): readonly Violation[] {
  const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const config = join(ROOT, '.dependency-cruiser.mjs');
  const folders = ['native', 'electron', 'renderer', 'db', 'test', 'bootstrap'].filter((folder) => existsSync(join(tree, folder)));
  const json = execFileSync(process.execPath, [program, '--config', config, '--output-type', 'json', ...folders], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return (JSON.parse(json) as { summary: { violations: Violation[] } }).summary.violations;
}

function writeTree(tree: string, imports: readonly Import[]): void {
  write(tree, 'package.json', readFileSync(join(ROOT, 'package.json'), 'utf8'));
  write(tree, 'tsconfig.json', readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'));
  for (const { to } of imports) {
    if (LOCAL.test(to)) writeOnce(tree, to, 'export const value = 1;\nexport type Shape = number;\n');
    else if (!to.startsWith('node:')) writePackage(tree, to);
  }
  for (const entry of imports) write(tree, entry.from, source(entry));
}

function writePackage(tree: string, name: string): void {
  writeOnce(tree, `node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
  writeOnce(tree, `node_modules/${name}/index.js`, 'exports.value = 1;\n');
}

function source({ from, to, as = 'value' }: Import): string {
  const relative = posix.relative(posix.dirname(from), to);
  const specifier = !LOCAL.test(to) ? to : relative.startsWith('.') ? relative : `./${relative}`;
  const text = {
    value: `import { value } from '${specifier}';\nexport const used = value;\n`,
    type: `import type { Shape } from '${specifier}';\nexport type Used = Shape;\n`,
    dynamic: `export const used = import('${specifier}');\n`,
  };
  return text[as];
}

function writeOnce(tree: string, path: string, text: string): void {
  if (!existsSync(join(tree, path))) write(tree, path, text);
}

function write(tree: string, path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text);
}
