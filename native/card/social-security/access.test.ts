/** Which access opens which file, and with which key, on every generation. */
import { describe, expect, it } from 'vitest';
import type { FileAccess } from '../../ports/social-security-card.ts';
import { keyToRead, readAccessOf } from './access.ts';
import { CARD_FILES, findFile } from './files/all-files.ts';
import type { FileSpec, ReadAccess } from './files/file-spec.ts';

const ACCESSES: readonly FileAccess[] = ['free', 'pin', 'key', 'pinAndKey'];

function file(read: ReadAccess): FileSpec {
  const found = CARD_FILES.find((one) => one.read === read && one.readOnGeneration3 === undefined);
  if (found === undefined) throw new Error(`no file is read by ${read}`);
  return found;
}

describe('an access opens a file, and with which key', () => {
  it.each<[ReadAccess, readonly string[]]>([
    ['free', ['no key', 'no key', 'no key', 'no key']],
    ['pin', ['denied', 'no key', 'denied', 'no key']],
    ['key', ['denied', 'denied', 'RKSSSE', 'RKSSSE']],
    ['pinOrKey', ['denied', 'no key', 'RK1DF01', 'RK1DF01']],
    ['pinAndKey', ['denied', 'denied', 'denied', 'RK1DF04']],
  ])('%s, asked for free, by PIN, by key, by both: %o', (read, expected) => {
    const answers = ACCESSES.map((access) => {
      const key = keyToRead(file(read), 2, access);
      return key.ok ? (key.value ?? 'no key') : key.error.code.replace('ssc.', '');
    });
    expect(answers).toEqual(expected);
  });

  it.each([
    [1, 'free'],
    [2, 'free'],
    [3, 'key'],
  ] as const)('the holder on a card of generation %i: %s', (generation, expected) => {
    const holder = findFile({ application: 'SSSE', file: 'EF06' });
    expect(holder === undefined ? null : readAccessOf(holder, generation)).toBe(expected);
  });
});
