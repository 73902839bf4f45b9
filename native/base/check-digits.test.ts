import { describe, expect, it } from 'vitest';
import { isCitizenNumber, passesLuhn } from './check-digits.ts';

describe('numbers with a check character', () => {
  it('takes the example of GB 11643 and an X, and no number with one digit changed', () => {
    expect(isCitizenNumber('11010519491231002X')).toBe(true);
    expect(isCitizenNumber('440524188001010014')).toBe(true);
    for (let place = 0; place < 17; place += 1) {
      const digits = Array.from('11010519491231002X');
      digits[place] = String((Number(digits[place]) + 1) % 10);
      expect(isCitizenNumber(digits.join(''))).toBe(false);
    }
    expect(isCitizenNumber('11010519491231002x')).toBe(false);
  });

  it('takes a bank card number whose last digit fits, of 13 to 19 digits', () => {
    expect(passesLuhn('79927398713'.padStart(13, '0'))).toBe(true);
    expect(passesLuhn('79927398710'.padStart(13, '0'))).toBe(false);
    expect(passesLuhn('18')).toBe(false);
  });
});
