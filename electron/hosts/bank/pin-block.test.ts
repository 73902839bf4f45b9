import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex } from '../../../native/base/bytes.ts';
import { PIN_BLOCK_FORMATS } from '../../../native/ports/pin-pad.ts';
import { encipherPin } from '../../../native/pinpad/pin-block.ts';
import { decipherPinBlock, readField } from './pin-block.ts';

const decodeFormat0 = (clear: Uint8Array, pan: string) => readField(clear, 'iso0', pan);

const digits = (result: ReturnType<typeof decodeFormat0>): string => (result.ok ? [...result.value].join('') : result.error);

describe('ISO 9564-1 format 0', () => {
  it.each([
    ['1234', '5555555551234567', '041261AAAAEDCBA9', 'published example'],
    ['1234', '4012345678909', '041274EDCBA9876F', 'ANSI X9.24-1 A.4'],
    ['123456', '123456789012345678', '061253DFFEDCBA98', 'UnionPay example'],
    ['123456', '6217000000000000012', '06123456FFFFFFFE', '19-digit PAN'],
    ['123654', '6230606601007726888', '06125055FF88D977', 'SM4 example'],
  ])('gives %s for PAN %s (%s, %s)', (pin, pan, block) => {
    expect(digits(decodeFormat0(hex(block), pan))).toBe(pin);
  });

  it('gives nothing under another card number', () => {
    expect(decodeFormat0(hex('041261AAAAEDCBA9'), '5555555559994567').ok).toBe(false);
  });

  it('gives digits only from a well-formed block, whatever bytes come', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), fc.stringMatching(/^\d{13,19}$/), (bytes, pan) => {
        const result = decodeFormat0(bytes, pan);
        if (result.ok) expect([...result.value].join('')).toMatch(/^\d{4,12}$/);
      }),
    );
  });
});

describe('the enciphered block', () => {
  const KEY = hex('0123456789ABCDEFFEDCBA9876543210');
  const PAN = '6217000000000000012';

  const said = async (block: string, format: (typeof PIN_BLOCK_FORMATS)[number], key = KEY, pan = PAN): Promise<string> =>
    digits(await decipherPinBlock(hex(block), format, key, pan));

  it('two-key triple DES: 7D8C858DF85989BB is 123456', async () => {
    expect(await said('7D8C858DF85989BB', 'iso0-tdes')).toBe('123456');
  });
  it('SM4 in both conventions; E639B734… under a worked key chain is 123654', async () => {
    expect(await said('FF82E2F6892024BD37DC451E28CB829C', 'iso0-sm4-padded')).toBe('123456');
    expect(await said('1FEBDD179D9582786658CFC407E89295', 'iso0-sm4-wide')).toBe('123456');
    const working = hex('F351D490994603795C6EBEE8FAEBB481');
    expect(await said('E639B7346D93D4ECE1E991CDCC84936E', 'iso0-sm4-padded', working, '6230606601007726888')).toBe('123654');
  });
  it('format 4 under AES, as published', async () => {
    const key = hex('00112233445566778899AABBCCDDEEFF');
    expect(await said('28B41FDDD29B743E93124BD8E32D921E', 'iso4-aes', key, '1234567890123456789')).toBe('1234');
  });
  it('formats 1 and 3, clear, as published', () => {
    expect(digits(readField(hex('1512345EDCBA9876'), 'iso1', PAN))).toBe('12345');
    expect(digits(readField(hex('341261AAAAEDCBA9'), 'iso3', '5555555551234567'))).toBe('1234');
  });
  it('under a wrong key, of a wrong length, with other padding or a card number that is none is no PIN block', async () => {
    expect(await said('7D8C858DF85989BB', 'iso0-tdes', hex('00112233445566778899AABBCCDDEEFF'))).toBe('format');
    expect(await said('7D8C858DF85989', 'iso0-tdes')).toBe('length');
    expect(await said('1FEBDD179D9582786658CFC407E89295', 'iso0-sm4-padded')).toBe('padding');
    expect(await said('7D8C858DF85989BB', 'iso0-tdes', KEY, '123')).toBe('panLength');
  });
  it.each(PIN_BLOCK_FORMATS)(
    '%s of the pad is read by the host, under its own card number only where it is bound to it',
    async (format) => {
      const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
      const block = await encipherPin({ pin: Uint8Array.of(9, 0, 3, 4, 5), format, pan: PAN, key: KEY, random });
      expect(digits(await decipherPinBlock(block, format, KEY, PAN))).toBe('90345');
      const other = digits(await decipherPinBlock(block, format, KEY, '6217000000000999912'));
      expect(other === '90345').toBe(format.startsWith('iso1') || format.startsWith('x98'));
    },
  );
  it('corrupted never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 33 }), fc.constantFrom(...PIN_BLOCK_FORMATS), async (bytes, format) => {
        expect(typeof (await decipherPinBlock(bytes, format, KEY, PAN)).ok).toBe('boolean');
      }),
    );
  });
});
