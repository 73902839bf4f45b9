import type { Clock } from '../../base/clock.ts';
import { fault } from '../../base/fault.ts';
import type { CardReaderFault, TransmitOptions } from '../../ports/card-reader.ts';

/** The caller's signal and time limit as one thing to wait for. */
export interface Stop {
  /** Done when either has come; never otherwise. */
  readonly stopped: Promise<CardReaderFault>;
  /** What came; `null` before. */
  readonly reason: CardReaderFault | null;
  /** Stops listening. */
  dispose(): void;
}

/** Begins to listen to the signal and to count the time. */
export function stopOf({ signal, timeoutMs }: TransmitOptions, clock: Clock): Stop {
  const { promise, resolve } = Promise.withResolvers<CardReaderFault>();
  let reason: CardReaderFault | null = null;
  const stop = (because: CardReaderFault) => {
    reason ??= because;
    resolve(reason);
  };
  const abort = () => stop(fault('card.cancelled', 'ended by the caller'));
  const cancelTimer =
    timeoutMs === undefined
      ? () => undefined
      : clock.after(timeoutMs, () => stop(fault('card.timeout', `no answer within ${timeoutMs} ms`)));
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted === true) abort();
  return {
    stopped: promise,
    get reason() {
      return reason;
    },
    dispose: () => {
      cancelTimer();
      signal?.removeEventListener('abort', abort);
    },
  };
}
