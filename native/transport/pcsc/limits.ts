/**
 * The limits of one connection's exchanges: their callers' signals and times. Thousands of short exchanges go by under the same
 * signal and the same limit, and setting both up for each is what costs most on our side, so one listener stays with the signal, and the timer
 * of the last exchange stays until the next one has its own (the last timer of its length would take the runtime's list down with it).
 */
import type { Clock } from '../../base/clock.ts';
import { fault } from '../../base/fault.ts';
import { err, type Result } from '../../base/result.ts';
import type { CardReaderFault, TransmitOptions } from '../../ports/card-reader.ts';

/** What an exchange and its limits tell each other. */
export interface Interruption {
  /** Set when the caller no longer waits. */
  fault: CardReaderFault | null;
  /** Set by the exchange once its command is on its way: called when it is cut short after that. */
  onAfterStart: ((why: CardReaderFault) => void) | null;
}

type Cut = (why: CardReaderFault) => void;
const NOTHING = () => undefined;

export class Limits {
  readonly #clock: Clock;
  /** Exchanges under the signal that is listened to. */
  readonly #underSignal = new Set<Cut>();
  #signal: AbortSignal | null = null;
  #spareTimer: () => void = NOTHING;
  #released = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Runs `work` until it ends, the signal fires or the time is up, whichever is first. A command that is on its way goes on behind the
   * caller's back; one still in the queue is never sent.
   */
  race<T>(
    options: TransmitOptions,
    work: (interruption: Interruption) => Promise<Result<T, CardReaderFault>>,
  ): Promise<Result<T, CardReaderFault>> {
    const { signal, timeoutMs } = options;
    if (signal?.aborted === true) return Promise.resolve(err(cancelled()));
    const interruption: Interruption = { fault: null, onAfterStart: null };
    const running = work(interruption);
    if (signal === undefined && timeoutMs === undefined) return running;
    return new Promise((resolve, reject) => {
      const cut = (why: CardReaderFault) => {
        interruption.fault = why;
        interruption.onAfterStart?.(why);
        resolve(err(why));
      };
      const stopTimer = timeoutMs === undefined ? NOTHING : this.#startTimer(timeoutMs, cut);
      const forget = signal === undefined ? NOTHING : this.#listen(signal, cut);
      const finished = () => {
        forget();
        this.#keep(stopTimer);
      };
      running.then(
        (result) => {
          finished();
          resolve(result);
        },
        (error: unknown) => {
          finished();
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
  }

  /** The connection is over: nothing of it stays behind. */
  release(): void {
    this.#released = true;
    this.#keep(NOTHING);
    this.#hangUp();
  }

  #startTimer(timeoutMs: number, cut: Cut): () => void {
    return this.#clock.after(timeoutMs, () => {
      cut(fault('card.timeout', `no answer within ${timeoutMs} ms`));
    });
  }

  /** Stops the timer that was kept, and keeps this one instead; one whose exchange is over has nothing left to cut. */
  #keep(stopTimer: () => void): void {
    this.#spareTimer();
    this.#spareTimer = stopTimer;
    if (this.#released) stopTimer();
  }

  #listen(signal: AbortSignal, cut: Cut): () => void {
    if (signal !== this.#signal && this.#underSignal.size > 0) return listenAlone(signal, cut);
    if (signal !== this.#signal) {
      this.#signal?.removeEventListener('abort', this.#onAbort);
      this.#signal = signal;
      signal.addEventListener('abort', this.#onAbort);
    }
    this.#underSignal.add(cut);
    return () => {
      this.#underSignal.delete(cut);
      this.#hangUp();
    };
  }

  /** An exchange that still runs can be cancelled to its end. */
  #hangUp(): void {
    if (!this.#released || this.#underSignal.size > 0) return;
    this.#signal?.removeEventListener('abort', this.#onAbort);
    this.#signal = null;
  }

  readonly #onAbort = (): void => {
    for (const cut of [...this.#underSignal]) cut(cancelled());
  };
}

function listenAlone(signal: AbortSignal, cut: Cut): () => void {
  const abort = () => {
    cut(cancelled());
  };
  signal.addEventListener('abort', abort, { once: true });
  return () => {
    signal.removeEventListener('abort', abort);
  };
}

function cancelled(): CardReaderFault {
  return fault('card.cancelled', 'ended by the caller');
}
