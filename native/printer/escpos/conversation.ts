import type { Clock } from '../../base/clock.ts';
import type { ByteLink } from '../../ports/byte-link.ts';
import { AnswerReader, type PrinterAnswer } from './answers.ts';
import { type RealTimeStatusKind, realTimeStatusRequest } from './commands.ts';
import { conditionOfRealTime, type PrinterCondition } from './condition.ts';

/** Why a status could not be had: the link is not there, or the printer says nothing. */
export type Silence = 'noLink' | 'noAnswer';

/** Question and answer with one printer: which answer belongs to which question. */
export class Conversation {
  readonly #link: ByteLink;
  readonly #clock: Clock;
  readonly #statusMs: number;
  readonly #reader = new AnswerReader();
  readonly #listeners = new Set<(answer: PrinterAnswer) => void>();
  /** An answer is owed: it may still come and must not be taken for the next one. */
  #owed = false;

  constructor(link: ByteLink, clock: Clock, statusMs: number) {
    this.#link = link;
    this.#clock = clock;
    this.#statusMs = statusMs;
    link.onData((chunk) => {
      for (const answer of this.#reader.push(chunk)) for (const listener of [...this.#listeners]) listener(answer);
    });
  }

  /** Tells of every answer from now on; the returned function ends it. */
  listen(listener: (answer: PrinterAnswer) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Sends bytes; whether the link took them. */
  async send(bytes: Uint8Array): Promise<boolean> {
    return (await this.#link.write(bytes)).ok;
  }

  /** Asks DLE EOT 1-4, one after another: the answers carry no number of their own. */
  async condition(): Promise<PrinterCondition | Silence> {
    if (this.#owed) await this.#pause();
    this.#owed = false;
    const printer = await this.#ask('printer');
    if (typeof printer === 'string') return printer;
    const offlineCause = await this.#ask('offlineCause');
    if (typeof offlineCause === 'string') return offlineCause;
    const errorCause = await this.#ask('errorCause');
    if (typeof errorCause === 'string') return errorCause;
    const rollPaper = await this.#ask('rollPaper');
    if (typeof rollPaper === 'string') return rollPaper;
    return conditionOfRealTime({ printer, offlineCause, errorCause, rollPaper });
  }

  async #ask(kind: RealTimeStatusKind): Promise<number | Silence> {
    const answer = Promise.withResolvers<number | Silence>();
    const unlisten = this.listen((heard) => {
      if (heard.kind === 'realTime') answer.resolve(heard.status);
    });
    const cancelTimer = this.#clock.after(this.#statusMs, () => {
      answer.resolve('noAnswer');
    });
    if (!(await this.send(realTimeStatusRequest(kind)))) answer.resolve('noLink');
    const status = await answer.promise;
    cancelTimer();
    unlisten();
    if (status === 'noAnswer') this.#owed = true;
    return status;
  }

  /** Lets late answers pass unheard. */
  #pause(): Promise<void> {
    return new Promise((resolve) => {
      this.#clock.after(this.#statusMs, resolve);
    });
  }
}
