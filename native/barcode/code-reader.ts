/** The reader on a line and the one that types as one: the first code that either of them gives. */
import { fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { BarcodeFault, BarcodeReader } from '../ports/barcode-reader.ts';
import type { CodeReader } from '../ports/code-reader.ts';
import type { DeviceState, Unsubscribe } from '../ports/device.ts';

type Read = Result<string, BarcodeFault>;

/** `line`: `null` where there is none on a line; `types`: there is one that types, which is always there: a keyboard does not say when it is unplugged. */
export function createCodeReader(line: BarcodeReader | null, types: boolean): CodeReader {
  return new Either(line, types);
}

class Either implements CodeReader {
  readonly #line: BarcodeReader | null;
  readonly #types: boolean;
  #finish: ((read: Read) => void) | null = null;

  constructor(line: BarcodeReader | null, types: boolean) {
    this.#line = line;
    this.#types = types;
  }

  state(): DeviceState {
    return this.#line?.state() ?? 'online';
  }

  subscribe(listener: () => void): Unsubscribe {
    return this.#line?.subscribe(listener) ?? (() => undefined);
  }

  typed(code: string): void {
    if (this.#types) this.#finish?.(ok(code));
  }

  read(signal: AbortSignal): Promise<Read> {
    this.#finish?.(err(fault('barcode.cancelled', 'another read began')));
    if (signal.aborted) return Promise.resolve(err(fault('barcode.cancelled', 'the caller ended it')));
    return new Promise((resolve) => {
      const over = new AbortController();
      const cancel = (): void => finish(err(fault('barcode.cancelled', 'the caller ended it')));
      const finish = (read: Read): void => {
        signal.removeEventListener('abort', cancel);
        if (this.#finish === finish) this.#finish = null;
        over.abort();
        resolve(read);
      };
      signal.addEventListener('abort', cancel, { once: true });
      this.#finish = finish;
      void this.#readLine(over.signal, finish);
    });
  }

  /** A line that is gone ends nothing where the other reader may still type: it may come back. */
  async #readLine(signal: AbortSignal, finish: (read: Read) => void): Promise<void> {
    const line = this.#line;
    const over = (): boolean => signal.aborted;
    while (line !== null && !over()) {
      const read = await line.read(signal);
      // The end of our own wait is no news; that of somebody else's read of the same line is.
      if (over()) return;
      if (read.ok || read.error.code !== 'barcode.gone' || !this.#types) {
        finish(read);
        return;
      }
      await backOnline(line, signal);
    }
  }
}

/** Settles when the line is there again, or when nobody waits any more. */
function backOnline(line: BarcodeReader, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (line.state() !== 'online' && !signal.aborted) return;
      off();
      signal.removeEventListener('abort', look);
      resolve();
    };
    const off = line.subscribe(look);
    signal.addEventListener('abort', look, { once: true });
    look();
  });
}
