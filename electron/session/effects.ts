/**
 * What a session can ask of the world, and what comes back. An effect is data: the runner (runner.ts) carries it out and
 * answers with exactly one `done` event. Full numbers never appear here: the runner holds them for the session and
 * adds them to what it sends to card and hosts.
 */
import type { CommandOutcome, InquiryAnswer, InquiryOf, PersonRecord, Receipt } from '../../db/authority/api.ts';
import type { CardFunction, Circumstance } from '../../db/rules/model.ts';
import type { Evidence } from '../../db/rules/model.ts';
import type { PinState, VerifyOutcome } from '../../native/ports/social-security-card.ts';
import type { Cue } from '../../native/ports/sound.ts';
import type { SlipDocument } from '../../native/ports/slip-document.ts';
import type { PinKind, SettledEntry, TypedNumber } from '../api/view.ts';
import type { PhotoState } from '../api/rows.ts';
import type { ShownCodeAnswer } from './runner/shown-codes.ts';
import type { BankPinOutcome, BankTold, HostAnswer } from '../hosts/ports.ts';
import type { MaintenanceEffect } from '../maintenance/effects.ts';
import type { MakerEffect, MakerResult } from './maker-effects.ts';

/** A card and its holder as a session may know them. */
export interface CardSummary {
  readonly name: string;
  readonly maskedName: string;
  readonly maskedIdentityNumber: string;
  readonly maskedCardNumber: string;
  readonly sex: 'male' | 'female' | 'unstated' | 'unknown';
  readonly ethnicGroup: string | null;
  readonly birthDate: string | null;
  readonly issuedOn: string | null;
  readonly validUntil: string | null;
  readonly region: string;
  readonly specification: string;
  readonly pin: PinState;
  /** The reader in which it lies has keys of its own for its PIN. */
  readonly pinAtReader?: true;
  /** ... at which it can be changed as well. */
  readonly pinChangeAtReader?: true;
}

/** What an ID card laid on the reader said. `matchesCard` is `null` when no social-security card is in the reader. */
export interface IdCardSummary {
  readonly name: string;
  readonly maskedName: string;
  readonly maskedIdentityNumber: string;
  readonly validUntil: string;
  readonly matchesCard: boolean | null;
  /** Absent: the document holds none. The picture itself stays with the runner. */
  readonly photo?: PhotoState;
}

/** A person's records without name and numbers: those come from the card or the ID card, masked. */
export interface PersonSummary extends Omit<PersonRecord, 'name' | 'card'> {
  readonly card: Omit<PersonRecord['card'], 'cardNumber'>;
}

type LookedUp = 'accounts' | 'entries' | 'contributions' | 'pension' | 'medicalCosts' | 'orders' | 'referrals' | 'family' | 'receipts';

/** A question about the person of the session; `outlets` is about the city. The runner adds whom it is about. */
export type Asked = { readonly [Name in LookedUp]: Omit<InquiryOf<Name>, 'subject'> }[LookedUp] | InquiryOf<'outlets'>;
export type Answered = {
  readonly [Name in Asked['inquiry']]: { readonly inquiry: Name; readonly answer: InquiryAnswer<Name> };
}[Asked['inquiry']];

export type ChangeCommand = 'reportLoss' | 'liftLoss' | 'activate' | 'reportFormalLoss' | 'reportLossElsewhere' | 'liftLossElsewhere';

/**
 * Effects that end with a `done` event carrying their `id`.
 * `idCard.read` and `code.read` with `session: null` stand beside an empty card reader; its answer then names a new session.
 */
