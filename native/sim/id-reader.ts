/** A simulated ID reader at the height of its port: documents are laid down and taken away, faults come on demand. */
import { fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { DeviceState } from '../ports/device.ts';
import type { IdDocument, IdReader, IdReaderFault, IdReaderFaultCode } from '../ports/id-reader.ts';

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
  let state: DeviceState = 'online';
  let lying: IdDocument | null = null;
  let read = false;
  let nextFault: IdReaderFaultCode | null = null;
  let waiting: Waiting | null = null;

  const find = (): void => {
    if (waiting === null || lying === null || read) return;
    const answer = waiting;
    waiting = null;
    read = true;
    const failure = nextFault;
    nextFault = null;
    answer(failure === null ? ok(lying) : err(fault(failure, 'simulated')));
  };

  return {
    state: () => state,
    read: (signal) =>
      new Promise((resolve) => {
        if (state !== 'online') {
          resolve(err(fault('idreader.gone', `the reader is ${state}`)));
          return;
        }
        waiting?.(err(fault('idreader.cancelled', 'another read began')));
        waiting = resolve;
        const cancel = (): void => {
          if (waiting === resolve) waiting = null;
          resolve(err(fault('idreader.cancelled', 'the caller ended the wait')));
        };
        if (signal.aborted) cancel();
        else signal.addEventListener('abort', cancel, { once: true });
        find();
      }),
    place: (document) => {
      lying = document;
      read = false;
      find();
    },
    takeAway: () => {
      lying = null;
      read = false;
    },
    failNext: (code) => {
      nextFault = code;
    },
    setState: (next) => {
      state = next;
    },
  };
}
