/** Which of a city's pool areas somebody is insured in, told by the place that stands in their insurance. */
import type { KeepingFacts } from '../machines/keeping.ts';
import type { CityId } from '../rules/model.ts';

type Pool = KeepingFacts['pool'];

interface PoolLine {
  readonly city: CityId;
  readonly place: RegExp;
  readonly pool: Pool;
}

/** Insured at the provincial level, whatever city its office stands in. */
const PROVINCE = /省本级/;

/** The first line that fits decides. Hunan's other thirteen areas kept ledgers all along (S3); Suzhou and Zhaotong keep the account with the card. */
const POOLS: readonly PoolLine[] = [
  { city: 'hunan-ledger', place: PROVINCE, pool: 'province' },
  { city: 'changsha', place: /^(?!.*省本级).*长沙/, pool: 'changsha' },
  { city: 'hunan-ledger', place: /^湖南省(?!本级)(?!长沙)/, pool: 'ledgerArea' },
  { city: 'suzhou', place: /苏州/, pool: 'cardArea' },
  { city: 'zhaotong', place: /昭通/, pool: 'cardArea' },
];

/** The pool area of an insurance among those of a city; null: it is insured elsewhere. */
export function poolOf(place: string, city: CityId): Pool | null {
  return POOLS.find((line) => line.city === city && line.place.test(place))?.pool ?? null;
}

/** Whether any of the cities has the place: what none has, no run of any city reaches. */
export function isOfSomeCity(place: string): boolean {
  return POOLS.some((line) => line.place.test(place));
}
