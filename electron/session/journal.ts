/**
 * What the session writes down (implemented by electron/audit on SQLite with synchronous=FULL). Two things are kept:
 * the journal, masked, hash-chained, for people; and the recording of events, sealed, for exact replay.
 */
import type { View } from '../api/view.ts';
import type { SessionEvent } from './events.ts';

export interface SessionStart {
  readonly session: string;
  readonly startedAtMs: number;
  readonly terminal: string;
  /** The start state as JSON: what replay begins with; `null`: nothing is recorded of it (an engineer's visit). */
  readonly initial: unknown;
}

export interface StepIntent {
  readonly session: string;
  readonly atMs: number;
  /** Name of the effect: `card.verifyPin`, `authority.reportLoss` … */
  readonly step: string;
  /** A step that changes a card or a host is `write`: a missing outcome is then an unknown outcome to be resolved. */
  readonly access: 'read' | 'write';
  readonly idempotencyKey?: string;
  /** Whose card or record is changed: `Journal.stamp` of the identity number, by which an open write is found again. */
  readonly subject?: string;
  /** Masked particulars. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

export interface StepOutcome {
  readonly atMs: number;
  readonly outcome: string;
  readonly faultCode?: string;
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

/** A write whose outcome is not known: it was begun, and the card left, the answer was lost, or the program died. */
export interface OpenWrite {
  readonly step: number;
  /** Name of the step. */
  readonly name: string;
  readonly session: string;
  readonly idempotencyKey: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface Journal {
  beginSession(start: SessionStart): void;
  /** On disk when it returns. `view` is what the screen showed after the event; it is sealed with it, so that replay can compare. */
  recordEvent(session: string, sequence: number, atMs: number, event: SessionEvent, view: View): void;
  /** On disk when it returns: before the step is begun. */
  intend(step: StepIntent): number;
  /** Ends a step. A write whose outcome is unknown is not concluded: it stays open until it has been found out. */
  conclude(step: number, outcome: StepOutcome): void;
  /** A keyed hash of a personal number: the same number gives the same stamp on this terminal only. */
  stamp(number: string): string;
  /** The open writes of one person, oldest first. */
  openWrites(subject: string): readonly OpenWrite[];
  endSession(session: string, atMs: number, reason: string): void;
}
