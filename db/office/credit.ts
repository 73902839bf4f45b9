/** The monthly credit: each person's month once, whoever runs it and however often. The calendar and the amounts are the machines'. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import { creditFen, creditWindow, withheldFen, type Scheme } from '../machines/credit.ts';
import { keepingOf, type KeepingFacts } from '../machines/keeping.ts';
import { addMonths, ageOn, dayOf, endOf, type Month } from '../machines/months.ts';
import type { Pack } from '../rules/pack-schema.ts';
import type { AuthorityDatabase, InsurancesTable, PersonsTable } from '../schema.ts';
import { cardAccountId, ensureAccount, ledgerAccountId, type NewAccount } from '../stores/accounts.ts';
import { cardsOf } from '../stores/cards.ts';
import { claimCredit, contributionFor, employerAverage, medicalInsuranceOf } from '../stores/credits.ts';
import { post } from '../stores/ledger.ts';
import { findPerson } from '../stores/persons.ts';
import { inTransaction } from '../transaction.ts';
import { poolOf } from './pools.ts';
import { creditTermsOf, keepingTermsOf } from './terms.ts';

export interface CreditOrder {
  readonly person: string;
  readonly month: Month;
  /** The day on which it is done. */
  readonly on: CivilDate;
  /** Of the person's city: rates and calendar are those in force on the month's last day, the switch as known on the day of doing. */
  readonly pack: Pack;
}

/** `none`: nobody gets one here; `elsewhere`: insured in no pool area of the city; `unpaid`: the contribution is missing; `notYet`: before its calendar day. */
type NoCredit = { readonly outcome: 'none' | 'elsewhere' | 'unpaid' | 'notYet' };
export type CreditOutcome =
  { readonly outcome: 'credited'; readonly accountId: string; readonly amountFen: number } | { readonly outcome: 'already' } | NoCredit;

/** `due`: so much would be credited there, unless it was already. */
type CreditPlan = { readonly outcome: 'due'; readonly account: NewAccount; readonly amountFen: number; readonly note: string } | NoCredit;

const FEN_A_YUAN = 100;

/** Credits one person's month. Repeated or at the same time as another run it credits nothing more. */
export function creditMonth(db: AuthorityDatabase, order: CreditOrder): Promise<CreditOutcome> {
  return inTransaction(db, async (tx) => {
    const plan = await planCredit(tx, order);
    if (plan.outcome !== 'due') return plan;
    const { account, amountFen, note } = plan;
    await ensureAccount(tx, account, order.on);
    const transactionId = `CREDIT-${order.person}-${order.month}`;
    const claim = { social_security_number: order.person, month: order.month, account_id: account.id, transaction_id: transactionId };
    if (!(await claimCredit(tx, { ...claim, credited_on: order.on, amount_fen: amountFen }))) return { outcome: 'already' };
    const leg = { accountId: account.id, kind: 'credit', note, amountFen } as const;
    await post(tx, { transactionId, on: order.on, outside: 'fund', legs: [leg] });
    return { outcome: 'credited', accountId: account.id, amountFen };
  });
}

/** What the credit of a person's month comes to on that day; only reads, and does not look whether it was given already. */
export async function planCredit(db: AuthorityDatabase, order: CreditOrder): Promise<CreditPlan> {
  const person = await findPerson(db, order.person);
  const insurance = person === null ? null : await medicalInsuranceOf(db, order.person);
  const scheme = insurance?.scheme ?? null;
  if (person === null || insurance === null || scheme === null) return { outcome: 'none' };
  const pool = poolOf(insurance.place, order.pack.city);
  if (pool === null) return { outcome: 'elsewhere' };
  const due = await dueFrom(db, order, scheme);
  if (due === null) return { outcome: 'unpaid' };
  const { wholeFen, withheldFen: withheld } = await amountOf(db, order, person, insurance, scheme);
  const amountFen = wholeFen - withheld;
  if (amountFen === 0) return { outcome: 'none' };
  const { account, creditedOn } = await whereTo(db, order, insurance, pool);
  if (order.on < due || (creditedOn !== null && order.on < creditedOn)) return { outcome: 'notYet' };
  return { outcome: 'due', account, amountFen, note: noteOf(withheld) };
}

/** Who finds less than usual sees why. */
function noteOf(withheld: number): string {
  return withheld === 0 ? '医保个人账户划入' : `医保个人账户划入（已代扣大病医疗互助${(withheld / FEN_A_YUAN).toFixed(2)}元）`;
}

/** First day for the credit of a month; null while its contribution is not paid. Who is retired pays none. */
async function dueFrom(tx: AuthorityDatabase, { person, month, pack }: CreditOrder, scheme: Scheme): Promise<CivilDate | null> {
  const { calendar } = creditTermsOf(pack, endOf(month));
  if (scheme === 'retired' || scheme === 'flexibleRetired')
    return dayOf(addMonths(month, calendar.arrival.monthsLater), calendar.arrival.fromDay);
  const contribution = await contributionFor(tx, person, month);
  if (typeof contribution?.paid_on !== 'string') return null;
  return creditWindow(contribution.paid_on, calendar).from;
}

async function amountOf(
  tx: AuthorityDatabase,
  { person: number, month, pack }: CreditOrder,
  person: PersonsTable,
  insurance: InsurancesTable,
  scheme: Scheme,
): Promise<{ readonly wholeFen: number; readonly withheldFen: number }> {
  const contribution = await contributionFor(tx, number, month);
  const average = insurance.employer_id === null ? null : await employerAverage(tx, insurance.employer_id, Number(month.slice(0, 4)));
  const facts = {
    scheme,
    ageYears: person.born_on === null ? 0 : ageOn(person.born_on, endOf(month)),
    ownBaseFen: contribution?.base_fen ?? insurance.base_fen ?? 0,
    employerAverageFen: average,
  };
  const { rates, withholding } = creditTermsOf(pack, endOf(month));
  const wholeFen = creditFen(facts, rates);
  return { wholeFen, withheldFen: withheldFen(wholeFen, scheme, month, withholding) };
}

/** The account of the month's keeping: the ledger, or that of the newest card that is there. */
async function whereTo(
  tx: AuthorityDatabase,
  { person, month, on, pack }: CreditOrder,
  insurance: InsurancesTable,
  pool: KeepingFacts['pool'],
): Promise<{ readonly account: NewAccount; readonly creditedOn: CivilDate | null }> {
  const cards = await cardsOf(tx, person);
  const opened = cards.map((card) => card.collected_on).filter((day) => day !== null);
  const facts: KeepingFacts = { pool, insuredSince: insurance.since ?? '1900-01-01', cardOpenedOn: opened.toSorted()[0] ?? null };
  const { keeping, creditedOn } = keepingOf(facts, month, keepingTermsOf(pack, on));
  const card = cards[0];
  if (keeping === 'ledger' || card === undefined) {
    return { account: { id: ledgerAccountId(person), social_security_number: person, kind: 'ledger', card_number: null }, creditedOn };
  }
  const number = card.card_number;
  return { account: { id: cardAccountId(number), social_security_number: person, kind: 'card', card_number: number }, creditedOn };
}
