/** The bank's part of a persona: what a PBOC debit application tells before any cryptogram (JR/T 0025.5, EMV book 3 §10). */
export interface BankAccount {
  /** 13 to 19 digits. */
  readonly pan: string;
  /** Two digits. */
  readonly sequenceNumber: string;
  /** `YYMMDD`. */
  readonly effective: string;
  readonly expiry: string;
  /** Name and document; absent: the card does not tell them. */
  readonly holder?: BankHolder | undefined;
  /** In the order of their priority; a debit application alone when absent. */
  readonly applications?: readonly BankApplicationKind[] | undefined;
  /** Answer to GPO: 1 (template 80) or 2 (template 77). */
  readonly gpoFormat?: '1' | '2' | undefined;
  /** All in fen. */
  readonly eCash?: ECash | undefined;
  /** Newest first, each `YYMMDD^HHMMSS^fen^type^counter^merchant`; absent: the application has no log file. */
  readonly log?: readonly string[] | undefined;
  /** The first application is blocked. */
  readonly blocked?: boolean | undefined;
}

export type BankApplicationKind = 'debit' | 'credit' | 'quasiCredit' | 'eCash';

export interface BankHolder {
  readonly name: string;
  readonly document: string;
  readonly documentType: 'identityCard' | 'other';
}

export interface ECash {
  readonly balance: number;
  readonly balanceLimit: number;
  readonly transactionLimit: number;
  readonly resetThreshold: number;
}
