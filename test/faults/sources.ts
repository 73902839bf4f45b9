import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const TEST_FILE = /(\.(test|fixture)\.(tsx?|mjs)$)|^test\//;

/** Every TypeScript file of the tree: its path from the root, its text, and whether it is part of the tests. */
export function sources(): readonly { readonly path: string; readonly text: string; readonly test: boolean }[] {
  return ['native', 'electron', 'renderer', 'db', 'test'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8'), test: TEST_FILE.test(path) })),
  );
}
