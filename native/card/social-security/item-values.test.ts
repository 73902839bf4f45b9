import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex, toHex } from '../../base/bytes.ts';
import { CARD_FILES } from './files/all-files.ts';
import { an, b, cn, nested, type ItemSpec } from './files/file-spec.ts';
import { decodeValue, encodeItem, encodeRow, encodeValue, splitFields, splitParts } from './item-values.ts';

const DATE = cn(0x39, 4, '日期', 'Date');
const NAME = an(0x2c, 8, '联系人', 'Contact');
const AMOUNT = b(5, 4, '金额', 'Amount');
const IDENTIFIER = cn(0x01, 4, '识别码', 'Identifier', { hexadecimal: true });

describe('values', () => {
  it.each<[ItemSpec, string, string]>([
    [DATE, '20260105', '20260105'],
    [DATE, '', 'FFFFFFFF'],
    [DATE, '2026010', '2026010F'],
    [NAME, '张三', 'D5C5C8FD00000000'],
    [NAME, '', '0000000000000000'],
    [NAME, '𠮷', '9534B23500000000'],
    [AMOUNT, '12650', '0000316A'],
    [AMOUNT, '4294967295', 'FFFFFFFF'],
    [IDENTIFIER, '5101D156', '5101D156'],
  ])('%o %s is %s, and back', (spec, text, bytes) => {
    const encoded = encodeValue(spec, text);
    expect(encoded.ok && toHex(encoded.value)).toBe(bytes);
    expect(decodeValue(spec, hex(bytes))).toEqual({ ok: true, value: text });
  });

  it.each<[ItemSpec, string, string]>([
    [DATE, '202601050', '5 bytes, the specification has 4'],
    [DATE, '2026-01-', 'a character that is no digit'],
    [NAME, '欧阳锋行者', '10 bytes, the specification has 8'],
    [AMOUNT, '4294967296', 'more than 4 bytes hold'],
    [AMOUNT, '-1', 'a character that is no digit'],
    [IDENTIFIER, '5101', '2 bytes, the specification has 4'],
    [IDENTIFIER, '5101D15', 'an odd number of hexadecimal digits: 7'],
  ])('%o does not take %s: %s', (spec, text, reason) => {
    expect(encodeValue(spec, text)).toEqual({ ok: false, error: reason });
  });

  it.each<[ItemSpec, string]>([
    [DATE, '2026A105'],
    [DATE, 'F0260105'],
    [NAME, 'D5C5FD0000000000'.replace('FD', 'FF41')],
  ])('%o does not read %s', (spec, bytes) => {
    expect(decodeValue(spec, hex(bytes.slice(0, 2 * spec.length))).ok).toBe(false);
  });
});

describe('parts and fields', () => {
  const PARTS = [an(0x57, 3, '学位', 'Degree'), cn(0x58, 3, '年月', 'Month')];

  it('a nested value carries tag and length of each part', () => {
    const encoded = encodeItem(nested(0x40, 3, '学位信息', 'Degrees', PARTS), '403^200807');
    expect(encoded.ok && toHex(encoded.value)).toBe('57033430335803200807');
  });

  it('a cyclic record is its fields in a row', () => {
    const encoded = encodeRow(PARTS, '403^200807');
    expect(encoded.ok && toHex(encoded.value)).toBe('343033200807');
  });

  it.each([
    ['5703343033', 'tag 58: an answer of 0 bytes'],
    ['5703343033580320080700', '1 bytes behind the last part'],
    ['5803200807' + '5703343033', 'tag 57: the answer carries tag 58'],
    ['57023430' + '5803200807', 'tag 57: 2 bytes announced, 3 there'],
  ])('%s is refused: %s', (bytes, reason) => {
    expect(splitParts(PARTS, hex(bytes))).toEqual({ ok: false, error: reason });
  });

  it('a record of another length is refused', () => {
    expect(splitFields(PARTS, hex('34303320080700'))).toEqual({ ok: false, error: '7 bytes, the specification has 6' });
  });
});

describe('any bytes and any text', () => {
  const specs = CARD_FILES.flatMap(({ items }) => items);

  it('decode to a text or to a reason, never to a throw', () => {
    fc.assert(
      fc.property(fc.constantFrom(...specs), fc.uint8Array({ maxLength: 120 }), (spec, bytes) => {
        expect(typeof decodeValue(spec, bytes).ok).toBe('boolean');
        expect(typeof splitParts(spec.parts ?? [], bytes).ok).toBe('boolean');
      }),
    );
  });

  it('what encodes has exactly its length and reads back as the same text', () => {
    const texts = fc.oneof(
      fc.stringMatching(/^\d{0,16}$/),
      fc.string({ unit: fc.constantFrom('张', '三', '丰', '·', 'A', 'b', '0', '9', '𠮷', '㐀') }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...specs.filter(({ parts }) => parts === undefined)), texts, (spec, text) => {
        const encoded = encodeValue(spec, text);
        if (!encoded.ok) return;
        expect(encoded.value).toHaveLength(spec.length);
        const canonical = spec.type === 'b' ? String(BigInt(text === '' ? 0 : text)) : text;
        expect(decodeValue(spec, encoded.value)).toEqual({ ok: true, value: canonical });
      }),
    );
  });
});
