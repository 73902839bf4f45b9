/** What a person buys and is treated for: payments from the accounts, costs, premiums withheld, the family's use of a ledger account. */
import { addDays, type CivilDate } from '../../native/base/civil-date.ts';
import type { MedicalCostsTable } from '../schema.ts';
import { ageOn, dayOf, type Month } from '../machines/months.ts';
import type { Holder, Planned } from './account.ts';
import { Chance } from './chance.ts';
import { endIn } from './city.ts';
import { STREAM } from './streams.ts';

const YUAN_FEN = 100;
/** Withheld with the first credits of a year (大病医疗互助). */
const PREMIUM_FEN = 15_000;
const PREMIUM_DAY = 28;

type CostKind = MedicalCostsTable['kind'];

/** Cases by kind: how many of 100, between which amounts in yuan, how many of 100 the fund pays. */
const CASES: readonly (readonly [number, { kind: CostKind; lowYuan: number; highYuan: number; fundPercent: number }])[] = [
  [58, { kind: 'pharmacy', lowYuan: 15, highYuan: 320, fundPercent: 0 }],
  [40, { kind: 'outpatient', lowYuan: 60, highYuan: 900, fundPercent: 30 }],
  [2, { kind: 'inpatient', lowYuan: 2_500, highYuan: 26_000, fundPercent: 75 }],
];

/** Of 1000 months, how many have a first case; a second one is half as likely. */
function illness(ageYears: number): number {
  return ageYears < 45 ? 320 : ageYears < 60 ? 520 : 800;
}

/** All spending of a person's five years. */
export function planSpending(holder: Holder): readonly Planned[] {
  const { city, life } = holder;
  const chance = new Chance(city.seed, STREAM.care, life.identity.index);
  const plans: Planned[] = [];
  const sharing = sharingOf(holder, chance);
  for (const month of city.months) {
    const share = illness(ageOn(life.identity.bornOn, dayOf(month, 1)));
    if (chance.permille(share)) plans.push(caseIn(holder, month, 1, chance));
    if (chance.permille(share / 2)) plans.push(caseIn(holder, month, 2, chance));
    if (month.endsWith('-01')) plans.push(premiumIn(holder, month));
    if (sharing !== null && month > sharing.from.slice(0, 7) && chance.permille(250))
      plans.push(sharedIn(holder, month, sharing.name, chance));
  }
  return plans;
}

function caseIn(holder: Holder, month: Month, place: number, chance: Chance): Planned {
  const { city, life, book, emit } = holder;
  const { kind, lowYuan, highYuan, fundPercent } = chance.weighted(CASES);
  const provider = chance.of(kind === 'pharmacy' ? city.pharmacies : city.hospitals);
  const totalFen = chance.between(lowYuan * YUAN_FEN, highYuan * YUAN_FEN);
  const fundFen = Math.floor((totalFen * fundPercent) / 100);
  const on = dayOf(month, chance.between(1, 31));
  const id = `M${String(life.identity.index).padStart(8, '0')}-${on.replaceAll('-', '')}-${place}`;
  const oldFirst = chance.permille(500);
  const act = () => {
    const accounts = holder.accountsOn(on);
    const wanted = totalFen - fundFen;
    const purpose = kind === 'inpatient' ? 'selfPaidInpatient' : 'outpatient';
    let paidFen = 0;
    for (const account of oldFirst ? accounts : accounts.toReversed()) {
      if (paidFen === 0) paidFen = book.pay(account, 'provider', wanted, purpose, { on, kind: 'use', note: noteOf(kind, provider.name) });
    }
    if (city.history === 'accounts') return;
    const parts = { total_fen: totalFen, fund_fen: fundFen, account_fen: paidFen, own_fen: wanted - paidFen };
    emit('medical_costs', { id, social_security_number: life.identity.number, on, provider: provider.name, kind, ...parts });
  };
  return { on, act };
}

function noteOf(kind: CostKind, provider: string): string {
  return `${{ pharmacy: '购药', outpatient: '门诊', inpatient: '住院' }[kind]}：${provider}`;
}

function premiumIn(holder: Holder, month: Month): Planned {
  const on = dayOf(month, PREMIUM_DAY);
  const act = () => {
    const account = holder.accountsOn(on).findLast((id) => holder.book.balanceFen(id) >= PREMIUM_FEN);
    if (account !== undefined)
      holder.book.pay(account, 'insurer', PREMIUM_FEN, 'premium', { on, kind: 'premiumWithheld', note: '大病医疗互助保险费' });
  };
  return { on, act };
}

/** One ledger account of twenty is shared with a relative from some day on. */
function sharingOf({ city, life, emit }: Holder, chance: Chance): { readonly from: CivilDate; readonly name: string } | null {
  const { index, number, bornOn } = life.identity;
  const relative = city.population.adultNear(index, chance.next());
  const days = chance.between(0, 900);
  const draws = chance.permille(50);
  if (city.keeping.ledgerFrom === null) return null;
  const from = addDays(`${city.keeping.ledgerFrom}-01`, days);
  const shares = draws && city.pool !== 'cardArea' && from < city.until && relative.index !== index && life.work !== 'resident';
  if (!shares) return null;
  const older = relative.bornOn < `${Number(bornOn.slice(0, 4)) - 18}`;
  const younger = relative.bornOn > `${Number(bornOn.slice(0, 4)) + 18}`;
  emit('family_bindings', {
    id: `F${String(index).padStart(8, '0')}`,
    owner: number,
    member: relative.number,
    member_name: relative.name,
    relation: older ? 'parent' : younger ? 'child' : 'spouse',
    bound_on: from,
    ended_on: null,
  });
  return { from, name: relative.name };
}

function sharedIn(holder: Holder, month: Month, name: string, chance: Chance): Planned {
  const wanted = chance.between(20 * YUAN_FEN, 300 * YUAN_FEN);
  const on = chance.permille(500) ? dayOf(month, 8) : endIn(holder.city, month);
  const act = () => {
    const ledger = holder.accountsOn(on).find((id) => id.startsWith('ledger:'));
    if (ledger !== undefined)
      holder.book.pay(ledger, 'provider', wanted, 'outpatient', { on, kind: 'familySharing', note: `家庭共济：${name}` });
  };
  return { on, act };
}
