import type { Clock } from '../../base/clock.ts';
import type { ByteLink } from '../../ports/byte-link.ts';
import { AnswerReader, type PrinterAnswer } from './answers.ts';
import { ESC_POS, RECOVER_AND_CLEAR, type RealTimeStatusKind, realTimeStatusRequest } from './commands.ts';
import { conditionOfRealTime, isOnline, type PrinterCondition } from './condition.ts';

/** Why a status could not be had: the link is not there, or the printer says nothing. */
export type Silence = 'noLink' | 'noAnswer';

/** The status of a printer that nothing stops, fixed bits alone. */
const NO_CAUSE = 0x12;
/** An answer that has been owed for so many times the wait for one is taken for lost. */
const PATIENCE_ROUNDS = 5;

/** Question and answer with one printer: which answer belongs to which question. */
export class Conversation {
  readonly #link: ByteLink;
  readonly #clock: Clock;
  readonly #statusMs: number;
  readonly #reader = new AnswerReader();
  readonly #listeners = new Set<(answer: PrinterAnswer) => void>();
  /** Answers that did not come in time: they may still come, behind a long slip on a slow line, and must not be taken for those to other questions. */
  #owed = 0;
  #owedSinceMs = 0;
  #paid: () => void = () => undefined;

  constructor(link: ByteLink, clock: Clock, statusMs: number) {
    this.#link = link;
    this.#clock = clock;
    this.#statusMs = statusMs;
    link.onData((chunk) => {
      for (const answer of this.#reader.push(chunk)) {
        if (answer.kind === 'realTime' && this.#owed > 0) this.#pay();
        else for (const listener of [...this.#listeners]) listener(answer);
      }
    });
  }

  /** Tells of every answer from now on; the returned function ends it. */
  listen(listener: (answer: PrinterAnswer) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Sends bytes; whether the link took them. A link that is held up may keep this waiting: never wait for it alone. */
  async send(bytes: Uint8Array): Promise<boolean> {
    return (await this.#link.write(bytes)).ok;
  }

  /** Asks DLE EOT 1-4, one after another: the answers carry no number of their own. */
  async condition(): Promise<PrinterCondition | Silence> {
    if (this.#owed > 0) await this.#paidOrQuiet();
    this.#owed = 0;
    return this.#asked(false);
  }

  /**
   * The same while a slip is printed: of a printer that is online only the paper is asked for besides, for whatever stops it makes it offline.
   * `patient`: nothing is asked while an answer is owed, which on a line that is busy with a slip comes when the slip is through.
   */
  async glance(patient: boolean): Promise<PrinterCondition | Silence> {
    if (this.#owed > 0) {
      await this.#paidOrQuiet();
      if (this.#isOwed() && patient && this.#clock.nowMs() - this.#owedSinceMs < PATIENCE_ROUNDS * this.#statusMs) return 'noAnswer';
      this.#owed = 0;
    }
    return this.#asked(true);
  }

  async #asked(briefly: boolean): Promise<PrinterCondition | Silence> {
    const printer = await this.#ask('printer');
    if (typeof printer === 'string') return printer;
    const online = briefly && isOnline(printer);
    const offlineCause = online ? NO_CAUSE : await this.#ask('offlineCause');
    if (typeof offlineCause === 'string') return offlineCause;
    const errorCause = online ? NO_CAUSE : await this.#ask('errorCause');
    if (typeof errorCause === 'string') return errorCause;
    const rollPaper = await this.#ask('rollPaper');
    if (typeof rollPaper === 'string') return rollPaper;
    return conditionOfRealTime({ printer, offlineCause, errorCause, rollPaper });
  }

  /**
   * Clears the printer's buffers and waits for its word that they are clear: nothing may be sent before it (DLE DC4 8).
   * Gives whether it came.
   */
  async clear(): Promise<boolean> {
    return (await this.#exchange(ESC_POS.clearBuffers, (heard) => (heard.kind === 'buffersCleared' ? true : null))) === true;
  }

  /** Tells the printer to go on after an error that can be recovered from, and to forget what was waiting (DLE ENQ 2): it has no answer. */
  async recover(): Promise<void> {
    if (await this.send(RECOVER_AND_CLEAR)) await this.quiet();
  }

  /** Lets late answers pass unheard. */
  quiet(): Promise<void> {
    return new Promise((resolve) => {
      this.#clock.after(this.#statusMs, resolve);
    });
  }

  async #ask(kind: RealTimeStatusKind): Promise<number | Silence> {
    const status = await this.#exchange(realTimeStatusRequest(kind), (heard) => (heard.kind === 'realTime' ? heard.status : null));
    if (status === 'noAnswer') {
      this.#owed += 1;
      this.#owedSinceMs = this.#clock.nowMs();
    }
    return status;
  }

  #pay(): void {
    this.#owed -= 1;
    if (this.#owed === 0) this.#paid();
  }

  #isOwed(): boolean {
    return this.#owed > 0;
  }

  /** Until nothing is owed, or `statusMs`. */
  #paidOrQuiet(): Promise<void> {
    return new Promise((resolve) => {
      const cancelTimer = this.#clock.after(this.#statusMs, resolve);
      this.#paid = () => {
        cancelTimer();
        resolve();
      };
    });
  }

  /** Sends a real-time command and waits for its answer, at most `statusMs` even when the link is held up. */
  async #exchange<T>(command: Uint8Array, take: (heard: PrinterAnswer) => T | null): Promise<T | Silence> {
    const answer = Promise.withResolvers<T | Silence>();
    const unlisten = this.listen((heard) => {
      const taken = take(heard);
      if (taken !== null) answer.resolve(taken);
    });
    const cancelTimer = this.#clock.after(this.#statusMs, () => {
      answer.resolve('noAnswer');
    });
    this.send(command).then((sent) => {
      if (!sent) answer.resolve('noLink');
    }, answer.reject);
    try {
      return await answer.promise;
    } finally {
      cancelTimer();
      unlisten();
    }
  }
}
