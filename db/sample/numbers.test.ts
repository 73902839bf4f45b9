import { describe, expect, it } from 'vitest';
import { sampleCardNumber, samplePersonalNumber, withCardCheck, withIdentityCheck } from './numbers.ts';

describe('numbers of people and cards', () => {
  it.each(['11010519491231002X', '440524188001010014', '111111198101011110'])(
    'has the check character of %s (GB 11643-1999, annex)',
    (number) => {
      expect(withIdentityCheck(number.slice(0, 17))).toBe(number);
    },
  );

  it.each(['A53060210', 'T2303655X', 'T21407310'])('has the check character of the card %s', (number) => {
    expect(withCardCheck(number.slice(0, 8))).toBe(number);
  });

  it('gives every card and every person a number of its own', () => {
    const numbers = Array.from({ length: 20_000 }, (_, index) => index * 1499);
    expect(new Set(numbers.map(sampleCardNumber)).size).toBe(numbers.length);
    const personal = Array.from({ length: 20_000 }, (_, index) => samplePersonalNumber(index * 499));
    expect(new Set(personal).size).toBe(personal.length);
    expect(personal.every((number) => /^\d{8}$/.test(number))).toBe(true);
  });

  it('refuses more cards than there are numbers', () => {
    expect(() => sampleCardNumber(160_000_000)).toThrow('more cards than numbers');
  });
});
