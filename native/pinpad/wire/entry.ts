/** One entry at a pad's own keys: how many digits stand, and how it ended. What they are is never known here. */
import type { Clock } from '../../base/clock.ts';
import { fault } from '../../base/fault.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { PinEntryOptions, PinPadFault } from '../../ports/pin-pad.ts';
import type { PadKeyWord } from './model.ts';

export type Entered = Result<{ readonly digits: number }, PinPadFault>;

export interface EntryParts {
  readonly options: PinEntryOptions;
  readonly clock: Clock;
  /** No key for so long: the pad has forgotten to say that its time is up, or is not there any more. */
  readonly silentMs: number;
  /** Called then; ends the entry. */
  readonly silent: () => void;
  /** Whether it ends with the last digit. */
  readonly autoEnter: boolean;
  /** The pad took a PIN that is too short for its own end: it has to be opened anew. */
  readonly reopen: () => void;
}

export class PadEntry {
  /** Settles once, however it ends. */
  readonly ended: Promise<Entered>;
  readonly #parts: EntryParts;
  readonly #end: (result: Entered) => void;
  readonly #onAbort: () => void;
  #stopWaiting: () => void = () => undefined;
  #digits = 0;
  #open = false;
  #over = false;

  constructor(parts: EntryParts) {
    this.#parts = parts;
    const { promise, resolve } = Promise.withResolvers<Entered>();
    this.ended = promise;
    this.#end = resolve;
    this.#onAbort = () => this.finish(err(fault('pinpad.aborted', 'the program ended the entry')));
    parts.options.signal.addEventListener('abort', this.#onAbort, { once: true });
    if (parts.options.signal.aborted) this.#onAbort();
    else this.#wait();
  }

  isOver(): boolean {
    return this.#over;
  }

  /** The pad is told to take keys now; digits count from here. */
  open(): void {
    this.#open = true;
    this.#digits = 0;
  }

  key(word: PadKeyWord): void {
    if (this.#over || !this.#open || word === 'nothing') return;
    this.#wait();
    const { minDigits, maxDigits } = this.#parts.options;
    switch (word) {
      case 'digit':
        this.#show(Math.min(maxDigits, this.#digits + 1));
        if (this.#parts.autoEnter && this.#digits === maxDigits) this.#enter(minDigits);
        break;
      case 'backspace':
        this.#show(Math.max(0, this.#digits - 1));
        break;
      case 'clear':
        this.#show(0);
        break;
      case 'cancel':
        this.finish(err(fault('pinpad.cancelled', 'cancel was pressed')));
        break;
      case 'timeout':
        this.finish(err(fault('pinpad.timeout', 'the pad waited long enough')));
        break;
      case 'enter':
        this.#enter(minDigits);
        break;
    }
  }

  /** Ends it; what has ended already stays as it ended. */
  finish(result: Entered): void {
    if (this.#over) return;
    this.#over = true;
    this.#stopWaiting();
    this.#parts.options.signal.removeEventListener('abort', this.#onAbort);
    this.#end(result);
  }

  #enter(minDigits: number): void {
    if (this.#digits >= minDigits) {
      this.finish(ok({ digits: this.#digits }));
      return;
    }
    this.#show(0);
    this.#parts.reopen();
  }

  #show(digits: number): void {
    this.#digits = digits;
    this.#parts.options.onCount(digits);
  }

  #wait(): void {
    this.#stopWaiting();
    this.#stopWaiting = this.#parts.clock.after(this.#parts.silentMs, () => this.#parts.silent());
  }
}
