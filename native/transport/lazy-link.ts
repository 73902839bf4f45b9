/** What serial lines, HID and USB have in common as byte links: opened by the first write, and anew after they have ended. */
import { fault } from '../base/fault.ts';
import { err, type Result } from '../base/result.ts';
import type { LinkFault, WatchedByteLink } from '../ports/byte-link.ts';
import type { Unsubscribe } from '../ports/device.ts';

/** A device that is open. */
export interface OpenLine {
  write(bytes: Uint8Array): Promise<Result<void, LinkFault>>;
  close(): Promise<void>;
}

/** What an open device tells: bytes, and once, that it is gone. */
export interface LineEvents {
  readonly onData: (bytes: Uint8Array) => void;
  readonly onEnd: () => void;
}

export interface LazyLink<Line extends OpenLine> extends WatchedByteLink {
  /** The device, opened if need be. */
  line(): Promise<Result<Line, LinkFault>>;
}

/** A link over whatever `open` gives. Writes at once share one opening; one that fails is tried again by the next write. */
export function createLazyLink<Line extends OpenLine>(open: (events: LineEvents) => Promise<Result<Line, LinkFault>>): LazyLink<Line> {
  return new Lazy(open);
}

class Lazy<Line extends OpenLine> implements LazyLink<Line> {
  readonly #open: (events: LineEvents) => Promise<Result<Line, LinkFault>>;
  readonly #dataListeners = new Set<(bytes: Uint8Array) => void>();
  readonly #endListeners = new Set<() => void>();
  #current: Promise<Result<Line, LinkFault>> | null = null;
  #closed = false;

  constructor(open: (events: LineEvents) => Promise<Result<Line, LinkFault>>) {
    this.#open = open;
  }

  // Arrow functions: links are copied with the spread operator.
  readonly line = (): Promise<Result<Line, LinkFault>> => {
    if (this.#closed) return Promise.resolve(err(fault('link.closed', 'this link was closed')));
    this.#current ??= this.#begin();
    return this.#current;
  };

  readonly write = async (bytes: Uint8Array): Promise<Result<void, LinkFault>> => {
    const target = await this.line();
    return target.ok ? target.value.write(bytes) : target;
  };

  readonly onData = (listener: (bytes: Uint8Array) => void): Unsubscribe => add(this.#dataListeners, listener);

  readonly onEnd = (listener: () => void): Unsubscribe => add(this.#endListeners, listener);

  readonly drop = (): void => {
    void this.#shut();
  };

  readonly close = (): Promise<void> => {
    this.#closed = true;
    return this.#shut();
  };

  #begin(): Promise<Result<Line, LinkFault>> {
    let ended = false;
    const opening: Promise<Result<Line, LinkFault>> = this.#open({
      onData: (bytes) => {
        if (!ended) for (const listener of [...this.#dataListeners]) listener(bytes);
      },
      onEnd: () => {
        if (ended) return;
        ended = true;
        if (this.#current === opening) this.#current = null;
        for (const listener of [...this.#endListeners]) listener();
      },
    }).then((result) => {
      if (!result.ok && this.#current === opening) this.#current = null;
      return result;
    });
    return opening;
  }

  async #shut(): Promise<void> {
    const opened = this.#current === null ? null : await this.#current;
    this.#current = null;
    if (opened?.ok === true) await opened.value.close();
  }
}

function add<L>(listeners: Set<L>, listener: L): Unsubscribe {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
