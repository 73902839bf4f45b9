/** What the journal keeps of a write on a card, and how an open one is found again. */
import type { Result } from '../../native/base/result.ts';
import type { SocialSecurityFault } from '../../native/ports/social-security-card.ts';
import type { Journal, OpenWrite, StepIntent } from '../session/journal.ts';
import { leavesOpen } from './certainty.ts';

export type CardWrite = 'changePin' | 'resetPin' | 'unblockPin' | 'blockApplication' | 'blockCard' | 'writeItems';

export type WriteJournal = Pick<Journal, 'intend' | 'conclude' | 'stamp' | 'openWrites'>;
export type WriteFacts = StepIntent['facts'];

/** Where a card's writes are written down. */
export interface WriteLog {
  readonly journal: WriteJournal;
  readonly session: string;
  readonly nowMs: () => number;
  /** The card's answer to reset: all that a card still tells once it was blocked. */
  readonly atr: Uint8Array;
}

/** What a caller adds to the next writes: the request's number, further masked facts. */
export interface WriteNote {
  readonly idempotencyKey?: string;
  readonly facts?: WriteFacts;
}

const STEP = 'card.write.';

/** Name of the step in the journal. */
export function stepOf(write: CardWrite): string {
  return `${STEP}${write}`;
}

/** The write that an open step is; `null`: it is none of a card's. */
export function writeOf({ name }: OpenWrite): CardWrite | null {
  const found = WRITES.find((write) => stepOf(write) === name);
  return found ?? null;
}

const WRITES: readonly CardWrite[] = ['changePin', 'resetPin', 'unblockPin', 'blockApplication', 'blockCard', 'writeItems'];

export interface Intended {
  readonly write: CardWrite;
  /** Stamp of the card: of its identifier, or of its answer to reset where it may be blocked afterwards. */
  readonly subject: string;
  readonly facts: WriteFacts;
  readonly note: WriteNote;
}

/**
 * Writes with an intent before and its outcome after. A fault after which nobody can say what the card did leaves it open. `words`
 * gives the outcome's name for a value, `look` for a certain failure that may have left something written (`null`: it stays open).
 */
export async function journalled<T>(
  log: WriteLog,
  { write, subject, facts, note }: Intended,
  act: () => Promise<Result<T, SocialSecurityFault>>,
  words: (value: T) => string,
  look: () => Promise<string | null> = () => Promise.resolve('failed'),
): Promise<Result<T, SocialSecurityFault>> {
  const { journal, session, nowMs } = log;
  const key = note.idempotencyKey === undefined ? {} : { idempotencyKey: note.idempotencyKey };
  const intent = { session, atMs: nowMs(), step: stepOf(write), access: 'write', ...key, subject } as const;
  const step = journal.intend({ ...intent, facts: { ...note.facts, ...facts } });
  const result = await act();
  if (!result.ok && leavesOpen(result.error.code)) return result;
  const outcome = result.ok ? words(result.value) : await look();
  if (outcome === null) return result;
  const failure = result.ok ? {} : { faultCode: result.error.code, facts: { detail: result.error.detail } };
  journal.conclude(step, { atMs: nowMs(), outcome, ...failure });
  return result;
}
