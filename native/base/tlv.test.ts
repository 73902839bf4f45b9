import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, hex, toHex } from './bytes.ts';
import { findTlv, parseTlv } from './tlv.ts';

const FCI_SSSE_SM4 = hex('6F1C840F7378312E73682EC9E7BBE1B1A3D5CFA50988011E9F0C03860103');

function reason(bytes: string): string {
  const parsed = parseTlv(hex(bytes));
  return parsed.ok ? 'parsed' : `${parsed.error.offset}: ${parsed.error.reason}`;
}

describe('BER-TLV', () => {
  it('finds the DF name and the issuer data in the FCI of a 3.00 card', () => {
    const parsed = parseTlv(FCI_SSSE_SM4);
    const list = parsed.ok ? parsed.value : [];
    expect(toHex(findTlv(list, 0x84)?.value ?? hex(''))).toBe('7378312E73682EC9E7BBE1B1A3D5CF');
    expect(toHex(findTlv(list, 0x9f0c)?.value ?? hex(''))).toBe('860103');
    expect(findTlv(list, 0x50)).toBeUndefined();
  });

  it('reads lengths of one to four bytes behind the first', () => {
    const value = new Uint8Array(3).fill(7);
    for (const length of ['03', '8103', '820003', '83000003', '8400000003']) {
      expect(parseTlv(concat(hex('5A'), hex(length), value))).toEqual({ ok: true, value: [{ tag: 0x5a, value, children: null }] });
    }
  });

  it('gives views of a part of a larger buffer', () => {
    const parsed = parseTlv(hex('FFFF 6F03 840112 FF').subarray(2, 7));
    expect(parsed.ok && toHex(findTlv(parsed.value, 0x84)?.value ?? hex(''))).toBe('12');
    expect(parsed.ok && toHex(parsed.value[0]?.value ?? hex(''))).toBe('840112');
  });

  it('passes over filling between objects', () => {
    const parsed = parseTlv(hex('00005A0112005F340101'));
    expect(parsed.ok && parsed.value.map(({ tag }) => tag)).toEqual([0x5a, 0x5f34]);
  });

  it.each([
    ['6F03840212', '4: 2 bytes announced, 1 there'],
    ['6F038402125A00', '4: 2 bytes announced, 1 there'],
    ['6F019F0200', '3: the tag ends early'],
    ['6F015A00', '3: a length is missing'],
    ['6F025A8200', '3: the length ends early'],
    ['5A00 6F02 5A80', '5: indefinite length'],
    ['5A84FFFFFFFF', '6: 4294967295 bytes announced, 0 there'],
    ['5A', '1: a length is missing'],
    ['5A80', '1: indefinite length'],
    ['5A850000000001', '1: a length of 5 bytes'],
    ['5A8201', '1: the length ends early'],
    ['9F', '1: the tag ends early'],
    ['9F8181818101', '0: a tag longer than 4 bytes'],
    [nested(10), '18: nested deeper than 8'],
  ])('%s: %s', (bytes, expected) => {
    expect(reason(bytes)).toBe(expected);
  });

  it('never throws, and never gives more bytes than it was given', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const parsed = parseTlv(bytes);
        if (parsed.ok) expect(parsed.value.reduce((sum, { value }) => sum + value.length, 0)).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });

  it('refuses every truncation of an FCI', () => {
    for (let length = 1; length < FCI_SSSE_SM4.length; length++) expect(parseTlv(FCI_SSSE_SM4.subarray(0, length)).ok).toBe(false);
  });
});

function nested(depth: number): string {
  let bytes = '';
  for (let level = 0; level < depth; level++) bytes = `6F${(bytes.length / 2).toString(16).padStart(2, '0')}${bytes}`;
  return bytes;
}
