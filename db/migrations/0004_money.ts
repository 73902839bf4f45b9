/** Money: contributions, both keepings of the medical account with both sides of every movement, pension, costs, filings. */
import { sql, type Kysely } from 'kysely';
import { addColumns, from, index, mayName, must, names, table } from './columns.ts';

export const migration0004 = {
  async up(db: Kysely<unknown>): Promise<void> {
    await contributions(db);
    await ledger(db);
    await statements(db);
    await filings(db);
  },
};

const PERSON = 'persons.social_security_number';

async function contributions(db: Kysely<unknown>): Promise<void> {
  const contribution = {
    social_security_number: ['text', names(PERSON)],
    kind: ['text', must],
    month: ['text', must],
    employer_id: ['text', mayName('employers.id')],
    base_fen: ['bigint', must],
    employer_fen: ['bigint', must],
    person_fen: ['bigint', must],
    paid_on: ['text'],
    period: ['text'],
  } as const;
  await table(db, 'contributions', contribution, ['social_security_number', 'kind', 'month']);
  const credit = {
    social_security_number: ['text', names(PERSON)],
    month: ['text', must],
    account_id: ['text', names('accounts.id')],
    transaction_id: ['text', must],
    credited_on: ['text', must],
    amount_fen: ['bigint', must],
  } as const;
  await table(db, 'monthly_credits', credit, ['social_security_number', 'month']);
}

/** What accounts, entries and the outside keep besides. Entries that are there get the other side they had only named so far. */
async function ledger(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'accounts', {
    carried_fen: ['bigint', from(0)],
    carried_year: ['integer'],
    last_on: ['text'],
    opened_on: ['text'],
    frozen_since: ['text'],
    closed_on: ['text'],
  });
  await addColumns(db, 'ledger_entries', { carried_fen: ['bigint', from(0)] });
  const outside = {
    transaction_id: ['text', must],
    account: ['text', must],
    on: ['text', must],
    amount_fen: ['bigint', must],
  } as const;
  await table(db, 'outside_entries', outside, ['transaction_id', 'account']);
  await index(db, 'outside_entries_by_date', 'outside_entries', ['account', 'on']);
  await sql`INSERT INTO outside_entries (transaction_id, account, "on", amount_fen)
    SELECT transaction_id, counter_account, MIN("on"), -CAST(SUM(amount_fen) AS BIGINT) FROM ledger_entries
    WHERE counter_account IN ('fund', 'provider', 'interest') GROUP BY transaction_id, counter_account`.execute(db);
  await sql`UPDATE accounts SET last_on = (SELECT MAX("on") FROM ledger_entries WHERE account_id = accounts.id),
    opened_on = (SELECT MIN("on") FROM ledger_entries WHERE account_id = accounts.id)`.execute(db);
  const binding = {
    id: ['text', must],
    owner: ['text', names(PERSON)],
    member: ['text', must],
    member_name: ['text', must],
    relation: ['text', must],
    bound_on: ['text', must],
    ended_on: ['text'],
  } as const;
  await table(db, 'family_bindings', binding, ['id']);
  await index(db, 'family_bindings_of_owner', 'family_bindings', ['owner', 'member']);
  await index(db, 'family_bindings_of_member', 'family_bindings', ['member']);
}

async function statements(db: Kysely<unknown>): Promise<void> {
  const year = {
    social_security_number: ['text', names(PERSON)],
    year: ['integer', must],
    months: ['integer', must],
    base_fen: ['bigint', must],
    person_fen: ['bigint', must],
    interest_fen: ['bigint', must],
    balance_fen: ['bigint', must],
  } as const;
  await table(db, 'pension_years', year, ['social_security_number', 'year']);
  const payment = {
    social_security_number: ['text', names(PERSON)],
    month: ['text', must],
    kind: ['text', must],
    paid_on: ['text', must],
    amount_fen: ['bigint', must],
    note: ['text', must],
  } as const;
  await table(db, 'pension_payments', payment, ['social_security_number', 'month', 'kind']);
  const cost = {
    id: ['text', must],
    social_security_number: ['text', names(PERSON)],
    on: ['text', must],
    provider: ['text', must],
    kind: ['text', must],
    total_fen: ['bigint', must],
    fund_fen: ['bigint', must],
    account_fen: ['bigint', must],
    own_fen: ['bigint', must],
  } as const;
  await table(db, 'medical_costs', cost, ['id']);
  await index(db, 'medical_costs_of_person', 'medical_costs', ['social_security_number', 'on']);
}

async function filings(db: Kysely<unknown>): Promise<void> {
  const filing = {
    id: ['text', must],
    social_security_number: ['text', names(PERSON)],
    kind: ['text', must],
    state: ['text', must],
    place: ['text', must],
    hospital: ['text'],
    filed_on: ['text', must],
    valid_to: ['text'],
    changeable_from: ['text'],
    authenticated_on: ['text'],
    ended_on: ['text'],
  } as const;
  await table(db, 'referral_filings', filing, ['id']);
  await index(db, 'referral_filings_of_person', 'referral_filings', ['social_security_number', 'filed_on']);
}
