/** The cards of a person: the older bank card of the medical account, the social-security card, and the one that replaced it. */
import { addDays, type CivilDate } from '../../native/base/civil-date.ts';
import { ageOn } from '../machines/months.ts';
import { Chance } from './chance.ts';
import type { City } from './city.ts';
import type { Life } from './life.ts';
import { sampleCardNumber } from './numbers.ts';
import { STREAM } from './streams.ts';

/** A person's numbers: medical card, first card, replacement. */
const CARDS_A_PERSON = 3;
const FIRST_CARDS: CivilDate = '2014-06-01';
/** Under 7 a card is not required (Changsha, 2017). */
const CARD_AGE = 7;

export interface Held {
  readonly number: string;
  readonly issuedOn: CivilDate;
}

export interface Wallet {
  readonly bank: string;
  /** 医保卡, where the city has one and the person opened it. */
  readonly medical: Held | null;
  /** The social-security card that was first made. */
  readonly first: Held | null;
  /** The one that replaced it. */
  readonly replacement: Held | null;
}

/** The cards of a person. */
export function walletOf(city: City, life: Life): Wallet {
  const { index, bornOn } = life.identity;
  const chance = new Chance(city.seed, STREAM.card, index);
  const number = (which: number) => sampleCardNumber(index * CARDS_A_PERSON + which);
  const bank = chance.of(city.banks);
  const medicalOn = medicalCardOn(city, life, chance);
  const medical = medicalOn === null ? null : { number: number(0), issuedOn: medicalOn };
  const has = life.work !== 'resident' || chance.permille(ageOn(bornOn, city.until) < CARD_AGE ? 300 : 960);
  if (!has) return { bank, medical, first: null, replacement: null };
  const wanted = addDays(life.since > FIRST_CARDS ? life.since : FIRST_CARDS, chance.between(20, 60));
  const first = { number: number(1), issuedOn: wanted < city.until ? wanted : city.until };
  const replacedOn = addDays(city.firstDay, chance.between(200, 1_700));
  const replaced = chance.permille(40) && replacedOn > addDays(first.issuedOn, 120) && replacedOn < city.until;
  return { bank, medical, first, replacement: replaced ? { number: number(2), issuedOn: replacedOn } : null };
}

/** The first account-holding day: of an employed person's insurance, of a flexible person's retirement. */
function accountDay(life: Life): CivilDate | null {
  if (life.work === 'resident') return null;
  return life.work === 'employed' ? life.since : life.retiresOn;
}

function medicalCardOn(city: City, life: Life, chance: Chance): CivilDate | null {
  const from = accountDay(life);
  const { newlyInsuredFrom, openCardBy } = city.keeping;
  const daysBefore = chance.between(0, 40);
  const draw = chance.between(1, 100);
  if (city.pool === 'cardArea' || city.pool === 'ledgerArea' || from === null) return null;
  if (newlyInsuredFrom !== null && from >= newlyInsuredFrom) return null;
  const usual = addDays(from, chance.between(40, 70));
  if (draw <= 92 && (newlyInsuredFrom === null || usual < newlyInsuredFrom)) return usual;
  return openCardBy !== null && draw <= 96 ? addDays(openCardBy, -daysBefore) : null;
}
