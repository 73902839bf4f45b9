import type { Clock } from '../../native/base/clock.ts';
import type { CardDispenser } from '../../native/ports/card-dispenser.ts';

export interface TakenWait {
  /** Whether the card was taken in time. */
  readonly ended: Promise<boolean>;
  /** Ends the wait: nothing was presented. */
  giveUp(): void;
}

/** Waits until the card at the exit is taken, the time is over, or the signal ends it. */
export function untilTaken(
  dispenser: Pick<CardDispenser, 'subscribe'>,
  { pace, delayMs, signal }: { readonly pace: Pick<Clock, 'after'>; readonly delayMs: number; readonly signal: AbortSignal },
): TakenWait {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const end = (taken: boolean): void => {
    off();
    stop();
    signal.removeEventListener('abort', abort);
    resolve(taken);
  };
  const abort = (): void => end(false);
  const off = dispenser.subscribe(({ kind }) => {
    if (kind === 'mediaTaken') end(true);
  });
  const stop = pace.after(delayMs, abort);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) end(false);
  return { ended: promise, giveUp: abort };
}
