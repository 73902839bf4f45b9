/** The inputs that are kept: one file a target, one line an input, in hexadecimal. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hex, toHex } from '../../native/base/bytes.ts';

const FOLDER = new URL('./corpus/', import.meta.url).pathname;

/** All kept inputs of a target. */
export function loadCorpus(target: string, folder = FOLDER): readonly Uint8Array[] {
  const file = join(folder, `${target}.hex`);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map(hex);
}

/** Keeps an input. Gives the path of the file that has it now. */
export function keepInput(target: string, input: Uint8Array, folder = FOLDER): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${target}.hex`);
  appendFileSync(file, `${toHex(input)}\n`);
  return file;
}

/** Puts these inputs in place of all kept ones. */
export function replaceCorpus(target: string, inputs: readonly Uint8Array[], folder = FOLDER): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${target}.hex`), inputs.map((input) => `${toHex(input)}\n`).join(''));
}
