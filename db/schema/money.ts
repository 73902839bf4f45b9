/** Tables of money: accounts and entries, contributions, pension, costs, filings. Amounts in fen. */
import type { InsuranceRecord, StatementEntry } from '../authority/api.ts';

export interface AccountsTable {
  id: string;
  social_security_number: string;
  kind: 'card' | 'ledger';
  card_number: string | null;
  balance_fen: number;
  last_sequence: number;
  /** The part of the balance that was carried over from earlier years. */
  carried_fen: number;
  /** The year at whose beginning it was carried. */
  carried_year: number | null;
  /** Date of the last entry: dates never run backwards. */
  last_on: string | null;
  opened_on: string | null;
  /** First day on which it may not be used. */
  frozen_since: string | null;
  closed_on: string | null;
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
  /** The part of the amount that moved what was carried. */
  carried_fen: number;
}
/** The other side of a movement, where it is none of our accounts: the entries of a transaction on both tables sum to zero. */
export interface OutsideEntriesTable {
  transaction_id: string;
  account: OutsideAccount;
  on: string;
  amount_fen: number;
}
/** `fund`: the insurance's money; `provider`: hospitals and pharmacies; `interest`; `insurer`: premiums; `person`: paid out; `bank`: 金融子账户; `pool`: another pool area. */
export type OutsideAccount = 'fund' | 'provider' | 'interest' | 'insurer' | 'person' | 'bank' | 'pool';

export interface ContributionsTable {
  social_security_number: string;
  kind: InsuranceRecord['kind'];
  /** `2026-11`. */
  month: string;
  employer_id: string | null;
  base_fen: number;
  employer_fen: number;
  person_fen: number;
  paid_on: string | null;
  /** The financial period for which the payment counts. */
  period: string | null;
}
/** One credit for each person and month, ever: its key is what makes a second one impossible. */
export interface MonthlyCreditsTable {
  social_security_number: string;
  month: string;
  account_id: string;
  transaction_id: string;
  credited_on: string;
  amount_fen: number;
}
export interface FamilyBindingsTable {
  id: string;
  owner: string;
  member: string;
  member_name: string;
  relation: 'spouse' | 'parent' | 'child';
  bound_on: string;
  ended_on: string | null;
}
export interface PensionYearsTable {
  social_security_number: string;
  year: number;
  months: number;
  base_fen: number;
  person_fen: number;
  interest_fen: number;
  balance_fen: number;
}
export interface PensionPaymentsTable {
  social_security_number: string;
  month: string;
  kind: 'pension' | 'adjustment';
  paid_on: string;
  amount_fen: number;
  note: string;
}
export interface MedicalCostsTable {
  id: string;
  social_security_number: string;
  on: string;
  provider: string;
  kind: 'outpatient' | 'inpatient' | 'pharmacy';
  total_fen: number;
  fund_fen: number;
  account_fen: number;
  own_fen: number;
}
/** 异地就医备案. `transfer`: once, for a stay; `resettlement`: for good. */
export interface ReferralFilingsTable {
  id: string;
  social_security_number: string;
  kind: 'transfer' | 'resettlement';
  state: 'filed' | 'used' | 'cancelled' | 'replaced';
  place: string;
  hospital: string | null;
  filed_on: string;
  valid_to: string | null;
  changeable_from: string | null;
  /** 出省卡鉴权: when the card was first tried out of the province. */
  authenticated_on: string | null;
  ended_on: string | null;
}
