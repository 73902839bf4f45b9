import { describe, expect, it } from 'vitest';
import { citizenCheckCharacter, isCitizenNumber, isRecordedCitizenNumber } from './citizen-number.ts';

describe('citizen numbers', () => {
  it('have the check characters of the examples of GB 11643', () => {
    expect(citizenCheckCharacter('11010519491231002')).toBe('X');
    expect(citizenCheckCharacter('44052418800101001')).toBe('4');
  });

  it.each([
    ['11010519491231002X', true],
    ['11010519491231002x', true],
    ['440524188001010014', true],
    ['440524188001010015', false],
    ['44052418800101001', false],
    ['4405241880010100１4', false],
    ['', false],
  ])('%s: %s', (number, good) => {
    expect(isCitizenNumber(number)).toBe(good);
  });

  it('takes the example of GB 11643 as it is recorded: a capital X, and no number with one digit changed', () => {
    expect(isRecordedCitizenNumber('11010519491231002X')).toBe(true);
    expect(isRecordedCitizenNumber('440524188001010014')).toBe(true);
    for (let place = 0; place < 17; place += 1) {
      const digits = Array.from('11010519491231002X');
      digits[place] = String((Number(digits[place]) + 1) % 10);
      expect(isRecordedCitizenNumber(digits.join(''))).toBe(false);
    }
    expect(isRecordedCitizenNumber('11010519491231002x')).toBe(false);
  });
});
