import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBcd, packDigits } from './bcd.ts';
import { hex, toHex } from './bytes.ts';

describe('packed BCD', () => {
  it.each([
    ['20180403', '20180403'],
    ['6217000000000000012F', '6217000000000000012'],
    ['FFFFFFFF', ''],
    ['', ''],
  ])('%s holds %s', (bytes, digits) => {
    expect(decodeBcd(hex(bytes))).toEqual({ ok: true, value: digits });
  });

  it.each(['2A', 'F1', '1F23'])('refuses %s', (bytes) => {
    expect(decodeBcd(hex(bytes)).ok).toBe(false);
  });

  it('packs six digits into three bytes and fills an odd count with F', () => {
    expect(toHex(packDigits(Uint8Array.of(1, 2, 3, 4, 5, 6)))).toBe('123456');
    expect(toHex(packDigits(Uint8Array.of(1, 2, 3, 4, 5)))).toBe('12345F');
  });

  it('takes a value above 9 for a bug', () => {
    expect(() => packDigits(Uint8Array.of(10))).toThrow(RangeError);
  });

  it('reads what it packed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 }), (digits) => {
        expect(decodeBcd(packDigits(Uint8Array.from(digits)))).toEqual({ ok: true, value: digits.join('') });
      }),
    );
  });
});
