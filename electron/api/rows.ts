/** The rows of what a person looks up: particulars, insurances, functions of the card, the account's entries. */
import type { CardFunction } from './view.ts';

export type InformationField =
  | 'name'
  | 'identityNumber'
  | 'cardNumber'
  | 'sex'
  | 'ethnicGroup'
  | 'birthDate'
  | 'issuedOn'
  | 'validUntil'
  | 'region'
  | 'issuingBank'
  | 'employer'
  | 'accountKind'
  | 'specification';
/** `value` is shown as it stands; coded values (sex, accountKind …) carry a `code` that the renderer words. */
export interface InformationRow {
  readonly field: InformationField;
  readonly value: string;
  readonly code?: string;
}
export interface InsuranceRow {
  readonly kind: 'pension' | 'employeeMedical' | 'residentMedical' | 'unemployment' | 'workInjury' | 'maternity';
  readonly state: 'insured' | 'suspended' | 'retired' | 'ended';
  readonly place: string;
  readonly contributionMonths: number;
}
export interface FunctionRow {
  readonly cardFunction: CardFunction;
  readonly state: 'made' | 'notActivated' | 'active' | 'temporarilyLost' | 'formallyLost' | 'locked' | 'void' | 'expired' | 'absent';
  readonly lapsesOn: string | null;
  readonly daysLeft: number | null;
}

export interface StatementRow {
  readonly on: string;
  readonly kind: 'credit' | 'interest' | 'use' | 'transferIn' | 'transferOut' | 'familySharing' | 'premiumWithheld' | 'withdrawal';
  readonly note: string;
  readonly amountFen: number;
  readonly balanceFen: number;
}

/** How long the ID card that was shown holds: `YYYY-MM-DD`, or `longTerm` for 长期. `daysLeft`: only where a new one should be applied for. */
export interface IdCardValidity {
  readonly until: string;
  readonly daysLeft: number | null;
}

/** The photo of an ID card: drawn by a decoder, or not to be read without one. */
export type PhotoState = 'decoded' | 'undecoded';
