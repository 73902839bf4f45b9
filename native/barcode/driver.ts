/** The driver of a reader of codes on a serial line: it sends codes by itself, at any time, and is asked nothing. */
import type { Clock } from '../base/clock.ts';
import { fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { BarcodeFault, BarcodeReader } from '../ports/barcode-reader.ts';
import type { WatchedByteLink } from '../ports/byte-link.ts';
import type { DeviceState, Unsubscribe } from '../ports/device.ts';
import { CodeStream, type CodeItem } from './code-stream.ts';
import { DEFAULT_BARCODE_DELAYS, DEFAULT_CODE_SETTINGS, type BarcodeDelays, type CodeSettings } from './settings.ts';

export interface SerialBarcodeReaderOptions {
  readonly link: WatchedByteLink;
  readonly clock: Clock;
  readonly settings?: CodeSettings;
  readonly delays?: BarcodeDelays;
}

export interface SerialBarcodeReader extends BarcodeReader {
  /** Ends what waits, and the line. */
  close(): Promise<void>;
}

type Read = Result<string, BarcodeFault>;

/** A reader that connects by itself, now and whenever its line comes back. Whoever asked for it closes it. */
export function createSerialBarcodeReader(options: SerialBarcodeReaderOptions): SerialBarcodeReader {
  const reader = new Reader(options);
  reader.open();
  return reader;
}

class Reader implements SerialBarcodeReader {
  readonly #link: WatchedByteLink;
  readonly #clock: Clock;
  readonly #delays: BarcodeDelays;
  readonly #stream: CodeStream;
  readonly #listeners = new Set<() => void>();
  #state: DeviceState = 'starting';
  #finish: ((read: Read) => void) | null = null;
  #stopGap: () => void = () => undefined;
  #stopReopen: () => void = () => undefined;
  #closed = false;

  constructor({ link, clock, settings = DEFAULT_CODE_SETTINGS, delays = DEFAULT_BARCODE_DELAYS }: SerialBarcodeReaderOptions) {
    this.#link = link;
    this.#clock = clock;
    this.#delays = delays;
    this.#stream = new CodeStream(settings);
    link.onData((bytes) => {
      this.#waitForSilence();
      this.#take(this.#stream.push(bytes));
    });
    link.onEnd(() => this.#lost('the line has ended'));
  }

  state(): DeviceState {
    return this.#state;
  }

  subscribe(listener: () => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** A link opens at the first write. Nothing is written: what a reader makes of bytes is its maker's secret. */
  open(): void {
    this.#stream.doubt();
    void this.#link.write(new Uint8Array()).then((opened) => {
      if (this.#closed) return;
      if (!opened.ok) {
        this.#lost(opened.error.detail);
        return;
      }
      this.#become('online');
      this.#waitForSilence();
    });
  }

  read(signal: AbortSignal): Promise<Read> {
    this.#finish?.(err(fault('barcode.cancelled', 'another read began')));
    if (signal.aborted) return Promise.resolve(err(fault('barcode.cancelled', 'the caller ended it')));
    if (this.#closed || this.#state === 'noDevice') return Promise.resolve(err(fault('barcode.gone', 'no line to the reader')));
    this.#stream.forget();
    return new Promise((resolve) => {
      const cancel = (): void => finish(err(fault('barcode.cancelled', 'the caller ended it')));
      const finish = (read: Read): void => {
        signal.removeEventListener('abort', cancel);
        if (this.#finish === finish) this.#finish = null;
        resolve(read);
      };
      signal.addEventListener('abort', cancel, { once: true });
      this.#finish = finish;
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#become('offline');
    this.#stopGap();
    this.#stopReopen();
    this.#finish?.(err(fault('barcode.gone', 'the reader was closed')));
    await this.#link.close();
  }

  #become(state: DeviceState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }

  #waitForSilence(): void {
    this.#stopGap();
    this.#stopGap = this.#clock.after(this.#delays.gapMs, () => this.#take(this.#stream.silence()));
  }

  /** The first of them answers who waits; what nobody waits for is dropped. What was read is not told: it may name a person. */
  #take(items: readonly CodeItem[]): void {
    for (const item of items)
      this.#finish?.(item.kind === 'code' ? ok(item.text) : err(fault('barcode.unreadable', `dropped: ${item.why}`)));
  }

  #lost(why: string): void {
    this.#stopGap();
    if (this.#closed) return;
    this.#become('noDevice');
    this.#finish?.(err(fault('barcode.gone', why)));
    this.#stopReopen();
    this.#stopReopen = this.#clock.after(this.#delays.reopenMs, () => this.open());
  }
}
