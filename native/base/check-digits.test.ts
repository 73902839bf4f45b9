import { describe, expect, it } from 'vitest';
import { passesLuhn } from './check-digits.ts';

describe('bank card numbers', () => {
  it('takes a bank card number whose last digit fits, of 13 to 19 digits', () => {
    expect(passesLuhn('79927398713'.padStart(13, '0'))).toBe(true);
    expect(passesLuhn('79927398710'.padStart(13, '0'))).toBe(false);
    expect(passesLuhn('18')).toBe(false);
  });
});
