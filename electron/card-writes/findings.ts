/** What became of a write that was cut off, told from how the card stood before and stands now. Pure; nothing is guessed. */
import type { PinState, VerifyOutcome } from '../../native/ports/social-security-card.ts';

/** `unknown`: the card alone does not tell. `partly`: some of several values were written. */
export type Finding = 'done' | 'notDone' | 'partly' | 'unknown';

/** Tries of the social-security PIN: a number, 0 = locked; `full` after a right PIN, which tells no number. */
export type PinTries = number | 'full' | 'unknown';

/** The tries that a card tells by itself. */
export function triesOf(pin: PinState): PinTries {
  if (pin.state === 'tries') return pin.left;
  return pin.state === 'locked' ? 0 : 'unknown';
}

/** The tries after a PIN was tried; `null`: nothing was sent. */
export function triesAfter(outcome: VerifyOutcome): PinTries | null {
  switch (outcome.outcome) {
    case 'correct':
      return 'full';
    case 'wrong':
      return outcome.triesLeft;
    case 'locked':
      return 0;
    case 'invalidLength':
      return null;
  }
}

/**
 * Reset and unblock fill the counter. A locked PIN that has tries again was served, one that is still locked was not; so was one with
 * more tries than before, unless a right PIN has filled the counter meanwhile. `null`: the card does not tell its tries.
 */
export function counterFinding(before: PinTries, now: PinTries): Finding | null {
  if (now === 'unknown') return null;
  if (now === 0) return before === 0 ? 'notDone' : 'unknown';
  if (before === 0) return 'done';
  return typeof before === 'number' && typeof now === 'number' && now > before ? 'done' : 'unknown';
}

/**
 * Writes are made one after another, so the card holds the first few of them or none. `before` and `now` are the values of the same
 * places; equal values count as written.
 */
export function placesFinding(before: readonly string[], intended: readonly string[], now: readonly string[]): Finding {
  const mostFirst = intended.map((_value, i) => intended.length - i).concat(0);
  const written = mostFirst.find((count) => sameAll(now, [...intended.slice(0, count), ...before.slice(count)]));
  return byCount(written, intended.length);
}

/**
 * A cyclic file: `before` and `now` are its records, newest first; `intended` in the order in which they were appended. A full file
 * drops its oldest, and nobody says when it is full: where several counts fit (the same record again and again) it is unknown.
 */
export function cyclicFinding(before: readonly string[], intended: readonly string[], now: readonly string[]): Finding {
  const fitting = [0, ...intended.map((_value, i) => i + 1)].filter((count) => {
    const grown = [...intended.slice(0, count).toReversed(), ...before];
    return now.length >= before.length && now.length <= grown.length && sameAll(now, grown.slice(0, now.length));
  });
  return fitting.length === 1 ? byCount(fitting[0], intended.length) : 'unknown';
}

function byCount(written: number | undefined, wanted: number): Finding {
  if (written === undefined) return 'unknown';
  if (written === wanted) return 'done';
  return written === 0 ? 'notDone' : 'partly';
}

function sameAll(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
