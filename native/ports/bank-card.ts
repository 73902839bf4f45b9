/** The bank application of a card (PBOC debit) as far as the bank host and the terminal's screens need it. Full numbers go to the bank host only. */
import type { BilingualText } from '../base/bilingual.ts';
import type { CivilDate } from '../base/civil-date.ts';
import type { Fault } from '../base/fault.ts';
import type { Result } from '../base/result.ts';
import type { CardFaultCode } from './card-reader.ts';

export type BankCardFaultCode = 'pboc.notABankCard' | 'pboc.blocked' | 'pboc.malformed' | 'pboc.missingRecord' | 'pboc.unexpectedStatus';
export type BankCardFault = Fault<BankCardFaultCode | CardFaultCode>;

/** For the bank host alone: nothing of it is shown, printed or logged whole. */
export interface BankCardIdentity {
  /** PAN, 13-19 digits (tag 5A, or 57 where 5A is absent). */
  readonly pan: string;
  /** PAN sequence number (tag 5F34), two digits; `null` when absent. */
  readonly sequenceNumber: string | null;
  /** Track 2 equivalent data (tag 57) as nibbles with separator D; `null` when absent. */
  readonly track2: string | null;
  /** Expiry `YYMM` or `null`. */
  readonly expiry: string | null;
}

/** One application that the card names in its directory, or that answers to its name. */
export interface BankApplication {
  /** Application identifier in hexadecimal. */
  readonly aid: string;
  readonly label: string | null;
  /** The name in the holder's own writing. */
  readonly preferredName: string | null;
  /** 1 is the highest of 15; `null`: none given. */
  readonly priority: number | null;
}

/** One data object as it may be shown: personal numbers masked, cryptographic data left out. */
export interface BankDataObject {
  /** The tag in hexadecimal. */
  readonly tag: string;
  /** `null`: no specification that this terminal knows names it. */
  readonly name: BilingualText | null;
  /** Bytes of the value. */
  readonly length: number;
  readonly shown: string;
  /** Where its meaning is laid down. */
  readonly source: string | null;
}

/** Money on the card itself (电子现金). Amounts in fen; `null`: the card does not tell it. */
export interface ECash {
  readonly balanceFen: number;
  readonly balanceLimitFen: number | null;
  readonly transactionLimitFen: number | null;
  /** Below it the card asks to go online. */
  readonly resetThresholdFen: number | null;
}

export type BankLogKind = 'transactions' | 'loads';

/** One entry of a log; `null` for what the card's log format does not have. */
export interface BankLogEntry {
  readonly date: CivilDate | null;
  /** `HH:mm:ss` */
  readonly time: string | null;
  /** Two digits as in ISO 8583 field 3: 00 purchase, 01 cash, 21 deposit. */
  readonly type: string | null;
  readonly amountFen: number | null;
  readonly otherAmountFen: number | null;
  /** ISO 4217 and ISO 3166-1, three digits. */
  readonly currency: string | null;
  readonly country: string | null;
  readonly merchant: string | null;
  /** The card's transaction counter. */
  readonly counter: number | null;
}

/**
 * One visit of a card. The application is chosen once: by the card's own directory and its priorities, else by the names that the terminal
 * knows; an application that is blocked or not to be used makes way for the next. It gets one GPO a visit at most, since every one raises
 * its counter; what does not need it works without.
 */
export interface BankCard {
  /** GPO and the records of the file locator, read once. */
  readIdentity(signal?: AbortSignal): Promise<Result<BankCardIdentity, BankCardFault>>;
  /** All payment applications that can be seen; empty where there are none. */
  readApplications(signal?: AbortSignal): Promise<Result<readonly BankApplication[], BankCardFault>>;
  /** Everything in the records, masked, in the order of the tags in the records. */
  readObjects(signal?: AbortSignal): Promise<Result<readonly BankDataObject[], BankCardFault>>;
  /** Tries left of the offline PIN (9F17), 0 = blocked; `null`: the card does not tell. The PIN that the bank checks is another. */
  readPinTries(signal?: AbortSignal): Promise<Result<number | null, BankCardFault>>;
  /** `null`: no e-cash on this card. */
  readECash(signal?: AbortSignal): Promise<Result<ECash | null, BankCardFault>>;
  /** In the card's own order; empty where it keeps no such log. */
  readLog(kind: BankLogKind, signal?: AbortSignal): Promise<Result<readonly BankLogEntry[], BankCardFault>>;
}
