/** Tables of people, employers, and the places where they are served. */
import type { z } from 'zod';
import type { InsuranceRecord, StaffPurpose, staffRoleSchema, Subject } from '../authority/api.ts';
import type { Scheme } from '../machines/credit.ts';
import type { CityId, OutletKind } from '../rules/model.ts';

export interface PersonsTable {
  social_security_number: Subject['socialSecurityNumber'];
  name: string;
  /** The employer's name as it stands on slips. */
  employer: string | null;
  /** 8-digit number of the insured (个人编号); unique where there is one. */
  personal_number: string | null;
  born_on: string | null;
}
export interface InsurancesTable {
  social_security_number: string;
  kind: InsuranceRecord['kind'];
  state: InsuranceRecord['state'];
  place: string;
  contribution_months: number;
  employer_id: string | null;
  /** Medical insurance: how the person is in it. */
  scheme: Scheme | null;
  since: string | null;
  /** Present contribution base of a month. */
  base_fen: number | null;
}
export interface EmployersTable {
  id: string;
  name: string;
  city: CityId;
}
export interface EmployerBasesTable {
  employer_id: string;
  year: number;
  average_base_fen: number;
}
export type Relation = 'guardian' | 'proxy' | 'spouse' | 'parent' | 'child';
export interface RelationsTable {
  social_security_number: string;
  other_number: string;
  other_name: string;
  /** What the other is to the person. */
  relation: Relation;
  from_on: string;
  /** First day on which it no longer holds. */
  ended_on: string | null;
}
export interface OutletsTable {
  id: string;
  name: string;
  city: CityId;
  bank: string | null;
  address: string;
  telephone: string | null;
  retired_on: string | null;
}
export interface OutletKindsTable {
  outlet_id: string;
  kind: OutletKind;
}
/** One span of opening on a weekday (1 is Monday), `HH:MM`. */
export interface OutletHoursTable {
  outlet_id: string;
  weekday: number;
  opens: string;
  closes: string;
}
export interface TerminalsTable {
  id: string;
  outlet_id: string;
  channel: 'kiosk' | 'counter';
  retired_on: string | null;
  /** Fingerprint of the token with which it speaks to the authority; null: one of the credentials file. */
  token_sha256: string | null;
}
/** What somebody may do; the list of the contract. */
export type StaffRole = z.infer<typeof staffRoleSchema>;
export interface StaffTable {
  id: string;
  name: string;
  outlet_id: string;
  left_on: string | null;
  /** Number of the card that is read in place of typing the staff number. */
  card_number: string | null;
}
/** A salted, slow fingerprint; the password itself is nowhere. */
export interface StaffPasswordsTable {
  staff_id: string;
  salt: string;
  check_value: string;
  tries_left: number;
  tries_max: number;
  changed_on: string;
}
/** Somebody showed at a terminal who they are. Of the proof that the terminal got only the fingerprint is kept. */
export interface StaffSignInsTable {
  proof_sha256: string;
  staff_id: string;
  terminal_id: string;
  purpose: StaffPurpose;
  at_ms: number;
  /** From then on it proves nothing. */
  ends_at_ms: number;
  /** Approval: key of the command that it was given for. */
  used_by: string | null;
}
export interface StaffRolesTable {
  staff_id: string;
  role: StaffRole;
}
/** A warning to one person, to a city, or (both null) to everybody. */
export interface WarningsTable {
  id: string;
  social_security_number: string | null;
  city: CityId | null;
  code: string;
  text_zh: string;
  text_en: string;
  from_on: string;
  ended_on: string | null;
  severity: 'notice' | 'urgent';
}
