/** A person's working life: how they are insured, since when, with whom, on what base. */
import { addDays, type CivilDate } from '../../native/base/civil-date.ts';
import type { Scheme } from '../machines/credit.ts';
import { addMonths, ageOn, dayOf, monthOf, type Month } from '../machines/months.ts';
import { Chance } from './chance.ts';
import type { City } from './city.ts';
import type { Identity } from './identity.ts';
import { STREAM } from './streams.ts';

const YUAN_FEN = 100;
/** 国发〔1978〕104号: men at 60, women at 50 or, as cadres, at 55. */
const RETIREMENT_AGES = { male: 60, worker: 50, cadre: 55 } as const;
const BASE_RISE_PERCENT = 4;

export interface Life {
  readonly identity: Identity;
  /** How they earn their living before retirement. */
  readonly work: 'employed' | 'flexible' | 'resident';
  /** Since when they are in the medical insurance. */
  readonly since: CivilDate;
  /** Null for residents, who have no medical retirement. */
  readonly retiresOn: CivilDate | null;
  /** Number of the employer; null for who has none. */
  readonly employer: number | null;
  /** First month that was not paid any more; null: all are. */
  readonly stoppedFrom: Month | null;
  /** Own base of a month in that year, in fen. */
  readonly baseFen: (year: number) => number;
}

/** The life of the person at a place of the city. */
export function lifeOf(city: City, index: number): Life {
  const identity = city.population.at(index);
  const chance = new Chance(city.seed, STREAM.work, index);
  const age = ageOn(identity.bornOn, city.until);
  const work = workOf(chance, age);
  const retirementAge = identity.female ? (chance.permille(500) ? RETIREMENT_AGES.worker : RETIREMENT_AGES.cadre) : RETIREMENT_AGES.male;
  const retiresOn = work === 'resident' ? null : birthday(identity.bornOn, retirementAge);
  const employer = work === 'employed' ? chance.between(0, city.employers - 1) : null;
  const startYuan = chance.weighted([
    [50, chance.between(4_000, 7_000)],
    [35, chance.between(7_000, 12_000)],
    [15, chance.between(12_000, 24_000)],
  ]);
  return {
    identity,
    work,
    since: sinceOf(city, identity, work, chance),
    retiresOn,
    employer,
    stoppedFrom: work === 'employed' && chance.permille(30) ? addMonths(monthOf(city.until), -chance.between(0, 24)) : null,
    baseFen: (year) => rising(startYuan * YUAN_FEN, year - Number(city.firstDay.slice(0, 4))),
  };
}

/** The amount after so many years. */
function rising(fen: number, years: number): number {
  return fen + Math.floor((fen * BASE_RISE_PERCENT * years) / 100);
}

function workOf(chance: Chance, age: number): Life['work'] {
  const draw = chance.between(1, 100);
  if (age < 18) return 'resident';
  if (age < 23) return draw <= 30 ? 'employed' : 'resident';
  return draw <= 64 ? 'employed' : draw <= 80 ? 'flexible' : 'resident';
}

function birthday(bornOn: CivilDate, age: number): CivilDate {
  return dayOf(`${Number(bornOn.slice(0, 4)) + age}-${bornOn.slice(5, 7)}`, Number(bornOn.slice(8)));
}

/** Work begins at 20 to 25 or, for one of ten, in the last five years; residents are insured from birth on. */
function sinceOf(city: City, { bornOn }: Identity, work: Life['work'], chance: Chance): CivilDate {
  if (work === 'resident') return addDays(bornOn, chance.between(1, 60));
  const usual = addDays(birthday(bornOn, 18), chance.between(0, 7 * 365));
  const recent = addDays(city.firstDay, chance.between(0, 1_700));
  const grownUp = birthday(bornOn, 18);
  const late = recent > grownUp ? recent : grownUp;
  const since = chance.permille(100) && ageOn(bornOn, city.until) < 45 ? late : usual;
  return since < city.until ? since : city.until;
}

/** How the person is insured in a month. */
export function schemeIn(life: Life, month: Month): Scheme {
  const retired = life.retiresOn !== null && month >= monthOf(life.retiresOn);
  if (life.work === 'employed') return retired ? 'retired' : 'employed';
  if (life.work === 'flexible') return retired ? 'flexibleRetired' : 'flexible';
  return 'resident';
}

/** Whether a month's contribution is paid: by the employer, or by oneself. */
export function paysIn(life: Life, month: Month): boolean {
  const scheme = schemeIn(life, month);
  if (scheme !== 'employed' && scheme !== 'flexible') return false;
  return month >= monthOf(life.since) && (life.stoppedFrom === null || month < life.stoppedFrom);
}
