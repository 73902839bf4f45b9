/** The file table against what the specification says of it in numbers. */
import { describe, expect, it } from 'vitest';
import { addressText, CARD_FILES, findFile } from './all-files.ts';
import type { FileSpec } from './file-spec.ts';
import { KEY_NUMBERS } from './key-numbers.ts';

const NAMES = CARD_FILES.map(addressText);

function fileOf(name: string): FileSpec {
  const found = CARD_FILES.find((file) => addressText(file) === name);
  if (found === undefined) throw new Error(`no file ${name}`);
  return found;
}

describe('the file table', () => {
  it('has every file of SSSE, DF01-DF04 and DF07', () => {
    const of = (application: string, ...files: readonly string[]) => files.map((file) => `${application}/EF${file}`);
    expect(NAMES).toEqual([
      ...of('SSSE', '05', '06', '07', '08'),
      ...of('DF01', '05', '06', '07', '08', '09', '0A', '15', '16', '17', '18', '19', '1A'),
      ...of('DF02', '05', '06', '07', '09', '15', '16'),
      ...of('DF03', '05', '06', '07', '15', '16', '17', '18', '19'),
      ...of('DF04', '05', '06', '08', '15'),
      ...of('DF07', '05', '06', '07'),
    ]);
  });

  it.each(CARD_FILES.map((file) => [addressText(file), file] as const))(
    '%s: identifier, names, tags and keys hold together',
    (_name, file) => {
      expect(file.fileIdentifier).toBe(parseInt(file.file, 16));
      expect(findFile(file)).toBe(file);
      const tags = file.items.map(({ tag }) => tag);
      expect(new Set(tags).size).toBe(tags.length);
      for (const item of file.items.flatMap((one) => [one, ...(one.parts ?? [])])) {
        expect(item.zh).not.toBe('');
        expect(item.en).not.toBe('');
        expect(item.length).toBeGreaterThan(0);
        expect(item.length).toBeLessThan(0x80);
      }
      if (file.kind === 'cyclic') expect(tags).toEqual(tags.map((_tag, i) => i + 1));
      expect(file.items.length === 0).toBe(file.kind === 'transparent');
      if (file.read !== 'free' && file.read !== 'pin') expect(KEY_NUMBERS[file.readKey ?? 'IRK']).toBeDefined();
      if (file.updateKey !== null) expect(KEY_NUMBERS[file.updateKey]).toBeDefined();
    },
  );

  it.each([
    ['DF01/EF15', 0x40, 3, 0x34],
    ['DF02/EF05', 0x43, 2, 0x6c],
    ['DF02/EF05', 0x44, 2, 0x65],
    ['DF02/EF15', 0x99, 4, 0x10],
    ['DF03/EF06', 0x4a, 3, 0x61],
    ['DF03/EF19', 0x79, 4, 0x27],
  ])('%s: nested item %i stands %i times in %i bytes, as the specification counts them', (name, tag, instances, length) => {
    expect(fileOf(name).items.find((item) => item.tag === tag)).toMatchObject({ instances, length });
  });

  it.each([
    ['DF02/EF07', 0x55, 4],
    ['DF02/EF16', 0x12, 4],
    ['DF04/EF08', 0x1c, 30],
    ['DF04/EF15', 0x03, 8],
  ])('%s: a cyclic record has %i bytes, and the file holds at least %i', (name, length, records) => {
    const file = fileOf(name);
    expect(file.items.reduce((sum, item) => sum + item.length, 0)).toBe(length);
    expect(file.records).toBe(records);
  });

  it('EF05 and EF06 of SSSE have 64 and 91 bytes in all, as bulk reads of the field show', () => {
    const size = (name: string) => fileOf(name).items.reduce((sum, item) => sum + 2 + item.length, 0);
    expect(size('SSSE/EF05')).toBe(0x40);
    expect(size('SSSE/EF06')).toBe(0x5b);
  });

  it('no terminal writes the record of medical transactions', () => {
    expect(fileOf('DF04/EF08').updateKey).toBeNull();
  });
});

describe('access conditions', () => {
  it.each<[string, string]>([
    ['SSSE/EF05', 'free'],
    ['SSSE/EF06', 'free, 3.00: key RKSSSE'],
    ['SSSE/EF07', 'key RKSSSE'],
    ['SSSE/EF08', 'key RKSSSE'],
    ...['05', '06', '07', '08', '09', '0A', '15'].map((ef): [string, string] => [`DF01/EF${ef}`, 'pinOrKey RK1DF01']),
    ...['16', '17', '18', '19', '1A'].map((ef): [string, string] => [`DF01/EF${ef}`, 'free']),
    ...['05', '06', '07', '09', '15', '16'].map((ef): [string, string] => [`DF02/EF${ef}`, 'pinOrKey RK1DF02']),
    ['DF03/EF05', 'pinOrKey RK2DF03'],
    ...['06', '07', '15', '16', '17', '18', '19'].map((ef): [string, string] => [`DF03/EF${ef}`, 'pinOrKey RK1DF03']),
    ['DF04/EF05', 'pinOrKey RK1DF04'],
    ['DF04/EF06', 'pinAndKey RK1DF04'],
    ['DF04/EF08', 'pin'],
    ['DF04/EF15', 'pinOrKey RK1DF04'],
    ['DF07/EF05', 'key RK1DF07'],
    ['DF07/EF06', 'key RK2DF07'],
    ['DF07/EF07', 'key RK3DF07'],
  ])('%s: %s', (name, expected) => {
    const { read, readKey, readOnGeneration3 } = fileOf(name);
    const keyed = (rule: string) => (rule === 'free' || rule === 'pin' ? rule : `${rule} ${readKey ?? ''}`);
    expect([keyed(read), ...(readOnGeneration3 === undefined ? [] : [`3.00: ${keyed(readOnGeneration3)}`])].join(', ')).toBe(expected);
  });
});
