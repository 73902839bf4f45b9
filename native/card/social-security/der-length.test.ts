import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex } from '../../base/bytes.ts';
import { derLength } from './der-length.ts';

describe('the length of a certificate', () => {
  it.each([
    ['30820123', 0x127],
    ['308180AA', 0x83],
    ['307F0102', 0x81],
    ['30000000', 2],
  ])('%s: %i bytes', (header, length) => {
    expect(derLength(hex(header))).toEqual({ ok: true, value: length });
  });

  it.each([
    ['FFFFFFFF', 'blank'],
    ['00000000', 'blank'],
    ['31820123', 'not a DER sequence'],
    ['30830001', 'a length of 3 bytes'],
    ['30800000', 'a length of 0 bytes'],
    ['3081', 'a length of 1 bytes'],
    ['30817F00', 'a length that is not in its shortest form'],
    ['308200FF', 'a length that is not in its shortest form'],
    ['30', 'no header'],
  ])('%s: %s', (header, reason) => {
    expect(derLength(hex(header))).toEqual({ ok: false, error: reason });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 6 }), (header) => {
        expect(typeof derLength(header).ok).toBe('boolean');
      }),
    );
  });
});
