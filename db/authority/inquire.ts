/** Answers to the inquiries. Each reads one person's records and changes nothing. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import { maskIdentityNumber } from '../../native/base/mask.ts';
import { err, ok, unreachable, type Result } from '../../native/base/result.ts';
import type { AuthorityDatabase } from '../schema.ts';
import { accountsOf } from '../stores/accounts.ts';
import { correctionsOf } from '../stores/corrections.ts';
import { bindingsOf } from '../stores/family.ts';
import { contributionsOf, medicalCostsOf, pensionPaymentsOf, pensionYearsOf, receiptsOf, warningsOf } from '../stores/looked-up.ts';
import { ordersOf, stepsOf } from '../stores/orders.ts';
import { findByNumbers, findPerson } from '../stores/persons.ts';
import { outletsOf } from '../stores/places.ts';
import { referralsOf } from '../stores/referrals.ts';
import { openRequests, receiptOf } from './open-requests.ts';
import type { Inquiry, InquiryAnswer, InquiryOf } from './api.ts';
import { statementOf, type Missing } from './queries.ts';

type AboutPerson = Exclude<Extract<Inquiry, { readonly subject: unknown }>, InquiryOf<'entries'>>;

/** Answers a checked inquiry as of `today`; the answer's schema is that of the inquiry's name. */
export async function inquire(db: AuthorityDatabase, asked: Inquiry, today: CivilDate): Promise<Result<unknown, Missing>> {
  if (asked.inquiry === 'outlets') return ok(await outletsOf(db, asked.city));
  if (asked.inquiry === 'identity') {
    return ok({ known: (await findByNumbers(db, asked.socialSecurityNumber, asked.personalNumber)) !== null });
  }
  if (asked.inquiry === 'openRequests') return ok(await openRequests(db, asked));
  if (asked.inquiry === 'receipt') return ok(await receiptOf(db, asked));
  const number = asked.subject.socialSecurityNumber;
  if ((await findPerson(db, number)) === null) return err('unknownPerson');
  if (asked.inquiry === 'entries') return entries(db, asked);
  return ok(await aboutPerson(db, asked, number, today));
}

function aboutPerson(db: AuthorityDatabase, asked: AboutPerson, number: string, today: CivilDate): Promise<unknown> {
  switch (asked.inquiry) {
    case 'accounts':
      return accounts(db, number);
    case 'contributions':
      return contributions(db, number, asked);
    case 'pension':
      return pension(db, number, asked);
    case 'medicalCosts':
      return costs(db, number, asked);
    case 'orders':
      return orders(db, number);
    case 'referrals':
      return referrals(db, number, today);
    case 'family':
      return family(db, number);
    case 'receipts':
      return receipts(db, number, asked.limit);
    case 'warnings':
      return warnings(db, number, today);
    case 'corrections':
      return corrections(db, number);
    default:
      return unreachable(asked);
  }
}

/** Of several accounts in one keeping (old cards), the one of this card, else the newest that is open. */
async function entries(
  db: AuthorityDatabase,
  { subject, kind, from, to }: InquiryOf<'entries'>,
): Promise<Result<InquiryAnswer<'entries'>, Missing>> {
  const held = (await accountsOf(db, subject.socialSecurityNumber)).filter((account) => account.kind === kind);
  const ofCard = held.find((account) => account.card_number === subject.cardNumber);
  const account = ofCard ?? held.findLast((one) => one.closed_on === null) ?? held.at(-1);
  return account === undefined ? err('noAccount') : ok(await statementOf(db, account, from, to));
}

async function accounts(db: AuthorityDatabase, number: string): Promise<InquiryAnswer<'accounts'>> {
  return (await accountsOf(db, number)).map((row) => ({
    kind: row.kind,
    cardNumber: row.card_number,
    balanceFen: row.balance_fen,
    carriedFen: row.carried_fen,
    frozenSince: row.frozen_since,
    closedOn: row.closed_on,
    lastEntryOn: row.last_on,
  }));
}

async function contributions(
  db: AuthorityDatabase,
  number: string,
  { fromMonth, toMonth }: InquiryOf<'contributions'>,
): Promise<InquiryAnswer<'contributions'>> {
  return (await contributionsOf(db, number, fromMonth, toMonth)).map((row) => ({
    kind: row.kind,
    month: row.month,
    employer: row.employer,
    baseFen: row.base_fen,
    employerFen: row.employer_fen,
    personFen: row.person_fen,
    paidOn: row.paid_on,
    period: row.period,
  }));
}

