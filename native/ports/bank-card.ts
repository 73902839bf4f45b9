/** The bank application of a card (PBOC debit) as far as the bank host needs it. Full numbers go to the bank host only. */
import type { Fault } from '../base/fault.ts';
import type { Result } from '../base/result.ts';
import type { CardFaultCode } from './card-reader.ts';

export type BankCardFaultCode = 'pboc.notABankCard' | 'pboc.blocked' | 'pboc.malformed' | 'pboc.missingRecord' | 'pboc.unexpectedStatus';
export type BankCardFault = Fault<BankCardFaultCode | CardFaultCode>;

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

export interface BankCard {
  /** One SELECT, one GPO (every GPO raises the ATC), the records of the AFL. */
  readIdentity(signal?: AbortSignal): Promise<Result<BankCardIdentity, BankCardFault>>;
}
