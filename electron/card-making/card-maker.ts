/** Cards made by the machine itself: what a session asks for, and what comes of it. */
import type { Fault } from '../../native/base/fault.ts';
import type { Result } from '../../native/base/result.ts';

/** Beside the codes of dispenser and card. */
export type CardMakingFaultCode =
  | 'making.notBlank' // the card from the stack is somebody's already
  | 'making.unverified' // what was written reads back otherwise
  | 'making.spoilt' // so many blanks in a row could not be made
  | 'making.notTaken'; // presented and not taken in time: it is in the bin

/** How a machine makes cards: settings of the terminal. */
export interface CardMakingSettings {
  /** Blanks that are tried for one card before it is given up. */
  readonly blanks: number;
  /** How long a made card lies at the exit before it is drawn in, in milliseconds. */
  readonly takeMs: number;
  /** From the day of issue on. */
  readonly validYears: number;
}

export const CARD_MAKING: CardMakingSettings = { blanks: 3, takeMs: 30_000, validYears: 10 };

/** Whose card it becomes, as the ID card says it. */
export interface NewHolder {
  readonly number: string;
  readonly name: string;
  readonly sex: 'male' | 'female' | 'unstated' | 'unknown';
  /** Two digits of GB/T 3304; `null`: not told. */
  readonly ethnicGroup: string | null;
  /** `YYYY-MM-DD`; `null`: not told. */
  readonly birthDate: string | null;
}

/** What the journal keeps with each step. */
export interface MakingOrder {
  readonly session: string;
  /** Number of the card order. */
  readonly order: string;
  /** Of the request: the same one is never carried out twice. */
  readonly key: string;
}

export interface MadeCard {
  readonly cardNumber: string;
  /** First day on which it no longer holds. */
  readonly expiresOn: string;
}

export interface CardMaker {
  /**
   * Takes blanks from the stack until one is written and reads back right; spoilt ones go into the bin. The made card then lies in the
   * chip station. A signal that ends it leaves nothing on the way.
   */
  make(order: MakingOrder, holder: NewHolder, signal: AbortSignal): Promise<Result<MadeCard, Fault>>;
  /** Presents the made card; one that is not taken in time, or when the signal ends the wait, goes into the bin. */
  handOut(order: MakingOrder, signal: AbortSignal): Promise<Result<'taken' | 'kept', Fault>>;
  /** What an earlier run of the program, or a session that ended, left on the way goes into the bin; what became of it is found out. Gives whether the way is clear. */
  settle(): Promise<boolean>;
}
