/**
 * The two hosts a terminal speaks to. Time-outs and lost answers are values: `host.unknownOutcome` means that the command
 * may or may not have been carried out, and only `outcomeOf` can tell.
 */
import type { Fault } from '../../native/base/fault.ts';
import type { Result } from '../../native/base/result.ts';
import type { PinBlockFormat } from '../../native/ports/pin-pad.ts';
import type {
  AccountStatement,
  Asker,
  AuthorityCommand,
  CodeAnswer,
  CodeQuestion,
  CommandOutcome,
  InquiryAnswer,
  InquiryName,
  InquiryOf,
  PersonRecord,
  QueryFailure,
  StaffAnswer,
  StaffRequest,
  Subject,
} from '../../db/authority/api.ts';

export type HostFaultCode =
  | 'host.unreachable' // nothing was asked
  | 'host.unknownOutcome' // it was asked and no trusted answer came
  | 'host.protocol' // the answer breaks the agreement
  | 'host.notOffered' // this host has no such service
  | 'host.terminalRefused' // the host does not let this terminal do that
  | 'host.keysRefused'; // the working keys that the host gave do not fit ours
export type HostFault = Fault<HostFaultCode>;

/** The terminal has taken the command in for a host that is away: it has no effect until the host has answered it. */
export interface Accepted {
  readonly outcome: 'accepted';
  /** Readable aloud, unique on this terminal; not a receipt number. */
  readonly number: string;
  readonly acceptedAtMs: number;
}
export type HostAnswer = CommandOutcome | Accepted;

/** Whether the bank stands as the records do now; `null`: it has nothing to do. */
export type BankTold = 'told' | 'notTold' | null;

/** Keeps the record of a write on a card before the write is made: a program that dies right after it must not lose what the card has taken. */
export interface CardRecords {
  /** On disk when it returns. `writeKey`: the number of the write in the journal. The record goes out by `execute`, or at the next start if the journal says done. */
  intend(writeKey: string, record: AuthorityCommand): void;
  isIntended(idempotencyKey: string): boolean;
  /** Nothing was written. */
  withdraw(idempotencyKey: string): void;
}

/** `Answer` is what a command comes to: the authority's own outcome, or with an outbox before it also an acceptance. */
export interface SocialSecurityHost<Answer = CommandOutcome> {
  /** Every question says who asks, from where, and what was shown: the city's rules guard it. */
  person(subject: Subject, asker: Asker): Promise<Result<PersonRecord, HostFault | Fault<`authority.${QueryFailure}`>>>;
  statement(
    subject: Subject,
    from: string,
    to: string,
    asker: Asker,
  ): Promise<Result<AccountStatement, HostFault | Fault<`authority.${QueryFailure}`>>>;
  /** Anything else that is looked up, by name: `inquire('orders', { inquiry: 'orders', subject }, asker)`. */
  inquire<Name extends InquiryName>(
    name: Name,
    question: InquiryOf<Name>,
    asker: Asker,
  ): Promise<Result<InquiryAnswer<Name>, HostFault | Fault<`authority.${QueryFailure}`>>>;
  /** Whose a code is that somebody showed. Asked again with its key after a lost answer it is the same question. */
  whoseCode(question: CodeQuestion): Promise<Result<CodeAnswer, HostFault>>;
  /** Signing in, giving leave, passwords of staff. Asked again after a lost answer it does no harm. */
  staff(request: StaffRequest): Promise<Result<StaffAnswer, HostFault>>;
  execute(command: AuthorityCommand): Promise<Result<Answer, HostFault>>;
  /** Only where an outbox is before the host. */
  readonly cardRecords?: CardRecords;
  outcomeOf(idempotencyKey: string): Promise<Result<CommandOutcome | null, HostFault>>;
}

/** What the person can do when the bank refuses for another reason than the PIN. */
export type BankRefusal =
  | 'callBank' // the bank wants to speak with them
  | 'restricted' // the card may not be used: to a branch
  | 'expired'
  | 'tryLater'; // the bank cannot answer now

/** The bank's answer to a PIN check; which response code is which: bank/iso8583/response-codes-table.ts. */
export type BankPinOutcome =
  | { readonly outcome: 'correct' }
  | { readonly outcome: 'wrong'; readonly triesLeft: number | null }
  | { readonly outcome: 'locked' }
  | { readonly outcome: 'unknownCard' }
  | { readonly outcome: 'cardLost' }
  /** The keys were renewed meanwhile: nobody could read the PIN, no try was spent, it is to be typed once more. */
  | { readonly outcome: 'enterAgain' }
  | { readonly outcome: 'refused'; readonly refusal: BankRefusal; readonly responseCode: string };

export interface BankPinCheck {
  readonly idempotencyKey: string;
  readonly pan: string;
  readonly sequenceNumber: string | null;
  readonly track2: string | null;
  /** Enciphered by the pad under the terminal's PIN working key. */
  readonly pinBlock: Uint8Array;
  readonly pinFormat: PinBlockFormat;
}

export type BankChange = 'reportLoss' | 'liftLoss' | 'activate';

/** A change of the bank function of a card. */
export interface BankCommand {
  readonly command: BankChange;
  readonly idempotencyKey: string;
  readonly pan: string;
}

/** `refused` tells how the card stands already, or that the bank does not know it. */
export type BankChangeOutcome =
  | { readonly outcome: 'done'; readonly receiptNumber: string }
  | {
      readonly outcome: 'refused';
      readonly reason: 'unknownCard' | 'alreadyLost' | 'notLost' | 'alreadyActive' | 'notActivated' | 'notAllowed';
    };

export type BankNameOutcome = { readonly outcome: 'matches' | 'differs' | 'unknownCard' };

/** Services of a bank for which there is no public message: each bank has its own. */
export interface BankServices {
  /** Tries left as the bank tells them before entry; `null`: it does not tell. */
  pinState(pan: string): Promise<Result<BankPinState, HostFault>>;
  /** Repeated under the same key it gives the first answer and changes nothing more. */
  change(command: BankCommand): Promise<Result<BankChangeOutcome, HostFault>>;
  /** What became of a change; `null`: it never arrived, and may be sent again under the same key. */
  outcomeOf(idempotencyKey: string): Promise<Result<BankChangeOutcome | null, HostFault>>;
  /** Whether the account is in that name. */
  checkName(pan: string, name: string): Promise<Result<BankNameOutcome, HostFault>>;
}

export interface BankPinState {
  readonly triesLeft: number | null;
  readonly locked: boolean;
}

export interface BankHost extends BankServices {
  /**
   * Checks a PIN. `host.unknownOutcome`: nothing was changed at the bank, but a try may have been spent. Repeated under the same key it
   * spends no second try: it gives the first answer, or the first fault again.
   */
  verifyPin(check: BankPinCheck): Promise<Result<BankPinOutcome, HostFault>>;
}
