/**
 * The authority's tables. Money is fen as integers, dates are civil dates in Shanghai as text, instants are milliseconds since the
 * Unix epoch, flags are 0 and 1: the same on SQLite and PostgreSQL. Keys are natural or made by us, never the database's.
 */
import type { Kysely } from 'kysely';
import type { FunctionStanding, InsuranceRecord, StatementEntry, Subject } from './authority/api.ts';

type Flag = 0 | 1;
export type CardFunctionName = FunctionStanding['cardFunction'];
export type FunctionStateName = FunctionStanding['state'];
export type ReportChannel = 'kiosk' | 'counter' | 'telephone';

export interface PersonsTable {
  social_security_number: Subject['socialSecurityNumber'];
  name: string;
  employer: string | null;
}
export interface InsurancesTable {
  social_security_number: string;
  kind: InsuranceRecord['kind'];
  state: InsuranceRecord['state'];
  place: string;
  contribution_months: number;
}
export interface CardsTable {
  card_number: string;
  social_security_number: string;
  issuing_bank: string;
  issued_on: string;
  /** 1 while the social-security PIN is known never to have been changed from 000000. */
  initial_pin: Flag;
  /** The card that becomes void when this one's social-security function is activated. */
  replaces: string | null;
  /** Counts the commands on the card; its update is the lock that makes one of two commands wait. */
  version: number;
}
export interface CardFunctionsTable {
  card_number: string;
  card_function: CardFunctionName;
  state: FunctionStateName;
  since: string;
}
export interface LossReportsTable {
  id: string;
  card_number: string;
  kind: 'temporary' | 'formal';
  channel: ReportChannel;
  outlet_name: string;
  reported_on: string;
  /** First date on which a temporary report no longer holds; null: never lapses. */
  lapses_on: string | null;
  ended_on: string | null;
  ended_by: 'lift' | 'lapse' | null;
}
export interface LossReportFunctionsTable {
  report_id: string;
  card_function: CardFunctionName;
  /** What the function goes back to when the report ends. */
  state_before: FunctionStateName;
}
export interface AccountsTable {
  id: string;
  social_security_number: string;
  kind: 'card' | 'ledger';
  card_number: string | null;
  balance_fen: number;
  last_sequence: number;
}
export interface LedgerEntriesTable {
  account_id: string;
  /** 1, 2, 3 … without gaps within the account; dates never run backwards along it. */
  sequence: number;
  on: string;
  kind: StatementEntry['kind'];
  note: string;
  amount_fen: number;
  balance_fen: number;
  /** Entries of one movement share it. */
  transaction_id: string;
  /** The other side: an account id, or `fund`, `provider`, `interest`. */
  counter_account: string;
}
export interface RequestsTable {
  idempotency_key: string;
  body_hash: string;
  command: string;
  terminal_id: string;
  received_at_ms: number;
  receipt_number: string | null;
  /** The answer as JSON; null only while its transaction is open. */
  outcome: string | null;
}
export interface ReceiptSequencesTable {
  prefix: string;
  on: string;
  last: number;
}
export interface PinResetsTable {
  authorisation: string;
  card_number: string;
  terminal_id: string;
  authorised_at_ms: number;
  result: 'done' | 'failed' | 'unknown' | null;
  recorded_at_ms: number | null;
}
export interface AuditHeadTable {
  id: 1;
  sequence: number;
  hash: string;
}
export interface AuditEntriesTable {
  sequence: number;
  at_ms: number;
  terminal_id: string;
  command: string;
  /** Masked. */
  subject: string;
  idempotency_key: string;
  outcome: string;
  receipt_number: string | null;
  previous_hash: string;
  hash: string;
}

export interface AuthoritySchema {
  persons: PersonsTable;
  insurances: InsurancesTable;
  cards: CardsTable;
  card_functions: CardFunctionsTable;
  loss_reports: LossReportsTable;
  loss_report_functions: LossReportFunctionsTable;
  accounts: AccountsTable;
  ledger_entries: LedgerEntriesTable;
  requests: RequestsTable;
  receipt_sequences: ReceiptSequencesTable;
  pin_resets: PinResetsTable;
  audit_head: AuditHeadTable;
  audit_entries: AuditEntriesTable;
}

/** The authority's database, or a transaction on it. */
export type AuthorityDatabase = Kysely<AuthoritySchema>;
