import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scrub } from './scrub.ts';

/** Invented numbers with valid check digits. */
const TRAPS: readonly (readonly [what: string, text: string, scrubbed: string])[] = [
  ['an identity number', 'holder 530602195503020027 differs', 'holder (18) differs'],
  ['an identity number that ends with X', 'holder 53060219550302001X, again', 'holder (18), again'],
  ['one that ends with x', '(53060219550302001x)', '((18))'],
  ['one beside Chinese text', '身份证号530602195503020027不符', '身份证号(18)不符'],
  ['one in full-width digits', '号码５３０６０２１９５５０３０２００１Ｘ', '号码(18)'],
  ['one in groups', '530602 19550302 0027', '(20)'],
  ['one glued to a word', 'NO530602195503020027', 'NO(18)'],
  ['an old identity number', '530602550302001', '(15)'],
  ['a PAN of 13 digits', 'pan=4222222222222', 'pan=(13)'],
  ['a PAN of 19 digits', '6222021234567890128', '(19)'],
  ['a PAN in groups', '6222 0212 3456 7890 128 or 6222-0212-3456-7890', '(23) or (19)'],
  ['a PAN inside bytes in hexadecimal', 'tag 5A0862220212345678909F', 'tag (22)'],
  ['bytes in hexadecimal apart', 'got 5A 08 62 22 02 12 34 56 78 90 9000', 'got (29) 9000'],
  ['an identity number as bytes', '353330363032313935353033303230303237', '(36)'],
  ['track 2 with its separator', '6222021234567890128D30122200000', '(31)'],
  ['the number of a social-security card', 'card A12345678 and A1234567X', 'card (9) and (9)'],
  ['a telephone number', '致电13800000000', '致电(11)'],
  ['a PIN', 'PIN 000000', 'PIN (6)'],
  ['a date of birth', 'born 19550302', 'born (8)'],
];

const KEPT: readonly string[] = [
  'the card answered 6A82 to 00A40400',
  'SCardTransmit: 0x80100069',
  'session T1-20261122-0001 ended',
  '凭条 ZT0001-20261122-0007-2',
  'receipt ZT-20261122-000017',
  'statement from 2026-01-01 to 2026-11-22 10:00:00',
  'entry 12345 was changed',
  'at file:///app/electron/main.js:123:45',
  '社保卡无应答，请取出后重新插入',
  'Virtual PCD 00 00',
  '127.0.0.1:35963',
];

const characters = (text: string): string[] => Array.from(text);

describe('scrub', () => {
  it.each(TRAPS)('takes out %s', (_what, text, scrubbed) => {
    expect(scrub(text)).toBe(scrubbed);
  });

  it.each(KEPT)('keeps %j', (text) => {
    expect(scrub(text)).toBe(text);
  });

  it('finds a personal number in whatever text stands around it', () => {
    const digit = fc.constantFrom(...characters('0123456789'));
    const number = fc.oneof(
      fc.string({ unit: digit, minLength: 13, maxLength: 19 }),
      fc.tuple(fc.string({ unit: digit, minLength: 17, maxLength: 17 }), fc.constantFrom('X', 'x')).map((parts) => parts.join('')),
    );
    const around = fc.string({ unit: fc.constantFrom(...characters('0aZ-_ 号，:/(#"')) });
    fc.assert(
      fc.property(around, number, around, (before, secret, after) => {
        expect(scrub(`${before}${secret}${after}`)).not.toContain(secret);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is done after once, and never throws', () => {
    const unit = fc.oneof(fc.string({ unit: 'binary', maxLength: 1 }), fc.constantFrom(...characters('0123456789ABCDEFXx -:')));
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(scrub(scrub(text))).toBe(scrub(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes no longer for a text made to be slow', () => {
    for (const piece of ['1234 ', '00 ', 'A1234567', 'T1-2026112', '123456-'])
      expect(scrub(piece.repeat(20_000)).length).toBeGreaterThan(0);
  }, 2_000);
});
