import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, sha256 } from './canonical.ts';

/** The same by the words of the standard: JSON.stringify asks about every value (ECMA-262, 25.5.2). */
function byReplacer(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

describe('JSON in one order', () => {
  it('puts names in order at every depth, leaves lists as they are and undefined out', () => {
    expect(canonicalJson({ b: [{ z: 1, y: undefined, a: null }, 2], a: '张', 卡: true })).toBe(
      '{"a":"张","b":[{"a":null,"z":1},2],"卡":true}',
    );
    expect(canonicalJson({ at: new Date(0) })).toBe('{"at":"1970-01-01T00:00:00.000Z"}');
  });

  it('is the same for any value as JSON with a function that sorts: audit trails keep their hashes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(value)).toBe(byReplacer(value));
      }),
      { numRuns: 300 },
    );
  });
});

it('SHA-256 of "abc" (FIPS 180-2, B.1)', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
