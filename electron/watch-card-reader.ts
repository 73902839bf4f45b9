import type { CardReaderEvent, CardReaders } from '../native/ports/card-reader.ts';
import type { SessionEvent } from './session/events.ts';

type Dispatch = (event: SessionEvent) => void;

export interface CardReaderWatch {
  /** The reader in use; `null`: none is there. */
  name(): string | null;
  /** Tells of everything from now on, beginning with what is there already. */
  start(dispatch: Dispatch, sessionNumber: () => string): void;
  stop(): void;
}

/**
 * The one card reader of a terminal among those of the machine: the first whose name begins with `wanted`, or the first
 * there is. Others are left alone.
 */
export function watchCardReader(readers: CardReaders, wanted: string | null): CardReaderWatch {
  return new Watch(readers, wanted);
}

class Watch implements CardReaderWatch {
  readonly #readers: CardReaders;
  readonly #wanted: string | null;
  #current: string | null = null;
  #stop: () => void = () => undefined;

  constructor(readers: CardReaders, wanted: string | null) {
    this.#readers = readers;
    this.#wanted = wanted;
  }

  name(): string | null {
    return this.#current;
  }

  start(dispatch: Dispatch, sessionNumber: () => string): void {
    this.#stop = this.#readers.subscribe((event) => {
      this.#on(event, dispatch, sessionNumber);
    });
    this.#takeFirst(dispatch, sessionNumber, null);
  }

  stop(): void {
    this.#stop();
  }

  #on(event: CardReaderEvent, dispatch: Dispatch, sessionNumber: () => string): void {
    switch (event.kind) {
      case 'serviceOnline':
        return;
      case 'serviceOffline':
        this.#current = null;
        dispatch({ event: 'serviceDown', faultCode: event.fault.code });
        return;
      case 'readerArrived':
        if (this.#current === null && this.#suits(event.reader)) this.#take(event.reader, dispatch);
        return;
      case 'readerRemoved':
        if (event.reader !== this.#current) return;
        this.#current = null;
        dispatch({ event: 'readerGone' });
        this.#takeFirst(dispatch, sessionNumber, event.reader);
        return;
      case 'mediaInserted':
        if (event.reader !== this.#current) return;
        dispatch({ event: 'cardInserted', insertion: event.insertion, chip: event.chip, session: sessionNumber() });
        return;
      case 'mediaRemoved':
        if (event.reader === this.#current) dispatch({ event: 'cardRemoved', insertion: event.insertion });
        return;
    }
  }

  /** Takes a reader that is there already, with the card that may lie in it. */
  #takeFirst(dispatch: Dispatch, sessionNumber: () => string, gone: string | null): void {
    const present = this.#readers.list().find(({ name }) => name !== gone && this.#suits(name));
    if (present === undefined) return;
    this.#take(present.name, dispatch);
    const { state } = present;
    if (state.media !== 'present') return;
    dispatch({ event: 'cardInserted', insertion: state.insertion, chip: state.chip, session: sessionNumber() });
  }

  #take(reader: string, dispatch: Dispatch): void {
    this.#current = reader;
    dispatch({ event: 'readerBack' });
  }

  #suits(name: string): boolean {
    return this.#wanted === null || name.startsWith(this.#wanted);
  }
}
