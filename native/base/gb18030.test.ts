import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex } from './bytes.ts';
import { decodeAscii, decodeGb18030, withoutFilling } from './gb18030.ts';

describe('GB 18030 text', () => {
  it.each([
    ['D5C5C8FD', '张三'],
    ['8139EE39', '㐀'],
    ['9534B235', '𠮷'],
    ['A1A4', '·'],
    ['4C4F56454C4C', 'LOVELL'],
  ])('%s is %s', (bytes, text) => {
    expect(decodeGb18030(hex(bytes))).toEqual({ ok: true, value: text });
  });

  it.each([
    ['half a character', 'D5C5C8'],
    ['a byte that begins nothing', 'D5C5FF'],
    ['a character that cannot be shown', 'D5C50AC8FD'],
  ])('refuses %s', (_what, bytes) => {
    expect(decodeGb18030(hex(bytes)).ok).toBe(false);
  });

  it('takes zeros, blanks and FF at the end for filling', () => {
    expect(withoutFilling(hex('D5C5C8FD0020FF00'))).toEqual(hex('D5C5C8FD'));
    expect(withoutFilling(hex('FFFF'))).toEqual(hex(''));
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(typeof decodeGb18030(withoutFilling(bytes)).ok).toBe('boolean');
        expect(typeof decodeAscii(bytes).ok).toBe('boolean');
      }),
    );
  });
});
