import { describe, expect, it } from 'vitest';
import { hex, toHex } from '../base/bytes.ts';
import { encipherPin, encodeFormat0 } from './pin-block.ts';

const pin = (digits: string): Uint8Array => Uint8Array.from(digits, Number);

describe('ISO 9564-1 format 0', () => {
  it.each([
    ['1234', '5555555551234567', '041261AAAAEDCBA9'],
    ['1234', '4012345678909', '041274EDCBA9876F'],
    ['123456', '123456789012345678', '061253DFFEDCBA98'],
    ['123654', '6230606601007726888', '06125055FF88D977'],
  ])('PIN %s under PAN %s is %s', (digits, pan, block) => {
    expect(toHex(encodeFormat0(pin(digits), pan))).toBe(block);
  });
  it('takes odd lengths and twelve digits', () => {
    expect(toHex(encodeFormat0(pin('12345'), '0000000000000'))).toBe('0512345FFFFFFFFF');
    expect(toHex(encodeFormat0(pin('123456789012'), '0000000000000'))).toBe('0C123456789012FF');
  });
  it('is not made of what is no PIN', () => {
    expect(() => encodeFormat0(pin('123'), '4012345678909')).toThrow();
    expect(() => encodeFormat0(pin('1234567890123'), '4012345678909')).toThrow();
    expect(() => encodeFormat0(pin('1234'), '12')).toThrow();
  });
});

describe('the enciphered block', () => {
  const KEY = hex('0123456789ABCDEFFEDCBA9876543210');
  const PAN = '6217000000000000012';
  it('two-key triple DES', () => {
    expect(toHex(encipherPin(pin('123456'), 'iso0-tdes', PAN, KEY))).toBe('7D8C858DF85989BB');
  });
  it('SM4 over the padded block', () => {
    expect(toHex(encipherPin(pin('123456'), 'iso0-sm4-padded', PAN, KEY))).toBe('FF82E2F6892024BD37DC451E28CB829C');
    const working = hex('F351D490994603795C6EBEE8FAEBB481');
    expect(toHex(encipherPin(pin('123654'), 'iso0-sm4-padded', '6230606601007726888', working))).toBe('E639B7346D93D4ECE1E991CDCC84936E');
  });
});
