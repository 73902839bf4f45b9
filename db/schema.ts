/**
 * The authority's tables. Money is fen as integers, dates are civil dates in Shanghai as text, instants are milliseconds since the
 * Unix epoch, flags are 0 and 1: the same on SQLite and PostgreSQL. Keys are natural or made by us, never the database's.
 */
import type { Kysely } from 'kysely';
import type {
  PersonsTable,
  InsurancesTable,
  EmployersTable,
  EmployerBasesTable,
  RelationsTable,
  OutletsTable,
  OutletKindsTable,
  OutletHoursTable,
  TerminalsTable,
  StaffTable,
  StaffRolesTable,
  StaffPasswordsTable,
  StaffSignInsTable,
  WarningsTable,
} from './schema/people.ts';
import type {
  CardsTable,
  CardFunctionsTable,
  LossReportsTable,
  LossReportFunctionsTable,
  PinResetsTable,
  CardOrdersTable,
  CardOrderStepsTable,
  QueryPasswordsTable,
} from './schema/cards.ts';
import type {
  AccountsTable,
  LedgerEntriesTable,
  OutsideEntriesTable,
  ContributionsTable,
  MonthlyCreditsTable,
  FamilyBindingsTable,
  PensionYearsTable,
  PensionPaymentsTable,
  MedicalCostsTable,
  ReferralFilingsTable,
} from './schema/money.ts';
import type { RequestsTable, ReceiptSequencesTable, AuditHeadTable, AuditEntriesTable, OfficeRunsTable } from './schema/requests.ts';
import type { IssuedCodesTable } from './schema/codes.ts';
import type { CorrectionsTable } from './schema/corrections.ts';
export type * from './schema/codes.ts';
export type * from './schema/corrections.ts';
export type * from './schema/people.ts';
export type * from './schema/cards.ts';
export type * from './schema/money.ts';
export type * from './schema/requests.ts';

export interface AuthoritySchema {
  persons: PersonsTable;
  insurances: InsurancesTable;
  employers: EmployersTable;
  employer_bases: EmployerBasesTable;
  relations: RelationsTable;
  outlets: OutletsTable;
  outlet_kinds: OutletKindsTable;
  outlet_hours: OutletHoursTable;
  terminals: TerminalsTable;
  staff: StaffTable;
  staff_roles: StaffRolesTable;
  staff_passwords: StaffPasswordsTable;
  staff_sign_ins: StaffSignInsTable;
  warnings: WarningsTable;
  cards: CardsTable;
  card_functions: CardFunctionsTable;
  loss_reports: LossReportsTable;
  loss_report_functions: LossReportFunctionsTable;
  pin_resets: PinResetsTable;
  card_orders: CardOrdersTable;
  card_order_steps: CardOrderStepsTable;
  query_passwords: QueryPasswordsTable;
  issued_codes: IssuedCodesTable;
  accounts: AccountsTable;
  ledger_entries: LedgerEntriesTable;
  outside_entries: OutsideEntriesTable;
  contributions: ContributionsTable;
  monthly_credits: MonthlyCreditsTable;
  family_bindings: FamilyBindingsTable;
  pension_years: PensionYearsTable;
  pension_payments: PensionPaymentsTable;
  medical_costs: MedicalCostsTable;
  referral_filings: ReferralFilingsTable;
  corrections: CorrectionsTable;
  requests: RequestsTable;
  receipt_sequences: ReceiptSequencesTable;
  audit_head: AuditHeadTable;
  audit_entries: AuditEntriesTable;
  office_runs: OfficeRunsTable;
}

/** The authority's database, or a transaction on it. */
export type AuthorityDatabase = Kysely<AuthoritySchema>;
