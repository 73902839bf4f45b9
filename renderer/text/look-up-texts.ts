/** Sentences of what is looked up. */
import type {
  AccountKind,
  ContactWay,
  CostRow,
  FamilyRow,
  FilingRow,
  LookUpService,
  MonthState,
  OrderRow,
  OrderStep,
  Period,
  ReceiptRow,
} from '../../electron/api/look-up-view.ts';

type Words<Key extends string> = Readonly<Record<Key, string>>;

export interface LookUpTexts {
  readonly titles: Words<LookUpService>;
  readonly nothing: Words<LookUpService>;
  readonly goodToKnow: string;
  readonly monthStates: Words<MonthState>;
  readonly year: (year: number | string) => string;
  readonly month: (month: string) => string;
  readonly monthShort: (month: number) => string;
  readonly kept: (paid: number, missing: number) => string;
  readonly keptWithout: (paid: number, missing: readonly string[]) => string;
  readonly total: string;
  readonly months: (count: number) => string;
  readonly byPerson: string;
  readonly byEmployer: string;
  readonly payments: string;
  readonly pensionAccount: string;
  readonly lastPaid: string;
  readonly balance: string;
  readonly paidOn: (date: string) => string;
  readonly adjusted: string;
  readonly added: (own: string, interest: string) => string;
  readonly parts: Words<'totalFen' | 'fundFen' | 'accountFen' | 'ownFen'>;
  readonly costKinds: Words<CostRow['kind']>;
  readonly lastYear: string;
  readonly orderKinds: Words<OrderRow['kind']>;
  readonly steps: Words<OrderStep>;
  readonly ahead: string;
  readonly now: string;
  readonly due: string;
  readonly ordered: string;
  readonly fee: string;
  readonly collectAt: string;
  readonly bring: string;
  readonly bindAt: string;
  readonly filingKinds: Words<FilingRow['kind']>;
  readonly filingStates: Words<FilingRow['state']>;
  readonly filed: (date: string) => string;
  readonly validTo: (date: string) => string;
  readonly validLong: string;
  readonly changeableFrom: (date: string) => string;
  readonly relations: Words<FamilyRow['relation']>;
  readonly sharing: Words<FamilyRow['as']>;
  readonly bound: (date: string) => string;
  readonly commands: Readonly<Record<string, string>>;
  readonly otherCommand: string;
  readonly receiptOutcomes: Words<ReceiptRow['outcome']>;
  readonly ways: Words<ContactWay>;
  readonly outlets: string;
  readonly weekdays: readonly [string, string, string, string, string, string, string];
  readonly accounts: {
    readonly title: string;
    readonly kinds: Words<AccountKind>;
    readonly kept: Words<AccountKind>;
    readonly balance: string;
    readonly carried: string;
    readonly lastEntry: (date: string) => string;
    readonly frozen: (date: string) => string;
    readonly closed: (date: string) => string;
    readonly see: string;
    readonly when: string;
    readonly periods: Words<Period>;
    readonly ownMonths: string;
    readonly chooseMonths: string;
    readonly from: string;
    readonly to: string;
    readonly year: string;
    readonly month: string;
    readonly less: (what: string) => string;
    readonly more: (what: string) => string;
    readonly show: string;
  };
  readonly statementParts: Words<'entries' | 'chart' | 'totals'>;
  readonly chart: {
    readonly moneyIn: string;
    readonly moneyOut: string;
    readonly about: string;
    readonly when: string;
    readonly count: (count: number) => string;
  };
}
