import { describe, expect, it } from 'vitest';
import { citizenCheckCharacter, isCitizenNumber } from './citizen-number.ts';

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
});
