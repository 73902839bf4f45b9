/** A PC/SC service that a test plays: readers, cards, counters, deaths. */
import { hex } from '../../base/bytes.ts';
import { err, ok } from '../../base/result.ts';
import type { PcscBinding, PcscCard, PcscError, PcscErrorCode, PcscListener, PcscResult } from './binding.ts';
import { READER_STATE } from './reader-state.ts';

export const ATR_A = hex('3B6D000000814A4446866053065A010307');
export const ATR_B = hex('3B6D000000814A4446866065015A030915');

interface FakeReader {
  atr: Uint8Array | null;
  counter: number;
}

export class FakeService implements PcscBinding {
  readonly readers = new Map<string, FakeReader>();
  running = true;
  watches = 0;
  stops = 0;
  connections = 0;
  /** Answer to the next transmits; an error code fails them. */
  answer: PcscErrorCode | Uint8Array | Promise<Uint8Array> = hex('9000');
  /** The next connects fail so. */
  refuse: PcscErrorCode | null = null;
  #listener: PcscListener | null = null;

  watch(listener: PcscListener): PcscResult<{ connect: (name: string) => Promise<PcscResult<PcscCard>>; stop: () => Promise<void> }> {
    this.watches += 1;
    if (!this.running) return err(fail('noService'));
    this.#listener = listener;
    // The real one reports from a thread of its own: never before `watch` has returned.
    queueMicrotask(() => {
      for (const name of this.readers.keys()) this.tell(name);
    });
    return ok({
      connect: (name) => Promise.resolve(this.#connect(name)),
      stop: () => {
        this.stops += 1;
        return Promise.resolve();
      },
    });
  }

  plug(name: string, atr: Uint8Array | null = null): void {
    this.readers.set(name, { atr, counter: atr === null ? 0 : 1 });
    this.tell(name);
  }

  unplug(name: string): void {
    this.readers.delete(name);
    this.#listener?.onReaderGone(name);
  }

  /** The service counts this change; `told` reports it. */
  put(name: string, atr: Uint8Array | null): void {
    const reader = this.#reader(name);
    reader.counter += 1;
    reader.atr = atr;
  }

  tell(name: string, extra = 0): void {
    const { atr, counter } = this.#reader(name);
    this.#listener?.onState(name, counter * 0x10000 + extra + READER_STATE.changed + (atr === null ? 0 : READER_STATE.present));
  }

  fail(code: PcscErrorCode): void {
    this.running = code !== 'noService';
    this.#listener?.onError(fail(code));
  }

  #reader(name: string): FakeReader {
    const reader = this.readers.get(name);
    if (reader === undefined) throw new Error(`no reader ${name}`);
    return reader;
  }

  #connect(name: string): PcscResult<PcscCard> {
    const reader = this.readers.get(name);
    if (reader === undefined) return err(fail('readerGone'));
    if (this.refuse !== null) return err(fail(this.refuse));
    if (reader.atr === null) return err(fail('noCard'));
    const counter = reader.counter;
    const stale = () => (reader.counter === counter ? null : fail('removedCard'));
    const outcome = <T>(value: T): Promise<PcscResult<T>> => {
      const gone = this.running ? stale() : fail('noService');
      return Promise.resolve(gone === null ? ok(value) : err(gone));
    };
    this.connections += 1;
    return ok({
      transmit: async () => {
        const { answer } = this;
        return typeof answer === 'string' ? err(fail(answer)) : outcome(await answer);
      },
      control: () => Promise.resolve(err(fail('unsupported'))),
      status: () => outcome({ atr: reader.atr ?? new Uint8Array(), eventCounter: reader.counter, protocol: 'chipT0' as const }),
      reconnect: () => outcome(undefined),
      begin: () => outcome(() => outcome(undefined)),
      disconnect: () => {
        this.connections -= 1;
        return Promise.resolve(true);
      },
    });
  }
}

function fail(code: PcscErrorCode): PcscError {
  return { code, detail: `played ${code}` };
}
