/** Command and answer with one pad, while its keys come in between. Answers carry no number, so a late one must never be taken for the next. */
import type { Clock } from '../../base/clock.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { WatchedByteLink } from '../../ports/byte-link.ts';
import type { PadDelays } from './delays.ts';
import type { PadItem, PadStream } from './stream.ts';

/** Why there is no answer. */
export type Silence = 'noLink' | 'noAnswer' | 'damaged';

/** A line that never falls silent is not waited for longer. */
const MOST_QUIET_WAITS = 8;

export interface ConversationParts {
  readonly link: WatchedByteLink;
  readonly clock: Clock;
  readonly delays: PadDelays;
  readonly stream: PadStream;
  readonly onKey: (byte: number) => void;
}

export class PadConversation {
  readonly #parts: ConversationParts;
  #heard: (item: Exclude<PadItem, { kind: 'key' }>) => void = () => undefined;
  #ended: () => void = () => undefined;
  #stopGap: () => void = () => undefined;
  #chunks = 0;
  /** Something of an earlier answer may still come. */
  #owed = false;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
    const { link, clock, delays, stream } = parts;
    link.onData((chunk) => {
      this.#chunks += 1;
      this.#stopGap();
      this.#stopGap = clock.after(delays.gapMs, () => this.#take(stream.flush()));
      this.#take(stream.push(chunk));
    });
    link.onEnd(() => {
      this.#stopGap();
      stream.flush();
      this.#ended();
    });
  }

  /** Sends a frame and gives the body of its answer. One at a time: the caller queues. */
  async exchange(frame: Uint8Array, withinMs: number): Promise<Result<Uint8Array, Silence>> {
    if (this.#owed) await this.#quiet();
    const answer = await this.#ask(frame, withinMs);
    this.#owed = !answer.ok && answer.error !== 'noLink';
    return answer;
  }

  pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => void this.#parts.clock.after(delayMs, resolve));
  }

  /** Nothing is heard any more. */
  stop(): void {
    this.#stopGap();
  }

  #take(items: readonly PadItem[]): void {
    for (const item of items) {
      if (item.kind === 'key') this.#parts.onKey(item.byte);
      else this.#heard(item);
    }
  }

  async #ask(frame: Uint8Array, withinMs: number): Promise<Result<Uint8Array, Silence>> {
    const { promise, resolve, reject } = Promise.withResolvers<Result<Uint8Array, Silence>>();
    const stop = this.#parts.clock.after(withinMs, () => resolve(err('noAnswer')));
    this.#heard = (item) => resolve(item.kind === 'frame' ? ok(item.body) : err('damaged'));
    this.#ended = () => resolve(err('noLink'));
    this.#parts.link.write(frame).then((sent) => {
      if (!sent.ok) resolve(err('noLink'));
    }, reject);
    try {
      return await promise;
    } finally {
      stop();
      this.#heard = () => undefined;
      this.#ended = () => undefined;
    }
  }

  /** Lets what is still on its way pass unheard; keys are told all the same. */
  async #quiet(): Promise<void> {
    for (let waits = 0; waits < MOST_QUIET_WAITS; waits += 1) {
      const before = this.#chunks;
      await this.pause(this.#parts.delays.quietMs);
      if (this.#chunks === before) return;
    }
  }
}
