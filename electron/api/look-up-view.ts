/** What a person looks up, as the screen gets it: codes and figures, worded by the renderer; sentences of the city's rules in both languages. */
import type { BilingualText } from '../../native/base/bilingual.ts';
import type { FunctionRow, InsuranceRow } from './rows.ts';

export const LOOK_UPS = [
  'contributions',
  'pension',
  'medicalCosts',
  'orderProgress',
  'referralFiling',
  'familySharing',
  'receipts',
  'functionStates',
  'placesToAsk',
] as const;
export type LookUpService = (typeof LOOK_UPS)[number];

export type MonthState = 'paid' | 'missing' | 'none';
export interface ContributionYear {
  readonly year: number;
  readonly kind: InsuranceRow['kind'];
  /** January to December. */
  readonly months: readonly MonthState[];
  readonly employerFen: number;
  readonly personFen: number;
}
export interface PensionPayment {
  readonly month: string;
  readonly kind: 'pension' | 'adjustment';
  readonly paidOn: string;
  readonly amountFen: number;
  readonly note: string;
}
export interface PensionYear {
  readonly year: number;
  readonly months: number;
  readonly personFen: number;
  readonly interestFen: number;
  readonly balanceFen: number;
}
export interface CostParts {
  readonly totalFen: number;
  readonly fundFen: number;
  readonly accountFen: number;
  readonly ownFen: number;
}
export interface CostRow extends CostParts {
  readonly on: string;
  readonly provider: string;
  readonly kind: 'outpatient' | 'inpatient' | 'pharmacy';
}
export type OrderStep = 'dataCollected' | 'verified' | 'made' | 'atOutlet' | 'collected' | 'rejected' | 'cancelled';
export interface OrderRow {
  readonly kind: 'first' | 'replacement' | 'exchange' | 'instant';
  readonly step: OrderStep;
  readonly orderedOn: string;
  /** `null`: nobody says. */
  readonly dueOn: string | null;
  readonly feeFen: number | null;
  readonly done: readonly { readonly step: OrderStep; readonly on: string; readonly note: string | null }[];
  /** Steps still to come, in their order. */
  readonly ahead: readonly OrderStep[];
}
export interface FilingRow {
  readonly kind: 'transfer' | 'resettlement';
  readonly state: 'filed' | 'used' | 'cancelled' | 'replaced' | 'expired';
  readonly place: string;
  readonly hospital: string | null;
  readonly filedOn: string;
  readonly validTo: string | null;
  readonly changeableFrom: string | null;
}
export interface FamilyRow {
  readonly as: 'owner' | 'member';
  readonly otherName: string;
  readonly otherNumber: string;
  readonly relation: 'spouse' | 'parent' | 'child';
  readonly boundOn: string;
}
export interface ReceiptRow {
  readonly number: string;
  readonly command: string;
  readonly at: string;
  readonly terminalId: string;
  readonly outcome: 'done' | 'underWay' | 'rejected' | 'cancelled' | 'ended';
}
export type ContactWay =
  'telephone' | 'site' | 'officialAccount' | 'app' | 'miniProgram' | 'message' | 'terminal' | 'counter' | 'window' | 'community';
export interface ContactRow {
  readonly by: ContactWay;
  readonly address: string | null;
  readonly text: BilingualText;
  /** When it is open; `null`: nobody says. */
  readonly hours: BilingualText | null;
}
export interface OutletRow {
  readonly name: string;
  readonly address: string;
  readonly telephone: string | null;
  readonly hours: readonly { readonly weekday: number; readonly opens: string; readonly closes: string }[];
}

export type Found =
  | { readonly of: 'contributions'; readonly totals: readonly InsuranceRow[]; readonly years: readonly ContributionYear[] }
  | { readonly of: 'pension'; readonly payments: readonly PensionPayment[]; readonly years: readonly PensionYear[] }
  | { readonly of: 'medicalCosts'; readonly from: string; readonly to: string; readonly sums: CostParts; readonly rows: readonly CostRow[] }
  | {
      readonly of: 'orderProgress';
      readonly orders: readonly OrderRow[];
      /** Where a card is collected, and with what. */
      readonly goTo: readonly BilingualText[];
      readonly bring: readonly BilingualText[];
    }
  | { readonly of: 'referralFiling'; readonly rows: readonly FilingRow[] }
  | {
      readonly of: 'familySharing';
      readonly rows: readonly FamilyRow[];
      readonly goTo: readonly BilingualText[];
      readonly bring: readonly BilingualText[];
    }
  | { readonly of: 'receipts'; readonly rows: readonly ReceiptRow[] }
  | { readonly of: 'functionStates'; readonly rows: readonly FunctionRow[] }
  | { readonly of: 'placesToAsk'; readonly contacts: readonly ContactRow[]; readonly outlets: readonly OutletRow[] };

export interface LookUpView {
  readonly screen: 'lookUp';
  readonly service: LookUpService;
  /** Empty where nobody has to be identified. */
  readonly holder: string;
  readonly found: Found;
  /** What the city's rules say about it: terms, fees, what follows. */
  readonly says: readonly BilingualText[];
  readonly canPrint: boolean;
}

export const ACCOUNT_KINDS = ['card', 'ledger'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];
export const PERIODS = ['thisMonth', 'threeMonths', 'thisYear', 'lastYear', 'fiveYears'] as const;
export type Period = (typeof PERIODS)[number];

export interface AccountRow {
  readonly kind: AccountKind;
  readonly balanceFen: number;
  /** The part that was carried over from earlier years. */
  readonly carriedFen: number;
  readonly frozenSince: string | null;
  readonly closedOn: string | null;
  readonly lastEntryOn: string | null;
}

/** Both keepings side by side. */
export interface AccountsView {
  readonly screen: 'accounts';
  readonly holder: string;
  readonly accounts: readonly AccountRow[];
  readonly says: readonly BilingualText[];
  /** Why the entries cannot be seen; `null`: they can. */
  readonly entriesRefused: BilingualText | null;
  /** First and last month that can be chosen, `YYYY-MM`. */
  readonly firstMonth: string;
  readonly lastMonth: string;
}

/** Money in and out of a month, or of a year where the period is long. */
export interface FlowRow {
  /** `YYYY-MM` or `YYYY`. */
  readonly when: string;
  readonly inFen: number;
  readonly outFen: number;
}
