import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, hex, toHex } from '../../../../native/base/bytes.ts';
import { createSoftwareKeyStore } from '../../../../native/pinpad/key-store/software.ts';
import { trackLetters } from './field-codec.ts';
import { FIELDS, FIELDS_WIDE_PIN } from './fields-table.ts';
import { createFrameSplitter, wrap } from './frames.ts';
import { decodeMessage, encodeMessage, type Message } from './message.ts';

/** A balance inquiry of an inserted card with PIN and MAC: PIN 123456, TPK 0123…3210, MAK C24A8FB57AA20123. */
const INQUIRY = hex(`007D 6000030000 603100310100 0200 602406C020C09811 19 62170000000000000120 310000 000123 3012 0510 0001 00 06
  37 6217000000000000012D30122200000000000 0 3030303030303031 313233343536373839303132333435 313536 7D8C858DF85989BB 2600000000000000
  0013 01000001000500 3241334445453532`);
const ENVELOPE = { tpdu: hex('6000030000'), header: hex('603100310100') };
const FIELDS_OF_INQUIRY: readonly (readonly [number, string])[] = [
  [2, '6217000000000000012'],
  [3, '310000'],
  [11, '000123'],
  [14, '3012'],
  [22, '051'],
  [23, '001'],
  [25, '00'],
  [26, '06'],
  [35, '6217000000000000012D30122200000000000'],
  [41, '00000001'],
  [42, '123456789012345'],
  [49, '156'],
  [52, '7D8C858DF85989BB'],
  [53, '2600000000000000'],
  [60, '0100000100050'],
];
const BODY = INQUIRY.slice(13);

describe('a message of UnionPay POS', () => {
  it('balance inquiry is encoded byte for byte, MAC and envelope included', async () => {
    const over = encodeMessage(FIELDS, { mti: '0200', fields: new Map(FIELDS_OF_INQUIRY) }, true);
    const keys = createSoftwareKeyStore({ keys: new Map([['mak', hex('C24A8FB57AA20123')]]) });
    const mac = await keys.mac({ key: 'mak', algorithm: 'cup', message: over });
    expect(mac.ok && toHex(wrap(ENVELOPE, concat(over, mac.value)))).toBe(toHex(INQUIRY));
  });

  it('and read back, field by field', () => {
    const read = decodeMessage(FIELDS, BODY);
    if (!read.ok) throw new Error(read.error);
    expect(read.value.mti).toBe('0200');
    expect([...read.value.fields]).toEqual(FIELDS_OF_INQUIRY);
    expect(toHex(read.value.mac?.value ?? new Uint8Array())).toBe('3241334445453532');
    expect(toHex(read.value.mac?.over ?? new Uint8Array())).toBe(toHex(BODY.slice(0, -8)));
  });

  it('sign-on, as a public example has it', () => {
    const bytes = hex('0800 0020000000C00012 000456 3132333435363738 313233343536373839303132333435 0011 001234560030 0002 3033');
    const fields = [
      [11, '000456'],
      [41, '12345678'],
      [42, '123456789012345'],
      [60, '00123456003'],
      [63, '03'],
    ] as const;
    expect(decodeMessage(FIELDS, bytes)).toMatchObject({ ok: true, value: { mti: '0800', fields: new Map(fields), mac: null } });
    expect(toHex(encodeMessage(FIELDS, { mti: '0800', fields: new Map(fields) }, false))).toBe(toHex(bytes));
  });

  it('may carry a PIN block of 16 bytes where the bank says so', () => {
    const message: Message = { mti: '0200', fields: new Map([[52, '1FEBDD179D9582786658CFC407E89295']]) };
    const bytes = encodeMessage(FIELDS_WIDE_PIN, message, false);
    expect(decodeMessage(FIELDS_WIDE_PIN, bytes)).toMatchObject({ ok: true, value: { fields: message.fields } });
    expect(() => encodeMessage(FIELDS, message, false)).toThrow();
  });

  it.each([
    ['a digit field with letters', [3, '31000A']],
    ['a field that is too long', [2, '62170000000000000123']],
    ['a field that is too short', [41, '1']],
    ['the MAC by hand', [64, '0000000000000000']],
    ['a field that nobody knows', [7, '1']],
  ] as const)('is never sent with %s', (_what, field) => {
    expect(() => encodeMessage(FIELDS, { mti: '0200', fields: new Map([field]) }, false)).toThrow();
  });

  it('takes track 2 as cards give it', () => {
    expect(trackLetters('6217000000000000012=30122200000F')).toBe('6217000000000000012D30122200000');
    expect(trackLetters('6217000000000000012D3012220')).toBe('6217000000000000012D3012220');
  });
});

