/** Question and answer with one module. Answers carry no number, so a late one must never be taken for the next. */
import type { Clock } from '../base/clock.ts';
import { err, ok, type Result } from '../base/result.ts';
import { encodeSdtFrame, type SdtFrame, SdtFrameReader } from '../framing/sdt-frame.ts';
import type { WatchedByteLink } from '../ports/byte-link.ts';
import type { SdtDelays } from './settings.ts';
import { readReply, type SdtReply } from './status-table.ts';

/** Why there is no answer: no line, nothing heard, or a frame that broke on the way. */
export type Silence = 'noLink' | 'noAnswer' | 'damaged';
export type Answer = Result<SdtReply, Silence>;

/** A line that never falls silent is not waited for longer. */
const MOST_QUIET_WAITS = 8;

export class SdtConversation {
  readonly #link: WatchedByteLink;
  readonly #clock: Clock;
  readonly #delays: Pick<SdtDelays, 'gapMs' | 'wholeMs' | 'quietMs'>;
  #reader = new SdtFrameReader();
  #heard: (chunk: Uint8Array) => void = () => undefined;
  #ended: () => void = () => undefined;
  #chunks = 0;
  /** Something of an earlier answer may still come. */
  #owed = false;

  constructor(link: WatchedByteLink, clock: Clock, delays: SdtDelays) {
    this.#link = link;
    this.#clock = clock;
    this.#delays = delays;
    link.onData((chunk) => {
      this.#chunks += 1;
      this.#heard(chunk);
    });
    link.onEnd(() => this.#ended());
  }

  /** Sends a request and gives its answer; `firstByteMs` is the time to its first byte. One at a time: the caller queues. */
  async exchange(body: Uint8Array, firstByteMs: number): Promise<Answer> {
    if (this.#owed) await this.#quiet();
    this.#reader = new SdtFrameReader();
    const answer = await this.#ask(encodeSdtFrame(body), firstByteMs);
    this.#owed = !answer.ok && answer.error !== 'noLink';
    return answer;
  }

  pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => void this.#clock.after(delayMs, resolve));
  }

  async #ask(frame: Uint8Array, firstByteMs: number): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const clock = this.#clock;
    const take = (frames: readonly SdtFrame[], otherwise: Silence | null): void => {
      const answer = answerOf(frames) ?? (otherwise === null ? null : err(otherwise));
      if (answer !== null) resolve(answer);
    };
    const silent = (): void => take(this.#reader.flush(), 'noAnswer');
    const stopWhole = clock.after(this.#delays.wholeMs, silent);
    let stopWaiting = clock.after(firstByteMs, silent);
    this.#heard = (chunk) => {
      stopWaiting();
      stopWaiting = clock.after(this.#delays.gapMs, silent);
      take(this.#reader.push(chunk), null);
    };
    this.#ended = () => resolve(err('noLink'));
    this.#link.write(frame).then((sent) => {
      if (!sent.ok) resolve(err('noLink'));
    }, reject);
    try {
      return await promise;
    } finally {
      stopWhole();
      stopWaiting();
      this.#heard = () => undefined;
      this.#ended = () => undefined;
    }
  }

  /** Lets what is still on its way pass unheard. */
  async #quiet(): Promise<void> {
    for (let waits = 0; waits < MOST_QUIET_WAITS; waits += 1) {
      const before = this.#chunks;
      await this.pause(this.#delays.quietMs);
      if (this.#chunks === before) return;
    }
  }
}

/** The first good frame; `damaged` when only broken ones came; `null` when none did. */
function answerOf(frames: readonly SdtFrame[]): Answer | null {
  for (const frame of frames) {
    const reply = frame.kind === 'frame' ? readReply(frame.body) : null;
    if (reply !== null) return ok(reply);
  }
  return frames.length > 0 ? err('damaged') : null;
}
