/**
 * Who lives in the city. Numbers are valid (GB 11643-1999: region of GB/T 2260, date of birth, birth order, check character) and yet nobody's:
 * their birth order is one of 996 to 999, which was kept for people over a hundred, on people born after 1926.
 */
import { addDays, type CivilDate } from '../../native/base/civil-date.ts';
import type { CityId } from '../rules/model.ts';
import { Chance } from './chance.ts';
import { withIdentityCheck } from './numbers.ts';
import { STREAM } from './streams.ts';
import { FEMALE_CHARACTERS, MALE_CHARACTERS, SURNAMES } from './tables/names.ts';
import { homeRegions, otherRegions, type Region } from './tables/regions.ts';

/** Birth orders of invented people; odd is male (GB 11643-1999 §3.4). */
export const INVENTED_ORDERS = [996, 997, 998, 999] as const;
/** Nobody is younger; nobody is older than the last band, which begins after 1926. */
const YOUNGEST_DAYS = 90;

/** Ages, oldest first: so many days of births hold so many of 100 people. */
const BANDS = [
  { days: 5479, percent: 3 }, // 80 to 94
  { days: 3652, percent: 6 },
  { days: 3652, percent: 12 },
  { days: 3652, percent: 16 },
  { days: 3652, percent: 16 },
  { days: 3652, percent: 17 },
  { days: 3652, percent: 13 },
  { days: 3652, percent: 9 },
  { days: 3652, percent: 8 }, // up to 9
] as const;
const ALL_DAYS = BANDS.reduce((sum, band) => sum + band.days, 0);
/** So many fit into one region: the fullest band has 17 of 100 in 4 numbers a day. */
const REGION_HOLDS = 80_000;

export interface Identity {
  /** Place in the city, from 0. */
  readonly index: number;
  readonly number: string;
  readonly name: string;
  readonly female: boolean;
  readonly bornOn: CivilDate;
  readonly region: Region;
}

export interface Population {
  readonly size: number;
  /** The regions where its people were born. */
  readonly regions: readonly Region[];
  /** The n-th person, in ascending order of numbers within a region; made from nothing but seed and place. */
  at(index: number): Identity;
  /** An adult of the same region as the n-th person: its guardian, spouse or parent. */
  adultNear(index: number, draw: number): Identity;
}

/** The people of a city on a day. Throws on more than the regions hold: 11 million. */
export function createPopulation(city: CityId, size: number, seed: number, until: CivilDate): Population {
  const home = homeRegions(city);
  const wanted = Math.max(home.length, Math.ceil(size / REGION_HOLDS));
  const regions = [...home, ...otherRegions(city)].slice(0, wanted).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  if (regions.length < wanted) throw new RangeError('more people than the regions hold');
  const firstDay = addDays(until, -YOUNGEST_DAYS - ALL_DAYS + 1);
  const startOf = (region: number) => Math.floor((region * size) / regions.length);
  const at = (index: number): Identity => {
    let region = Math.min(regions.length - 1, Math.floor((index * regions.length) / size));
    while (startOf(region + 1) <= index) region += 1;
    while (startOf(region) > index) region -= 1;
    const place = regions[region];
    if (place === undefined || index < 0 || index >= size) throw new RangeError(`no person ${index}`);
    const inRegion = startOf(region + 1) - startOf(region);
    return person(place, slotOf(index - startOf(region), inRegion, new Chance(seed, STREAM.identity, index)), index, { seed, firstDay });
  };
  const adultNear = (index: number, draw: number): Identity => {
    const region = Math.min(regions.length - 1, Math.floor((index * regions.length) / size));
    const from = startOf(region);
    const count = startOf(region + 1) - from;
    // The bands of people from 40 to 69: they begin after 9 of 100 and hold 44.
    return at(from + Math.floor((count * (9 + (draw % 44))) / 100));
  };
  return { size, regions, at, adultNear };
}

/** Day and birth order of the n-th of a region's people as one number: each has a span of its own, so that no two meet. */
function slotOf(place: number, count: number, chance: Chance): number {
  let days = 0;
  let percent = 0;
  for (const band of BANDS) {
    const from = Math.floor((count * percent) / 100);
    const to = Math.floor((count * (percent + band.percent)) / 100);
    if (place < to) {
      const slots = band.days * INVENTED_ORDERS.length;
      const low = Math.floor(((place - from) * slots) / (to - from));
      const high = Math.floor(((place - from + 1) * slots) / (to - from));
      return days * INVENTED_ORDERS.length + chance.between(low, high - 1);
    }
    days += band.days;
    percent += band.percent;
  }
  throw new RangeError('beyond the last band');
}

function person(region: Region, slot: number, index: number, { seed, firstDay }: { seed: number; firstDay: CivilDate }): Identity {
  const bornOn = addDays(firstDay, Math.floor(slot / INVENTED_ORDERS.length));
  const order = INVENTED_ORDERS[slot % INVENTED_ORDERS.length] ?? INVENTED_ORDERS[0];
  const female = order % 2 === 0;
  const number = withIdentityCheck(region.code + bornOn.replaceAll('-', '') + String(order));
  return { index, number, name: nameOf(new Chance(seed, STREAM.name, index), female), female, bornOn, region };
}

/** A name of two or three characters, rarely four. */
export function nameOf(chance: Chance, female: boolean): string {
  const surname = SURNAMES[Math.floor((chance.between(0, SURNAMES.length - 1) * chance.between(1, 100)) / 100)] ?? '王';
  const characters = female ? FEMALE_CHARACTERS : MALE_CHARACTERS;
  return surname + chance.of(characters) + (chance.permille(800) ? chance.of(characters) : '');
}