describe('bytes that are no message', () => {
  it.each([
    ['', 'no message type'],
    ['02', 'no message type'],
    ['0A00 0000000000000000', 'no message type'],
    ['0200 8000000000000000', 'field 1 is not known'],
    ['0200 4000000000000000 20 62', 'field 2: its length'],
    ['0200 4000000000000000 1A 62', 'field 2: its length'],
    ['0200 4000000000000000 19 62', 'field 2: the message ends early'],
    ['0200 2000000000000000 31000F', 'field 3: it holds'],
    ['0200 2000000000000000 310000 00', '1 bytes behind'],
  ])('%s', (bytes, why) => {
    expect(decodeMessage(FIELDS, hex(bytes))).toEqual({ ok: false, error: expect.stringContaining(why) as string });
  });

  it('truncated anywhere are refused', () => {
    for (let length = 0; length < BODY.length; length++) expect(decodeMessage(FIELDS, BODY.slice(0, length)).ok).toBe(false);
  });
  it('extended are refused', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 30 }), (more) => !decodeMessage(FIELDS, concat(BODY, more)).ok));
  });
  it('with a flipped bit are refused, or are another message: never the same one', () => {
    const whole = JSON.stringify([...FIELDS_OF_INQUIRY]);
    for (let bit = 0; bit < 8 * BODY.length; bit++) {
      const flipped = BODY.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      const read = decodeMessage(FIELDS, flipped);
      if (!read.ok) continue;
      const same = read.value.mti === '0200' && JSON.stringify([...read.value.fields]) === whole;
      expect(same && toHex(read.value.mac?.value ?? new Uint8Array()) === '3241334445453532').toBe(false);
    }
  });
  it('never throw, whatever they are', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => typeof decodeMessage(FIELDS, bytes).ok === 'boolean'));
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), fc.uint8Array({ maxLength: 200 }), (bitmap, rest) => {
        const read = decodeMessage(FIELDS, concat(hex('0210'), bitmap, rest));
        if (!read.ok) return;
        const again = encodeMessage(FIELDS, read.value, read.value.mac !== null);
        expect(decodeMessage(FIELDS, concat(again, read.value.mac?.value ?? new Uint8Array()))).toMatchObject({
          ok: true,
          value: { fields: read.value.fields },
        });
      }),
    );
  });
});

describe('the stream', () => {
  const OTHER = wrap(ENVELOPE, hex('0810'));
  const messagesOf = (cuts: readonly Uint8Array[]): string[] => {
    const splitter = createFrameSplitter();
    return cuts.flatMap((cut) => splitter.push(cut).messages.map(toHex));
  };

  it('gives the messages whole, wherever it is cut, also two at once', () => {
    const stream = concat(INQUIRY, OTHER, INQUIRY);
    expect(messagesOf([stream])).toEqual([toHex(BODY), '0810', toHex(BODY)]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 8 }), (places) => {
        const ends = [...places.toSorted((a, b) => a - b), stream.length];
        const cuts = ends.map((end, i) => stream.slice(ends[i - 1] ?? 0, end));
        expect(messagesOf(cuts)).toEqual([toHex(BODY), '0810', toHex(BODY)]);
      }),
    );
  });

  it('that announces nothing or far too much is broken', () => {
    for (const start of ['0000', '000B', 'FFFF']) expect(createFrameSplitter().push(hex(start)).broken).toBe(true);
  });

  it('never joins what a dead connection left with what the next one brings', () => {
    const splitter = createFrameSplitter();
    splitter.push(INQUIRY.slice(0, 40));
    splitter.reset();
    expect(splitter.push(OTHER).messages.map(toHex)).toEqual(['0810']);
  });
});
