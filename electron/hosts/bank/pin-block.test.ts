import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex } from '../../../native/base/bytes.ts';
import { decipherPinBlock, decodeFormat0 } from './pin-block.ts';

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

  it('refuses a PAN that is none', () => {
    expect(decodeFormat0(hex('041261AAAAEDCBA9'), '123')).toEqual({ ok: false, error: 'panLength' });
  });
});

describe('the enciphered block', () => {
  const KEY = hex('0123456789ABCDEFFEDCBA9876543210');
  const PAN = '6217000000000000012';

  it('two-key triple DES: 7D8C858DF85989BB is 123456', () => {
    expect(digits(decipherPinBlock(hex('7D8C858DF85989BB'), 'iso0-tdes', KEY, PAN))).toBe('123456');
  });
  it('SM4 over the padded block: FF82E2F6… is 123456, E639B734… under a worked key chain 123654', () => {
    expect(digits(decipherPinBlock(hex('FF82E2F6892024BD37DC451E28CB829C'), 'iso0-sm4-padded', KEY, PAN))).toBe('123456');
    const working = hex('F351D490994603795C6EBEE8FAEBB481');
    expect(digits(decipherPinBlock(hex('E639B7346D93D4ECE1E991CDCC84936E'), 'iso0-sm4-padded', working, '6230606601007726888'))).toBe(
      '123654',
    );
  });
  it('under a wrong key, of a wrong length or with other padding is no PIN block', () => {
    expect(decipherPinBlock(hex('7D8C858DF85989BB'), 'iso0-tdes', hex('00112233445566778899AABBCCDDEEFF'), PAN).ok).toBe(false);
    expect(decipherPinBlock(hex('7D8C858DF85989'), 'iso0-tdes', KEY, PAN)).toEqual({ ok: false, error: 'length' });
    // 06123456FFFFFFFF under the PAN over the whole 16 bytes: the other SM4 convention in use
    expect(decipherPinBlock(hex('1FEBDD179D9582786658CFC407E89295'), 'iso0-sm4-padded', KEY, PAN)).toEqual({ ok: false, error: 'padding' });
  });
  it('corrupted never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 33 }), fc.constantFrom('iso0-tdes' as const, 'iso0-sm4-padded' as const), (bytes, format) => {
        expect(typeof decipherPinBlock(bytes, format, KEY, PAN).ok).toBe('boolean');
      }),
    );
  });
});
