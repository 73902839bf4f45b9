import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex, toHex } from './bytes.ts';
import { decodeAscii, decodeGb18030, encodeGb18030, withoutFilling } from './gb18030.ts';

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

describe('text to GB 18030 bytes', () => {
  it.each([
    ['张三', 'D5C5C8FD'],
    ['㐀', '8139EE39'],
    ['𠮷', '9534B235'],
    ['·', 'A1A4'],
    ['LOVELL', '4C4F56454C4C'],
    ['', ''],
  ])('%s is %s', (text, bytes) => {
    const encoded = encodeGb18030(text);
    expect(encoded.ok && toHex(encoded.value)).toBe(bytes);
  });

  it('refuses half a surrogate pair by its code', () => {
    expect(encodeGb18030('张\ud842')).toEqual({ ok: false, error: 'no code for U+D842' });
  });

  it('gives bytes that read back as the same text', () => {
    const printable = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .filter((text) => !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Cn}\p{Co}\u{fffd}]/u.test(text));
    fc.assert(
      fc.property(printable, (text) => {
        const encoded = encodeGb18030(text);
        expect(encoded.ok && decodeGb18030(encoded.value)).toEqual({ ok: true, value: text });
      }),
    );
  });
});
