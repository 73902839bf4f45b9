/** When an engineer may try again. Pure: the tries stand in the journal, so a restart forgets none and taking one out breaks its chain. */
import type { Gate } from './effects.ts';
import type { MaintenanceSettings } from './settings.ts';

/** A sign-in as the journal tells of it. A try without outcome counts as wrong: somebody may have pulled the plug on purpose. */
export interface SignInTry {
  readonly atMs: number;
  readonly outcome: 'right' | 'wrong';
}

const MINUTE_MS = 60_000;
const LONGEST_LOCK_MS = 24 * 60 * MINUTE_MS;

/** How many of the newest tries have to be known. With so many wrong ones in a row every further one locks for the longest time. */
export function triesToKnow({ tries, lockMinutes }: Pick<MaintenanceSettings, 'tries' | 'lockMinutes'>): number {
  const doublings = Math.ceil(Math.log2(LONGEST_LOCK_MS / (lockMinutes * MINUTE_MS)));
  return tries * (Math.max(0, doublings) + 2);
}

/** The gate now, from the newest tries (newest first, at least `triesToKnow`). */
export function gateOf(newest: readonly SignInTry[], settings: MaintenanceSettings, nowMs: number): Gate {
  if (settings.engineers.length === 0) return { gate: 'closed' };
  const right = newest.findIndex(({ outcome }) => outcome === 'right');
  const wrong = right === -1 ? newest : newest.slice(0, right);
  const [last] = wrong;
  if (last === undefined) return { gate: 'open', triesLeft: settings.tries, card: settings.requireCard };
  const locks = Math.floor(wrong.length / settings.tries);
  const sinceLock = wrong.length % settings.tries;
  const lockMs = Math.min(LONGEST_LOCK_MS, settings.lockMinutes * MINUTE_MS * 2 ** Math.max(0, locks - 1));
  const untilMs = last.atMs + lockMs;
  if (sinceLock === 0 && nowMs < untilMs) return { gate: 'locked', untilMs };
  return { gate: 'open', triesLeft: settings.tries - sinceLock, card: settings.requireCard };
}
