import { describe, expect, it } from 'vitest';
import { isCivilDate } from '../../native/base/civil-date.ts';
import { simulatedPopulation } from '../simulated-population.ts';
import { createPopulation } from './identity.ts';
import { withIdentityCheck } from './numbers.ts';

const UNTIL = '2026-10-31';

describe('the people of a sample city', () => {
  it.each([150, 1_000, 30_000])('are %i different ones, each with a valid number that was given to nobody', (size) => {
    const population = createPopulation('changsha', size, 7, UNTIL);
    const numbers = Array.from({ length: size }, (_, index) => population.at(index));
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(size);
    for (const { number, bornOn, female, region } of numbers) {
      expect(withIdentityCheck(number.slice(0, 17))).toBe(number);
      expect(number).toMatch(/^4301\d{10}99[6-9][\dX]$/);
      expect(number.slice(0, 14)).toBe(region.code + bornOn.replaceAll('-', ''));
      expect(Number(number[16]) % 2 === 0).toBe(female);
      expect(isCivilDate(bornOn) && bornOn > '1927' && bornOn < UNTIL).toBe(true);
    }
  });

  it('are still different ones in a city of ten million, where the regions are full', () => {
    const population = createPopulation('zhaotong', 10_000_000, 1, UNTIL);
    const from = 4_700_000;
    const numbers = Array.from({ length: 90_000 }, (_, index) => population.at(from + index).number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).toEqual(numbers.toSorted());
    expect(() => createPopulation('zhaotong', 12_000_000, 1, UNTIL)).toThrow('more people than the regions hold');
  });

  it('never have the number of a simulated holder', () => {
    for (const { socialSecurityNumber } of simulatedPopulation()) expect(socialSecurityNumber.slice(14, 16)).not.toBe('99');
  });

  it('can be made one by one, in any order', () => {
    const population = createPopulation('suzhou', 5_000, 3, UNTIL);
    const late = population.at(4_321);
    expect(createPopulation('suzhou', 5_000, 3, UNTIL).at(4_321)).toEqual(late);
    expect(createPopulation('suzhou', 5_000, 4, UNTIL).at(4_321)).not.toEqual(late);
    const adult = population.adultNear(4_321, 17);
    expect(adult.region).toEqual(late.region);
    expect(adult.bornOn < '1990').toBe(true);
  });
});