export type AskEffect =
  | MakerEffect
  | { readonly effect: 'card.identify'; readonly insertion: number }
  /** `judge`: a new PIN, which is kept until it is on the card, and the same once more. */
  | {
      readonly effect: 'pad.enter';
      readonly pin: PinKind;
      readonly minDigits: number;
      readonly maxDigits: number;
      readonly judge?: 'new' | 'newAgain';
      /** At the card reader's own keys, which put it into the card at once; `card.verifyPin` then tells what the card said. */
      readonly atReader?: true;
    }
  | { readonly effect: 'card.pinState' }
  /** `keep`: a PIN that was right is kept for its change. */
  | { readonly effect: 'card.verifyPin'; readonly keep?: true }
  /** Which PIN held after a change or reset of unknown end. */
  | { readonly effect: 'card.resolvePin'; readonly holds: 'new' | 'old' | 'unsaid' }
  /** The kept old PIN becomes the kept new one; the records hear of it. */
  | { readonly effect: 'card.changePin'; readonly evidence: Evidence; readonly key: string; readonly atReader?: PinChangeAtReader }
  /** The card that was left goes into the bin; told under the session that it belonged to, which has ended. */
  | { readonly effect: 'card.retain'; readonly insertion: number; readonly session: string }
  | { readonly effect: 'bank.pinState' }
  | { readonly effect: 'bank.verifyPin'; readonly key: string }
  | { readonly effect: 'idCard.read'; readonly session: string | null }
  /** Waits for a code; it stays with the runner. */
  | { readonly effect: 'code.read'; readonly session: string | null }
  /** Whose the code is that was read. */
  | { readonly effect: 'records.code'; readonly key: string }
  /** A number for a session that begins with neither card nor ID card. */
  | { readonly effect: 'session.open' }
  /** Waits for a typed number; it stays with the runner. */
  | { readonly effect: 'numbers.enter'; readonly number: TypedNumber }
  /** Whether the two numbers typed are one person's. */
  | { readonly effect: 'records.identity' }
  /** Questions carry what was shown so far: the rules guard them at the authority too. */
  | { readonly effect: 'records.person'; readonly evidence: Evidence }
  | { readonly effect: 'records.inquire'; readonly about: Asked; readonly evidence: Evidence }
  | {
      readonly effect: 'records.execute';
      readonly command: ChangeCommand;
      readonly cardFunction: CardFunction;
      readonly evidence: Evidence;
      readonly key: string;
    }
  /** A card that is made while one waits; `circumstance`: what the person has said of themselves. */
  | {
      readonly effect: 'records.order';
      readonly kind: 'instant';
      readonly circumstance: Circumstance;
      readonly evidence: Evidence;
      readonly key: string;
    }
  /** Leave from the authority, the write on the card, the record of it: one effect, three journalled steps. */
  | { readonly effect: 'card.resetPin'; readonly evidence: Evidence; readonly key: string }
  | { readonly effect: 'card.unblockPin'; readonly evidence: Evidence; readonly key: string }
  | { readonly effect: 'print'; readonly printer: 'slip' | 'document'; readonly document: SlipDocument };

/**
 * `idle`: nobody touches anything; `slow`: a wait takes longer; `leave`: a screen goes away by itself; `retry`: a device is asked again;
 * `shutdown`: the battery does not last longer.
 */
export type TimerName = 'idle' | 'slow' | 'leave' | 'retry' | 'shutdown';

/** Effects without an answer. */
export type TellEffect =
  | { readonly effect: 'cancel'; readonly id: number }
  | { readonly effect: 'timer.start'; readonly timer: TimerName; readonly delayMs: number }
  | { readonly effect: 'timer.stop'; readonly timer: TimerName }
  | { readonly effect: 'session.begin'; readonly session: string }
  /** Wipes PIN pad, vault and print queue, closes the card. */
  | { readonly effect: 'session.end'; readonly session: string; readonly reason: string }
  | { readonly effect: 'lights.clear' }
  | { readonly effect: 'sound'; readonly cue: Cue }
  | { readonly effect: 'sound.stop' }
  /** The battery is nearly empty and nobody is served: the program closes in order. */
  | { readonly effect: 'shutdown' }
  /** `urgent`: somebody leaves without their card. */
  | {
      readonly effect: 'light';
      readonly light: 'cardReader' | 'idReader' | 'slipPrinter' | 'documentPrinter' | 'cardDispenser';
      readonly on: boolean;
      readonly urgent?: true;
    };

export type Effect = TellEffect | MaintenanceEffect | (AskEffect & { readonly id: number });

/** A failure as a session knows it: the code, never the detail. `endedOn`: the last day of a document that has expired. */
export interface Failure {
  readonly outcome: 'failed';
  readonly code: string;
  readonly endedOn?: string;
}

/** A new PIN against the initial one, the one that stands, and itself; compared where it was typed, told as a word. */
export type NewPinJudgement = 'fine' | 'initial' | 'asOld' | 'different';