async function pension(
  db: AuthorityDatabase,
  number: string,
  { fromMonth, toMonth }: InquiryOf<'pension'>,
): Promise<InquiryAnswer<'pension'>> {
  const years = await pensionYearsOf(db, number, Number(fromMonth.slice(0, 4)), Number(toMonth.slice(0, 4)));
  const payments = await pensionPaymentsOf(db, number, fromMonth, toMonth);
  return {
    years: years.map((row) => ({
      year: row.year,
      months: row.months,
      baseFen: row.base_fen,
      personFen: row.person_fen,
      interestFen: row.interest_fen,
      balanceFen: row.balance_fen,
    })),
    payments: payments.map((row) => ({
      month: row.month,
      kind: row.kind,
      paidOn: row.paid_on,
      amountFen: row.amount_fen,
      note: row.note,
    })),
  };
}

async function costs(
  db: AuthorityDatabase,
  number: string,
  { from, to }: InquiryOf<'medicalCosts'>,
): Promise<InquiryAnswer<'medicalCosts'>> {
  return (await medicalCostsOf(db, number, from, to)).map((row) => ({
    on: row.on,
    provider: row.provider,
    kind: row.kind,
    totalFen: row.total_fen,
    fundFen: row.fund_fen,
    accountFen: row.account_fen,
    ownFen: row.own_fen,
  }));
}

async function orders(db: AuthorityDatabase, number: string): Promise<InquiryAnswer<'orders'>> {
  const rows = await ordersOf(db, number);
  return Promise.all(
    rows.map(async (row) => ({
      order: row.id,
      kind: row.kind,
      step: row.step,
      since: row.since,
      orderedOn: row.ordered_on,
      dueOn: row.due_on,
      outletId: row.outlet_id,
      feeFen: row.fee_fen,
      steps: await stepsOf(db, row.id),
    })),
  );
}

async function referrals(db: AuthorityDatabase, number: string, today: CivilDate): Promise<InquiryAnswer<'referrals'>> {
  return (await referralsOf(db, number)).map((row) => ({
    filing: row.id,
    kind: row.kind,
    state: row.state === 'filed' && row.valid_to !== null && row.valid_to < today ? 'expired' : row.state,
    place: row.place,
    hospital: row.hospital,
    filedOn: row.filed_on,
    validTo: row.valid_to,
    changeableFrom: row.changeable_from,
  }));
}

async function family(db: AuthorityDatabase, number: string): Promise<InquiryAnswer<'family'>> {
  const rows = await bindingsOf(db, number);
  return Promise.all(
    rows.map(async (row) => {
      const owner = row.owner === number;
      const other = owner ? row.member_name : ((await findPerson(db, row.owner))?.name ?? '');
      return {
        binding: row.id,
        as: owner ? ('owner' as const) : ('member' as const),
        otherNumber: maskIdentityNumber(owner ? row.member : row.owner),
        otherName: other,
        relation: row.relation,
        boundOn: row.bound_on,
      };
    }),
  );
}

async function corrections(db: AuthorityDatabase, number: string): Promise<InquiryAnswer<'corrections'>> {
  return (await correctionsOf(db, number)).map(({ id, name, address, telephone, note, requested_on: requestedOn }) => ({
    request: id,
    name,
    address,
    telephone,
    note,
    requestedOn,
  }));
}

async function receipts(db: AuthorityDatabase, number: string, limit: number): Promise<InquiryAnswer<'receipts'>> {
  return (await receiptsOf(db, number, limit)).map((row) => ({
    number: row.receipt_number ?? '',
    command: row.command,
    atMs: row.received_at_ms,
    terminalId: row.terminal_id,
    outcome: outcomeOf(row),
  }));
}

/** Where the thing stands that a receipt was given for; whatever has no state of its own is done. */
function outcomeOf(row: Awaited<ReturnType<typeof receiptsOf>>[number]): InquiryAnswer<'receipts'>[number]['outcome'] {
  const { order_step: step, correction, filing } = row;
  if (step === 'rejected' || correction === 'rejected') return 'rejected';
  if (step === 'cancelled' || filing === 'cancelled') return 'cancelled';
  if (filing === 'replaced' || row.binding_ended_on !== null) return 'ended';
  if ((step !== null && step !== 'collected') || correction === 'open') return 'underWay';
  return 'done';
}

async function warnings(db: AuthorityDatabase, number: string, today: CivilDate): Promise<InquiryAnswer<'warnings'>> {
  return (await warningsOf(db, number, today)).map((row) => ({
    code: row.code,
    text: { zh: row.text_zh, en: row.text_en },
    severity: row.severity,
    from: row.from_on,
  }));
}
