/** First tables of the authority. Written once; later changes are migrations of their own. */
import type { Kysely } from 'kysely';

export const migration0001 = {
  async up(db: Kysely<unknown>): Promise<void> {
    await peopleAndCards(db);
    await loss(db);
    await accounts(db);
    await commands(db);
  },
};

async function peopleAndCards(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('persons')
    .addColumn('social_security_number', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('employer', 'text')
    .execute();
  await db.schema
    .createTable('insurances')
    .addColumn('social_security_number', 'text', (c) => c.notNull().references('persons.social_security_number'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('contribution_months', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('insurances_key', ['social_security_number', 'kind'])
    .execute();
  await db.schema
    .createTable('cards')
    .addColumn('card_number', 'text', (c) => c.primaryKey())
    .addColumn('social_security_number', 'text', (c) => c.notNull().references('persons.social_security_number'))
    .addColumn('issuing_bank', 'text', (c) => c.notNull())
    .addColumn('issued_on', 'text', (c) => c.notNull())
    .addColumn('initial_pin', 'integer', (c) => c.notNull())
    .addColumn('replaces', 'text', (c) => c.references('cards.card_number'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('cards_of_person').on('cards').columns(['social_security_number', 'issued_on']).execute();
  await db.schema
    .createTable('card_functions')
    .addColumn('card_number', 'text', (c) => c.notNull().references('cards.card_number'))
    .addColumn('card_function', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('since', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('card_functions_key', ['card_number', 'card_function'])
    .execute();
}

async function loss(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('loss_reports')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('card_number', 'text', (c) => c.notNull().references('cards.card_number'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('outlet_name', 'text', (c) => c.notNull())
    .addColumn('reported_on', 'text', (c) => c.notNull())
    .addColumn('lapses_on', 'text')
    .addColumn('ended_on', 'text')
    .addColumn('ended_by', 'text')
    .execute();
  await db.schema.createIndex('loss_reports_of_card').on('loss_reports').columns(['card_number', 'ended_on']).execute();
  await db.schema
    .createTable('loss_report_functions')
    .addColumn('report_id', 'text', (c) => c.notNull().references('loss_reports.id'))
    .addColumn('card_function', 'text', (c) => c.notNull())
    .addColumn('state_before', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('loss_report_functions_key', ['report_id', 'card_function'])
    .execute();
}

async function accounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('accounts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('social_security_number', 'text', (c) => c.notNull().references('persons.social_security_number'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('card_number', 'text', (c) => c.references('cards.card_number'))
    .addColumn('balance_fen', 'bigint', (c) => c.notNull())
    .addColumn('last_sequence', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('accounts_of_person').on('accounts').column('social_security_number').execute();
  await db.schema
    .createTable('ledger_entries')
    .addColumn('account_id', 'text', (c) => c.notNull().references('accounts.id'))
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('on', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('amount_fen', 'bigint', (c) => c.notNull())
    .addColumn('balance_fen', 'bigint', (c) => c.notNull())
    .addColumn('transaction_id', 'text', (c) => c.notNull())
    .addColumn('counter_account', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('ledger_entries_key', ['account_id', 'sequence'])
    .execute();
  await db.schema.createIndex('ledger_entries_by_date').on('ledger_entries').columns(['account_id', 'on', 'sequence']).execute();
}

async function commands(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('requests')
    .addColumn('idempotency_key', 'text', (c) => c.primaryKey())
    .addColumn('body_hash', 'text', (c) => c.notNull())
    .addColumn('command', 'text', (c) => c.notNull())
    .addColumn('terminal_id', 'text', (c) => c.notNull())
    .addColumn('received_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('receipt_number', 'text', (c) => c.unique())
    .addColumn('outcome', 'text')
    .execute();
  await db.schema
    .createTable('receipt_sequences')
    .addColumn('prefix', 'text', (c) => c.notNull())
    .addColumn('on', 'text', (c) => c.notNull())
    .addColumn('last', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('receipt_sequences_key', ['prefix', 'on'])
    .execute();
  await db.schema
    .createTable('pin_resets')
    .addColumn('authorisation', 'text', (c) => c.primaryKey())
    .addColumn('card_number', 'text', (c) => c.notNull().references('cards.card_number'))
    .addColumn('terminal_id', 'text', (c) => c.notNull())
    .addColumn('authorised_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('result', 'text')
    .addColumn('recorded_at_ms', 'bigint')
    .execute();
  await audit(db);
}

async function audit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_head')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('audit_entries')
    .addColumn('sequence', 'integer', (c) => c.primaryKey())
    .addColumn('at_ms', 'bigint', (c) => c.notNull())
    .addColumn('terminal_id', 'text', (c) => c.notNull())
    .addColumn('command', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('idempotency_key', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('receipt_number', 'text')
    .addColumn('previous_hash', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute();
}
