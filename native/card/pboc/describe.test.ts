import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex } from '../../base/bytes.ts';
import { describeDataObject } from './describe.ts';
import { dataObjectRow } from './tag-table.ts';

const UNIONPAY = hex('A000000333010101');
const MASTERCARD = hex('A0000000041010');

function shown(tag: number, value: string, aid = UNIONPAY): string {
  return describeDataObject(tag, hex(value), aid).shown;
}

describe('what a data object shows', () => {
  it.each([
    ['a card number masked', 0x5a, '6217000000000000012F', '6217***********0012'],
    ['of track 2 the masked number alone', 0x57, '6217000000000000012D30122200000000000F', '6217***********0012D…'],
    ['no sequence number', 0x5f34, '01', '** (1)'],
    ['no track 1 data', 0x9f1f, '30303030', '** (4)'],
    ['the name without the surname', 0x5f20, 'D5C5C8FD2020', '*三'],
    ['the identity number masked', 0x9f61, '313130313031313939303033303737373758', '110***********777X'],
    ['a date as digits', 0x5f24, '301231', '301231'],
    ['a list as tags and lengths', 0x9f38, '9F7A019F02065F2A02', '9F7A(1) 9F02(6) 5F2A(2)'],
    ['bytes in hexadecimal', 0x82, '7C00', '7C00'],
    ['of a broken value its bytes', 0x5f24, '3012F1', '3012F1'],
    ['of a broken card number nothing', 0x5a, '62170A00', '** (4)'],
    ['of track 2 without a separator nothing', 0x57, '6217000000000000012F', '** (10)'],
    ['of a value that is too long for its tag nothing personal', 0x5a, '6217000000000000012F00', '** (11)'],
    ['of an object that no table knows nothing', 0xdf7f, '313130', '** (3)'],
  ])('%s', (_what, tag, value, expected) => {
    expect(shown(tag, value)).toBe(expected);
  });

  it('depends on whose application it is', () => {
    expect(describeDataObject(0x9f6d, hex('000000001000'), UNIONPAY)).toMatchObject({
      name: { zh: '电子现金重置阈值' },
      shown: '000000001000',
    });
    expect(describeDataObject(0x9f6d, hex('0001'), MASTERCARD)).toMatchObject({
      name: { en: 'Mag-stripe application version number (reader)' },
    });
    expect(describeDataObject(0x9f79, hex('000000001000'), MASTERCARD)).toMatchObject({ name: null, shown: '** (6)', source: null });
    expect(describeDataObject(0x5a, hex('00'), MASTERCARD)).toMatchObject({ tag: '5A', length: 1, source: 'EMV book 3 annex A' });
  });

  it('is never a whole card number, whatever the value', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 13, maxLength: 19 }).map((list) => list.join(''));
    fc.assert(
      fc.property(digits, fc.constantFrom('D2512220', 'D'), (pan, behind) => {
        const value = (text: string) => (text.length % 2 === 0 ? text : `${text}F`);
        expect(shown(0x5a, value(pan))).not.toContain(pan);
        expect(shown(0x57, value(pan + behind))).not.toContain(pan);
      }),
    );
  });
});

it('the table has sizes that a tag can have', () => {
  const tags = [0x57, 0x5a, 0x9f79, 0x9f4f];
  for (const tag of tags) {
    const row = dataObjectRow(tag, 'A000000333010101');
    expect(row?.minBytes).toBeLessThanOrEqual(row?.maxBytes ?? -1);
  }
});