/** How an entry ended. */
export type EnteredPin =
  { readonly outcome: 'entered'; readonly judged?: NewPinJudgement } | { readonly outcome: 'cancelled' } | { readonly outcome: 'timedOut' };

/** `initialPin`: the right PIN is the one that every card of the city begins with. */
export type VerifiedPin = Exclude<VerifyOutcome, { outcome: 'correct' }> | { readonly outcome: 'correct'; readonly initialPin?: boolean };

/** Both PINs are typed at the card reader's own keys. `mayProbe`: so many tries are left that one may be spent on finding the new PIN out. */
interface PinChangeAtReader {
  readonly digits: number;
  readonly mayProbe: boolean;
}

/**
 * How a PIN that was typed at the reader stands to the initial one: the card was asked, and has refused it (`triesLeft` are left, and the
 * right PIN has to be shown again), or it could not be asked.
 */
export type PinUnseen = { readonly told: 'own'; readonly triesLeft: number } | { readonly told: 'unknown' };

type ChangedPin =
  | Exclude<VerifyOutcome, { outcome: 'correct' }>
  | { readonly outcome: 'changed'; readonly receipt: Receipt | null; readonly unseen?: PinUnseen }
  /** At the reader: the new PIN is the initial one; or not the same twice; or the person ended the entry. */
  | { readonly outcome: 'initial' | 'different' | 'cancelled' | 'timedOut' };

export type EffectResult =
  | MakerResult
  | {
      readonly of: 'card.identify';
      readonly result: { readonly outcome: 'identified'; readonly card: CardSummary; readonly settled: readonly SettledEntry[] } | Failure;
    }
  | { readonly of: 'pad.enter'; readonly result: EnteredPin | Failure }
  | { readonly of: 'session.open'; readonly result: { readonly outcome: 'opened'; readonly session: string } }
  | { readonly of: 'code.read'; readonly result: { readonly outcome: 'read'; readonly session: string } | Failure }
  | { readonly of: 'records.code'; readonly result: ShownCodeAnswer | Failure }
  | { readonly of: 'numbers.enter'; readonly result: { readonly outcome: 'entered' } | { readonly outcome: 'cancelled' } | Failure }
  | {
      readonly of: 'records.identity';
      readonly result: { readonly outcome: 'matched'; readonly maskedIdentityNumber: string } | { readonly outcome: 'noMatch' } | Failure;
    }
  | { readonly of: 'card.pinState'; readonly result: { readonly outcome: 'state'; readonly pin: PinState } | Failure }
  | { readonly of: 'card.verifyPin'; readonly result: VerifiedPin | Failure }
  | { readonly of: 'card.retain'; readonly result: { readonly outcome: 'retained' } | Failure }
  | { readonly of: 'card.resolvePin'; readonly result: { readonly outcome: 'resolved' } | Failure }
  /** `receipt` is `null` where the records could not hear of it: the card holds the new PIN all the same. */
  | { readonly of: 'card.changePin'; readonly result: ChangedPin | Failure }
  | {
      readonly of: 'bank.pinState';
      readonly result: { readonly outcome: 'state'; readonly triesLeft: number | null; readonly locked: boolean } | Failure;
    }
  | { readonly of: 'bank.verifyPin'; readonly result: BankPinOutcome | Failure }
  | {
      readonly of: 'idCard.read';
      readonly result:
        | { readonly outcome: 'read'; readonly session: string; readonly idCard: IdCardSummary; readonly settled: readonly SettledEntry[] }
        | Failure;
    }
  | { readonly of: 'records.person'; readonly result: { readonly outcome: 'found'; readonly person: PersonSummary } | Failure }
  | { readonly of: 'records.inquire'; readonly result: { readonly outcome: 'found'; readonly found: Answered } | Failure }
  | { readonly of: 'records.execute'; readonly result: HostAnswer | Failure; readonly bank?: BankTold }
  | { readonly of: 'records.order'; readonly result: CommandOutcome | Failure }
  | { readonly of: 'card.resetPin'; readonly result: CommandOutcome | Failure }
  | { readonly of: 'card.unblockPin'; readonly result: CommandOutcome | Failure }
  | { readonly of: 'print'; readonly result: { readonly outcome: 'printed'; readonly serial: string } | Failure };
