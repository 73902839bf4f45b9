import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex, toHex } from '../base/bytes.ts';
import { PIN_BLOCK_FORMATS, type PinBlockFormat } from '../ports/pin-pad.ts';
import { clearBlock, encipherPin } from './pin-block.ts';

const pin = (digits: string): Uint8Array => Uint8Array.from(digits, Number);
/** A random source that gives these bytes again and again. */
const says = (bytes: string) => {
  const all = hex(bytes);
  let at = 0;
  return (count: number) => Uint8Array.from({ length: count }, () => all[at++ % all.length] ?? 0);
};
const FF = says('FF');
const clear = (format: PinBlockFormat, digits: string, pan: string, random = FF): string =>
  toHex(clearBlock({ pin: pin(digits), format, pan, random }));

describe('ISO 9564-1 format 0', () => {
  it.each([
    ['1234', '5555555551234567', '041261AAAAEDCBA9'],
    ['1234', '4012345678909', '041274EDCBA9876F'],
    ['123456', '123456789012345678', '061253DFFEDCBA98'],
    ['123654', '6230606601007726888', '06125055FF88D977'],
  ])('PIN %s under PAN %s is %s', (digits, pan, block) => {
    expect(clear('iso0-tdes', digits, pan)).toBe(block);
    expect(clear('iso0-sm4-padded', digits, pan)).toBe(`${block}0000000000000000`);
  });
  it('takes odd lengths and twelve digits', () => {
    expect(clear('iso0-tdes', '12345', '0000000000000')).toBe('0512345FFFFFFFFF');
    expect(clear('iso0-tdes', '123456789012', '0000000000000')).toBe('0C123456789012FF');
  });
  it('without the card number is length, digits, fill: X9.8 as UnionPay POS names it', () => {
    expect(clear('x98-tdes', '123456', '5555555551234567')).toBe('06123456FFFFFFFF');
  });
  it('laid over 16 bytes is bound to the card number at its end: the other SM4 convention in use', () => {
    expect(clear('iso0-sm4-wide', '123654', '6230606601007726888')).toBe('06123654FFFFFFFFFFFF99FEFF88D977');
  });
});

describe('the other formats of ISO 9564-1', () => {
  it('1 has random fill and no card number', () => {
    const block = clear('iso1-tdes', '12345', '5555555551234567', says('0E0D0C0B0A09080706'));
    expect(block).toBe('1512345EDCBA9876');
    expect(clear('iso1-tdes', '12345', '4012345678909', says('0E0D0C0B0A09080706'))).toBe(block);
  });
  it('3 has fill from A to F, bound to the card number', () => {
    expect(clear('iso3-tdes', '1234', '5555555551234567', says('05'))).toBe('341261AAAAEDCBA9');
    expect(clear('iso3-tdes', '1234', '0000000000000', says('FF000102030405FE'))).toBe('341234ABCDEFABCD');
  });
  it('4 has fill A and eight random bytes', () => {
    expect(clear('iso4-aes', '1234', '1234567890123456789')).toBe('441234AAAAAAAAAAFFFFFFFFFFFFFFFF');
  });
});

describe('the enciphered block', () => {
  const KEY = hex('0123456789ABCDEFFEDCBA9876543210');
  const PAN = '6217000000000000012';
  const made = async (format: PinBlockFormat, digits = '123456', pan = PAN, key = KEY): Promise<string> =>
    toHex(await encipherPin({ pin: pin(digits), format, pan, key, random: format.startsWith('iso3') ? says('05') : FF }));

  it('two-key triple DES', async () => {
    expect(await made('iso0-tdes')).toBe('7D8C858DF85989BB');
  });
  it('SM4 in both conventions', async () => {
    expect(await made('iso0-sm4-padded')).toBe('FF82E2F6892024BD37DC451E28CB829C');
    expect(await made('iso0-sm4-wide')).toBe('1FEBDD179D9582786658CFC407E89295');
    const working = hex('F351D490994603795C6EBEE8FAEBB481');
    expect(await made('iso0-sm4-padded', '123654', '6230606601007726888', working)).toBe('E639B7346D93D4ECE1E991CDCC84936E');
  });
  it('format 4 under AES-128, as published', async () => {
    const key = hex('00112233445566778899AABBCCDDEEFF');
    expect(await made('iso4-aes', '1234', '1234567890123456789', key)).toBe('28B41FDDD29B743E93124BD8E32D921E');
  });
  it('is not made of what is no PIN, no card number or no key', async () => {
    await expect(made('iso0-tdes', '123')).rejects.toThrow();
    await expect(made('iso0-tdes', '1234567890123')).rejects.toThrow();
    await expect(made('iso4-aes', '1234', '12')).rejects.toThrow();
    await expect(made('iso0-sm4-wide', '1234', PAN, KEY.subarray(1))).rejects.toThrow();
  });
  it('has the length of its cipher and never the digits in the clear', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...PIN_BLOCK_FORMATS), fc.stringMatching(/^\d{4,12}$/), async (format, digits) => {
        const block = await made(format, digits);
        expect(block).toHaveLength(format.endsWith('tdes') ? 16 : 32);
        expect(block.startsWith(`0${digits.length.toString(16)}${digits}`)).toBe(false);
      }),
    );
  });
});
