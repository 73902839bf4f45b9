/** An exchange against its caller's signal and time limit. */
import type { Clock } from '../../base/clock.ts';
import { fault } from '../../base/fault.ts';
import { err, type Result } from '../../base/result.ts';
import type { CardReaderFault, TransmitOptions } from '../../ports/card-reader.ts';

/** What the exchange and its limits tell each other. */
export interface Interruption {
  /** Set when the caller no longer waits. */
  fault: CardReaderFault | null;
  /** Set by the exchange once its command is on its way: called when it is cut short after that. */
  onAfterStart: ((why: CardReaderFault) => void) | null;
}

/**
 * Runs `work` until it ends, the signal fires or the time is up, whichever is first. A command that is on its way goes on behind the
 * caller's back; one still in the queue is never sent.
 */
export function race<T>(
  clock: Clock,
  options: TransmitOptions,
  work: (interruption: Interruption) => Promise<Result<T, CardReaderFault>>,
): Promise<Result<T, CardReaderFault>> {
  const { signal, timeoutMs } = options;
  const interruption: Interruption = { fault: signal?.aborted === true ? cancelled() : null, onAfterStart: null };
  if (interruption.fault !== null) return Promise.resolve(err(interruption.fault));
  const running = work(interruption);
  if (signal === undefined && timeoutMs === undefined) return running;
  return new Promise((resolve, reject) => {
    const cut = (why: CardReaderFault) => {
      interruption.fault = why;
      interruption.onAfterStart?.(why);
      resolve(err(why));
    };
    const abort = () => {
      cut(cancelled());
    };
    const stopTimer =
      timeoutMs === undefined
        ? undefined
        : clock.after(timeoutMs, () => {
            cut(fault('card.timeout', `no answer within ${timeoutMs} ms`));
          });
    signal?.addEventListener('abort', abort, { once: true });
    const finished = () => {
      stopTimer?.();
      signal?.removeEventListener('abort', abort);
    };
    running.then(resolve, reject).finally(finished);
  });
}

function cancelled(): CardReaderFault {
  return fault('card.cancelled', 'ended by the caller');
}
