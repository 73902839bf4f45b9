/** A simulated ID reader at the height of its port: documents are laid down and taken away, faults come on demand. */
import { fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { DeviceState, Unsubscribe } from '../ports/device.ts';
import type { IdDocument, IdReader, IdReaderEvent, IdReaderFault, IdReaderFaultCode } from '../ports/id-reader.ts';

export interface IdReaderSim extends IdReader {
  /** Lays a document on the reader. A second one replaces it. */
  place(document: IdDocument): void;
  takeAway(): void;
  /** The next read fails so. */
  failNext(code: IdReaderFaultCode): void;
  setState(state: DeviceState): void;
}

type Waiting = (result: Result<IdDocument, IdReaderFault>) => void;

/** A document that was read is not found again until it has left, as SDT readers behave. */
export function createIdReaderSim(): IdReaderSim {
  return new Reader();
}

class Reader implements IdReaderSim {
  #state: DeviceState = 'online';
  #lying: IdDocument | null = null;
  #read = false;
  #nextFault: IdReaderFaultCode | null = null;
  #waiting: Waiting | null = null;
  readonly #listeners = new Set<(event: IdReaderEvent) => void>();

  state(): DeviceState {
    return this.#state;
  }

  read(signal: AbortSignal): Promise<Result<IdDocument, IdReaderFault>> {
    if (this.#state !== 'online') return Promise.resolve(err(fault('idreader.gone', `the reader is ${this.#state}`)));
    this.#waiting?.(err(fault('idreader.cancelled', 'another read began')));
    return new Promise((resolve) => {
      this.#waiting = resolve;
      const cancel = (): void => {
        if (this.#waiting === resolve) this.#waiting = null;
        resolve(err(fault('idreader.cancelled', 'the caller ended the wait')));
      };
      if (signal.aborted) cancel();
      else signal.addEventListener('abort', cancel, { once: true });
      this.#find();
    });
  }

  place(document: IdDocument): void {
    this.#lying = document;
    this.#read = false;
    this.#find();
  }

  takeAway(): void {
    if (this.#read) this.#tell({ kind: 'mediaRemoved' });
    this.#lying = null;
    this.#read = false;
  }

  failNext(code: IdReaderFaultCode): void {
    this.#nextFault = code;
  }

  setState(state: DeviceState): void {
    this.#state = state;
    this.#tell({ kind: 'stateChanged', state });
  }

  subscribe(listener: (event: IdReaderEvent) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #find(): void {
    if (this.#waiting === null || this.#lying === null || this.#read) return;
    const answer = this.#waiting;
    const failure = this.#nextFault;
    this.#waiting = null;
    this.#nextFault = null;
    this.#read = true;
    answer(failure === null ? ok(this.#lying) : err(fault(failure, 'simulated')));
  }

  #tell(event: IdReaderEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
