/**
 * What a seeded person's insurances have left behind: contributions, pension, costs, an order, a filing, a binding, a second account.
 * Made from the number alone, so that every start gives the same; invented, with round rates of ours.
 */
import { addDays, type CivilDate } from '../native/base/civil-date.ts';
import type { AuthorityDatabase, ContributionsTable } from './schema.ts';
import type { SeedPerson } from './seed.ts';
import { ensureAccount } from './stores/accounts.ts';
import { addBinding } from './stores/family.ts';
import { post } from './stores/ledger.ts';
import { addReferral } from './stores/referrals.ts';

const MONTHS = 60;
const WHOLE = 10_000;
/** Hundredths of a percent of the base, by who pays. */
const RATES: Readonly<Record<ContributionsTable['kind'], readonly [employer: number, person: number]>> = {
  pension: [1600, 800],
  employeeMedical: [800, 200],
  unemployment: [70, 30],
  workInjury: [40, 0],
  maternity: [70, 0],
  residentMedical: [0, 0],
};
const RESIDENT_YEARLY_FEN = 38_000;
const PENSION_FEN = 326_850;
const PROVIDERS = ['示范市第一人民医院', '示范中医院', '惠民大药房', '康泰药店'] as const;

/** Whose next card is on its way and who is filed for treatment elsewhere, by card: others can replace a card and report its loss at once. */
const ON_THE_WAY: ReadonlySet<string> = new Set(['A53060210', 'T21407310', 'T21950399']);

/** Writes all of it for one person, as of `today`. */
export async function seedHistory(tx: AuthorityDatabase, person: SeedPerson, today: CivilDate): Promise<void> {
  const months = monthsBack(today, MONTHS);
  await seedContributions(tx, person, months, today);
  await seedPension(tx, person, months, today);
  await seedCosts(tx, person, months, today);
  if (person.account === null) return;
  if (person.cards.some(({ cardNumber }) => ON_THE_WAY.has(cardNumber))) {
    await seedOrder(tx, person, today);
    await seedFilings(tx, person, today);
  }
  await seedLedger(tx, person, months, today);
}

