/**
 * The two hosts a terminal speaks to. Time-outs and lost answers are values: `host.unknownOutcome` means that the command
 * may or may not have been carried out, and only `outcomeOf` can tell.
 */
import type { Fault } from '../../native/base/fault.ts';
import type { Result } from '../../native/base/result.ts';
import type { AccountStatement, AuthorityCommand, CommandOutcome, PersonRecord, QueryFailure, Subject } from '../../db/authority/api.ts';

export type HostFaultCode = 'host.unreachable' | 'host.unknownOutcome' | 'host.protocol';
export type HostFault = Fault<HostFaultCode>;

/** The terminal has taken the command in for a host that is away: it has no effect until the host has answered it. */
export interface Accepted {
  readonly outcome: 'accepted';
  /** Readable aloud, unique on this terminal; not a receipt number. */
  readonly number: string;
  readonly acceptedAtMs: number;
}
export type HostAnswer = CommandOutcome | Accepted;

/** `Answer` is what a command comes to: the authority's own outcome, or with an outbox before it also an acceptance. */
export interface SocialSecurityHost<Answer = CommandOutcome> {
  person(subject: Subject): Promise<Result<PersonRecord, HostFault | Fault<`authority.${QueryFailure}`>>>;
  statement(subject: Subject, from: string, to: string): Promise<Result<AccountStatement, HostFault | Fault<`authority.${QueryFailure}`>>>;
  execute(command: AuthorityCommand): Promise<Result<Answer, HostFault>>;
  outcomeOf(idempotencyKey: string): Promise<Result<CommandOutcome | null, HostFault>>;
}

/** The bank's answer to a PIN check (ISO 8583 field 39: 00, 55, 38/75, 14/42, 41/43). */
export type BankPinOutcome =
  | { readonly outcome: 'correct' }
  | { readonly outcome: 'wrong'; readonly triesLeft: number | null }
  | { readonly outcome: 'locked' }
  | { readonly outcome: 'unknownCard' }
  | { readonly outcome: 'cardLost' };

export interface BankPinCheck {
  readonly idempotencyKey: string;
  readonly pan: string;
  readonly sequenceNumber: string | null;
  readonly track2: string | null;
  /** ISO 9564-1 format 0 PIN block under the terminal's PIN working key. */
  readonly pinBlock: Uint8Array;
  readonly pinFormat: 'iso0-sm4-padded' | 'iso0-tdes';
}

export interface BankHost {
  /** Tries left as the bank tells them before entry; `null`: it does not tell. */
  pinState(pan: string): Promise<Result<{ readonly triesLeft: number | null; readonly locked: boolean }, HostFault>>;
  verifyPin(check: BankPinCheck): Promise<Result<BankPinOutcome, HostFault>>;
}
