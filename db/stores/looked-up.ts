/** What is only ever looked up: contributions, pension, costs, receipts, warnings. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import type { AuthorityDatabase } from '../schema.ts';

/** Contributions of all insurances for `from <= month <= to`, newest first. */
export async function contributionsOf(db: AuthorityDatabase, person: string, from: string, to: string) {
  return db
    .selectFrom('contributions')
    .leftJoin('employers', 'employers.id', 'contributions.employer_id')
    .select(['kind', 'month', 'employers.name as employer', 'base_fen', 'employer_fen', 'person_fen', 'paid_on', 'period'])
    .where('social_security_number', '=', person)
    .where('month', '>=', from)
    .where('month', '<=', to)
    .orderBy('month', 'desc')
    .orderBy('kind')
    .execute();
}

/** The yearly statements of the pension account, newest first. */
export async function pensionYearsOf(db: AuthorityDatabase, person: string, fromYear: number, toYear: number) {
  return db
    .selectFrom('pension_years')
    .selectAll()
    .where('social_security_number', '=', person)
    .where('year', '>=', fromYear)
    .where('year', '<=', toYear)
    .orderBy('year', 'desc')
    .execute();
}

/** What was paid to a pensioner for `from <= month <= to`, newest first. */
export async function pensionPaymentsOf(db: AuthorityDatabase, person: string, from: string, to: string) {
  return db
    .selectFrom('pension_payments')
    .selectAll()
    .where('social_security_number', '=', person)
    .where('month', '>=', from)
    .where('month', '<=', to)
    .orderBy('month', 'desc')
    .orderBy('kind')
    .execute();
}

/** Medical costs with `from <= on <= to`, newest first. */
export async function medicalCostsOf(db: AuthorityDatabase, person: string, from: CivilDate, to: CivilDate) {
  return db
    .selectFrom('medical_costs')
    .selectAll()
    .where('social_security_number', '=', person)
    .where('on', '>=', from)
    .where('on', '<=', to)
    .orderBy('on', 'desc')
    .orderBy('id')
    .execute();
}

/** The receipts of what was done for a person, newest first, each with where the thing stands that it was given for. */
export async function receiptsOf(db: AuthorityDatabase, person: string, limit: number) {
  return db
    .selectFrom('requests')
    .leftJoin('card_orders', 'card_orders.id', 'receipt_number')
    .leftJoin('corrections', 'corrections.id', 'receipt_number')
    .leftJoin('referral_filings', 'referral_filings.id', 'receipt_number')
    .leftJoin('family_bindings', 'family_bindings.id', 'receipt_number')
    .select(['receipt_number', 'command', 'received_at_ms', 'terminal_id', 'card_orders.step as order_step'])
    .select(['corrections.state as correction', 'referral_filings.state as filing', 'family_bindings.ended_on as binding_ended_on'])
    .where('subject', '=', person)
    .where('receipt_number', 'is not', null)
    .orderBy('received_at_ms', 'desc')
    .orderBy('receipt_number', 'desc')
    .limit(limit)
    .execute();
}

/** Warnings that hold on a day: the person's own, and those to everybody. */
export async function warningsOf(db: AuthorityDatabase, person: string, on: CivilDate) {
  return db
    .selectFrom('warnings')
    .selectAll()
    .where((eb) =>
      eb.or([eb('social_security_number', '=', person), eb.and([eb('social_security_number', 'is', null), eb('city', 'is', null)])]),
    )
    .where('from_on', '<=', on)
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>', on)]))
    .orderBy('from_on', 'desc')
    .orderBy('id')
    .execute();
}