/** The last `count` months before that of `today`, oldest first. */
function monthsBack(today: CivilDate, count: number): readonly string[] {
  const now = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, index) => {
    const month = now - count + index;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

/** Grows with the years, so that adjusted pensions and rising credits can be seen. */
function baseFen(month: string): number {
  return 520_000 + (Number(month.slice(0, 4)) - 2020) * 26_000;
}

/** One month in the second last half-year is missing, so that a gap can be seen. */
async function seedContributions(tx: AuthorityDatabase, person: SeedPerson, months: readonly string[], today: CivilDate): Promise<void> {
  const missing = months.at(-9);
  const rows = person.insurances
    .filter(({ state }) => state === 'insured')
    .flatMap(({ kind }) =>
      months
        .filter((month) => (kind === 'residentMedical' ? month.endsWith('-01') : month !== missing || kind === 'workInjury'))
        .map((month) => contribution(person.socialSecurityNumber, kind, month)),
    )
    .filter(({ paid_on: paidOn }) => paidOn !== null && paidOn <= today);
  if (rows.length > 0) await tx.insertInto('contributions').values(rows).execute();
}

function contribution(number: string, kind: ContributionsTable['kind'], month: string): ContributionsTable {
  const [employer, own] = RATES[kind];
  const base = kind === 'residentMedical' ? RESIDENT_YEARLY_FEN : baseFen(month);
  return {
    social_security_number: number,
    kind,
    month,
    employer_id: null,
    base_fen: base,
    employer_fen: Math.floor((base * employer) / WHOLE),
    person_fen: kind === 'residentMedical' ? RESIDENT_YEARLY_FEN : Math.floor((base * own) / WHOLE),
    paid_on: `${month}-15`,
    period: month,
  };
}

async function seedPension(tx: AuthorityDatabase, person: SeedPerson, months: readonly string[], today: CivilDate): Promise<void> {
  const insurance = person.insurances.find(({ kind }) => kind === 'pension');
  const number = person.socialSecurityNumber;
  if (insurance?.state === 'insured') {
    const years = [...new Set(months.map((month) => Number(month.slice(0, 4))))];
    let balance = insurance.contributionMonths * 38_000;
    const rows = years.map((year) => {
      const count = months.filter((month) => month.startsWith(String(year))).length;
      const base = baseFen(String(year));
      const own = Math.floor((base * 8 * count) / 100);
      const interest = Math.floor((balance * 4) / 100);
      balance += own + interest;
      return { year, months: count, base_fen: base, person_fen: own, interest_fen: interest, balance_fen: balance };
    });
    await tx
      .insertInto('pension_years')
      .values(rows.map((row) => ({ social_security_number: number, ...row })))
      .execute();
  }
  if (insurance?.state !== 'retired') return;
  const raised = (year: number) => PENSION_FEN + (year - 2021) * 12_400;
  const payments = months.flatMap((month) => {
    const year = Number(month.slice(0, 4));
    const adjusted = month.slice(5) >= '07';
    const paid = { social_security_number: number, month, paid_on: `${month}-15` };
    const pension = { ...paid, kind: 'pension' as const, amount_fen: raised(adjusted ? year : year - 1), note: '基本养老金' };
    const adjustment = { ...paid, kind: 'adjustment' as const, amount_fen: 12_400 * 6, note: `${year}年调整补发（1至6月）` };
    return month.endsWith('-07') ? [pension, adjustment] : [pension];
  });
  await tx
    .insertInto('pension_payments')
    .values(payments.filter(({ paid_on: paidOn }) => paidOn <= today))
    .execute();
}

async function seedCosts(tx: AuthorityDatabase, person: SeedPerson, months: readonly string[], today: CivilDate): Promise<void> {
  const rows = months
    .filter((_, index) => index % 2 === 1)
    .map((month, index) => {
      const kind = index % 7 === 5 ? 'inpatient' : index % 2 === 0 ? 'outpatient' : 'pharmacy';
      const total = kind === 'inpatient' ? 864_200 : 9_800 + (index % 5) * 7_350;
      const fund = kind === 'inpatient' ? 641_300 : kind === 'outpatient' ? Math.floor((total * 3) / 10) : 0;
      const account = Math.floor((total - fund) * (kind === 'inpatient' ? 0.4 : 0.85));
      return {
        id: `SEED-${person.socialSecurityNumber}-${month}`,
        social_security_number: person.socialSecurityNumber,
        on: `${month}-${String(3 + (index % 24)).padStart(2, '0')}`,
        provider: kind === 'pharmacy' ? PROVIDERS[2 + (index % 4 < 2 ? 0 : 1)] : PROVIDERS[index % 2],
        kind,
        total_fen: total,
        fund_fen: fund,
        account_fen: account,
        own_fen: total - fund - account,
      } as const;
    });
  const values = rows.flatMap(({ provider, ...row }) => (provider === undefined || row.on > today ? [] : [{ ...row, provider }]));
  if (values.length > 0) await tx.insertInto('medical_costs').values(values).execute();
}

/** A card on its way: data taken and checked, being made now. */
async function seedOrder(tx: AuthorityDatabase, person: SeedPerson, today: CivilDate): Promise<void> {
  const card = person.cards.at(-1);
  if (card === undefined) return;
  const id = `SEED-${person.socialSecurityNumber}`;
  const steps = [
    { step: 'dataCollected', on: addDays(today, -12) },
    { step: 'verified', on: addDays(today, -10) },
    { step: 'made', on: addDays(today, -3) },
  ] as const;
  await tx
    .insertInto('card_orders')
    .values({
      id,
      social_security_number: person.socialSecurityNumber,
      kind: 'replacement',
      city: 'zhaotong',
      step: 'made',
      since: addDays(today, -3),
      ordered_on: addDays(today, -12),
      due_on: addDays(today, 18),
      outlet_id: null,
      replaces: null,
      card_number: null,
      fee_fen: 2_200,
    })
    .execute();
  const rows = steps.map((step, index) => ({ order_id: id, sequence: index + 1, ...step, note: null }));
  await tx.insertInto('card_order_steps').values(rows).execute();
}

async function seedFilings(tx: AuthorityDatabase, person: SeedPerson, today: CivilDate): Promise<void> {
  const number = person.socialSecurityNumber;
  const common = { social_security_number: number, valid_to: null, changeable_from: null, hospital: null };
  const filedOn = addDays(today, -20);
  await addReferral(tx, {
    ...common,
    id: `SEED-${number}-1`,
    kind: 'transfer',
    place: '云南省昆明市',
    hospital: '昆明示范医院',
    filed_on: filedOn,
    valid_to: addDays(filedOn, 90),
  });
}

/** Beside a card account the ledger account that came after it, shared with a child. */
async function seedLedger(tx: AuthorityDatabase, person: SeedPerson, months: readonly string[], today: CivilDate): Promise<void> {
  const number = person.socialSecurityNumber;
  if (person.account?.kind === 'ledger')
    await addBinding(tx, {
      id: `SEED-${number}`,
      owner: number,
      member: '530602201003071251',
      member_name: '欧阳小满',
      relation: 'child',
      bound_on: addDays(today, -200),
    });
  if (person.account?.kind !== 'ledger') return;
  const card = person.cards.at(-1);
  if (card === undefined) return;
  const id = `card:${card.cardNumber}`;
  await ensureAccount(tx, { id, social_security_number: number, kind: 'card', card_number: card.cardNumber }, `${months[0] ?? today}-01`);
  const legs = [
    { accountId: id, kind: 'credit', note: '医保个人账户划入', amountFen: 386_240 },
    { accountId: id, kind: 'use', note: '惠民大药房购药', amountFen: -8_600 },
  ] as const;
  for (const [index, leg] of legs.entries())
    await post(tx, {
      transactionId: `SEED-${id}-${index + 1}`,
      on: addDays(today, -700 + index * 500),
      legs: [leg],
      outside: index === 0 ? 'fund' : 'provider',
    });
}
