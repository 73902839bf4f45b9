import { describe, expect, it } from 'vitest';
import { FAULT_CODES } from '../../electron/audit/fault-codes.ts';
import { sources } from './sources.ts';

const CODES = Object.keys(FAULT_CODES);
const FILES = sources();
const OWN_PATH = 'test/faults/every-code.test.ts';

/** Codes that no test of this tree can bring about yet, and why. */
const NOT_YET: Readonly<Record<string, string>> = {
  'sim.pcscdMissing': 'needs a machine without pcscd; the program looks for it with dpkg and in the file system',
  'sim.pcscdFailed': 'needs a machine on which pcscd is installed and cannot start',
  'demo.noChromium': 'needs a machine without Chromium',
  'bench.missing': 'needs a machine without the software that a benchmark compares with',
  'bench.failed': 'needs a virtual reader that goes away during a benchmark',
  'bench.cancelled': 'needs a benchmark on a running smart-card service',
};

/** The test files that write the code, alone or before its detail. */
const named = (code: string): readonly string[] =>
  FILES.filter(({ path, test, text }) => test && path !== OWN_PATH && [`'${code}'`, `'${code}: `].some((word) => text.includes(word))).map(
    ({ path }) => path,
  );

describe('every fault code', () => {
  it.each(CODES.filter((code) => !(code in NOT_YET)))('%s is named in a test', (code) => {
    expect(named(code)).not.toEqual([]);
  });

  it('is left without a test only for a reason that still holds', () => {
    expect(Object.keys(NOT_YET).filter((code) => !CODES.includes(code) || named(code).length > 0)).toEqual([]);
  });

  it('that the source gives is in the table', () => {
    const given = FILES.filter(({ test }) => !test).flatMap(({ path, text }) =>
      [...text.matchAll(/\bfault\(\s*'([^']+)'/g)].map(([, code = '']) => ({ path, code })),
    );
    expect(given.length).toBeGreaterThan(100);
    expect(given.filter(({ code }) => !CODES.includes(code))).toEqual([]);
  });

  it('of the table is written somewhere in the source', () => {
    const text = FILES.filter(({ path, test }) => !test && !path.startsWith('electron/audit/fault-code')).map((file) => file.text);
    const built = /^authority\./; // `authority.${QueryFailure}`
    const written = (code: string): boolean => {
      const word = built.test(code) ? code.replace(built, '') : code;
      return text.some((each) => each.includes(`'${word}'`));
    };
    expect(CODES.filter((code) => !written(code))).toEqual([]);
  });
});
