/** Employers and what they pay: the average base of a year, and the day of a month on which they pay. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import { dayOf, type Month } from '../machines/months.ts';
import { Chance } from './chance.ts';
import type { City, Emit } from './city.ts';
import { STREAM } from './streams.ts';
import { FIRM_KINDS, FIRM_WORDS } from './tables/names.ts';

const YUAN_FEN = 100;
/** Flexibly employed people pay for themselves, on a day by which the month counts. */
const OWN_PAYMENT_DAY = 15;

/** Id of the n-th employer. */
export function employerId(number: number): string {
  return `E${String(number).padStart(7, '0')}`;
}

/** Its name: invented words, the county and what it does. */
export function employerName(city: City, number: number): string {
  const chance = new Chance(city.seed, STREAM.employer, number);
  const region = chance.of(city.population.regions);
  return `${region.city.replace(/^.*?[省区]/, '')}${region.name}${chance.of(FIRM_WORDS)}${chance.of(FIRM_WORDS)}${chance.of(FIRM_KINDS)}有限公司`;
}

/** The average base of its people in a year, in fen. */
export function averageBaseFen(city: City, number: number, year: number): number {
  return new Chance(city.seed, STREAM.employer, number, year).between(5_500, 13_000) * YUAN_FEN;
}

/** When a month is paid; one employer of twelve pays so late that it counts for the next period. */
export function paidOn(city: City, employer: number | null, month: Month): CivilDate {
  if (employer === null) return dayOf(month, OWN_PAYMENT_DAY);
  const late = new Chance(city.seed, STREAM.employer, employer, 0).permille(80);
  return dayOf(month, late ? 26 : new Chance(city.seed, STREAM.employer, employer, 1).between(5, 22));
}

/** All employers with their averages. */
export function emitEmployers(city: City, emit: Emit, from: number, to: number): void {
  const years = [...new Set(city.months.map((month) => Number(month.slice(0, 4))))];
  for (let number = from; number < to; number++) {
    emit('employers', { id: employerId(number), name: employerName(city, number), city: city.city });
    for (const year of years)
      emit('employer_bases', { employer_id: employerId(number), year, average_base_fen: averageBaseFen(city, number, year) });
  }
}
