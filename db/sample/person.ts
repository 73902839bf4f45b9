/** Everything that the records hold of one insured person. */
import { monthOf } from '../machines/months.ts';
import type { InsurancesTable } from '../schema.ts';
import { emitAccounts } from './account.ts';
import { emitCards } from './cards.ts';
import { Chance } from './chance.ts';
import type { City, Emit } from './city.ts';
import { emitContributions, monthsPaid } from './contributions.ts';
import { employerId, employerName } from './employers.ts';
import { emitFilings } from './filings.ts';
import { lifeOf, schemeIn, type Life } from './life.ts';
import { samplePersonalNumber } from './numbers.ts';
import { emitPension } from './pension.ts';
import { STREAM } from './streams.ts';
import { placeInsuredIn } from './tables/regions.ts';
import { walletOf } from './wallet.ts';

const ADULT_AGE = 16;

/** Writes the person at a place of the city with all that belongs to it. */
export function emitPerson(city: City, index: number, emit: Emit): void {
  const life = lifeOf(city, index);
  const wallet = walletOf(city, life);
  const { number, name, bornOn } = life.identity;
  const employer = life.employer === null || retiredBy(city, life) ? null : employerName(city, life.employer);
  emit('persons', { social_security_number: number, name, employer, personal_number: samplePersonalNumber(index), born_on: bornOn });
  for (const row of insurancesOf(city, life)) emit('insurances', row);
  emitCards(city, life, wallet, emit);
  emitAccounts(city, life, wallet, emit);
  if (city.history === 'accounts') return;
  emitContributions(city, life, emit);
  emitPension(city, life, emit);
  emitFilings(city, life, emit);
  if (Number(city.until.slice(0, 4)) - Number(bornOn.slice(0, 4)) < ADULT_AGE) emitGuardian(city, life, emit);
}

function retiredBy(city: City, { retiresOn }: Life): boolean {
  return retiresOn !== null && retiresOn <= city.until;
}

function insurancesOf(city: City, life: Life): InsurancesTable[] {
  const { identity, employer, since } = life;
  const retired = retiredBy(city, life);
  const stopped = life.stoppedFrom !== null;
  const common = {
    social_security_number: identity.number,
    place: placeInsuredIn(city.city, identity.region),
    contribution_months: monthsPaid(city, life),
    employer_id: employer === null || retired ? null : employerId(employer),
    since,
    base_fen: life.work === 'resident' ? null : life.baseFen(Number(city.until.slice(0, 4))),
  };
  const state = retired ? ('retired' as const) : stopped ? ('suspended' as const) : ('insured' as const);
  const row = (kind: InsurancesTable['kind']): InsurancesTable => ({ ...common, kind, state, scheme: null });
  const scheme = schemeIn(life, monthOf(city.until));
  if (life.work === 'resident') return [{ ...row('residentMedical'), scheme }];
  const own: InsurancesTable[] = [{ ...row('employeeMedical'), scheme }, row('pension')];
  return life.work === 'employed' && !retired ? [...own, row('maternity'), row('unemployment'), row('workInjury')] : own;
}

function emitGuardian(city: City, { identity }: Life, emit: Emit): void {
  const guardian = city.population.adultNear(identity.index, new Chance(city.seed, STREAM.family, identity.index).next());
  emit('relations', {
    social_security_number: identity.number,
    other_number: guardian.number,
    other_name: guardian.name,
    relation: 'guardian',
    from_on: identity.bornOn,
    ended_on: null,
  });
}
