import type { Clock } from '../../base/clock.ts';
import { fault } from '../../base/fault.ts';
import type { PrinterFault } from '../../ports/slip-printer.ts';
import type { PrinterAnswer } from './answers.ts';
import { conditionOfAutomatic, faultOfCondition, paperEndOfSensor } from './condition.ts';
import type { Conversation } from './conversation.ts';
import { type EscPosDelays, type EscPosSettings, printingMs } from './settings.ts';

export interface Confirming {
  readonly conversation: Conversation;
  readonly clock: Clock;
  readonly delays: EscPosDelays;
  readonly settings: EscPosSettings;
}

/** What ended one wait. */
type Wake = 'confirmed' | 'paperOut' | 'trouble' | 'cancelled' | 'poll' | 'deadline' | 'linkClosed';

/**
 * Sends the slip and waits for the printer's word that it is out; looks at its sensors meanwhile and once at the end.
 * Gives `null` when the slip came out, else why not. Never waits longer for a word than `printingMs` and two status
 * rounds after the link has taken the slip, nor longer for the link to take it.
 */
export async function awaitConfirmation(job: Confirming, id: string, slip: Uint8Array, signal: AbortSignal): Promise<PrinterFault | null> {
  const watch = new Watch(job, id, signal);
  try {
    watch.send(slip);
    for (;;) {
      const wake = await watch.next();
      if (wake === 'cancelled') return fault('printer.cancelled', 'cancelled while printing; part of the slip may be out');
      if (wake === 'linkClosed') return fault('printer.absent', 'the link closed while the slip was being sent');
      if (wake === 'paperOut') return fault('printer.paperOut', 'the roll ended under the slip');
      const trouble = await currentTrouble(job.conversation, wake !== 'confirmed');
      if (trouble !== null) return trouble;
      if (wake === 'confirmed') return null;
      if (wake === 'deadline') {
        const allowedMs = printingMs(job.delays, slip.length);
        return fault('printer.notConfirmed', `no word from the printer for ${allowedMs} ms after the slip was sent`);
      }
    }
  } finally {
    watch.end();
  }
}

/** What is in the way now. Silence is not: a network may swallow an answer, and the deadline is there for the rest. */
async function currentTrouble(conversation: Conversation, patient: boolean): Promise<PrinterFault | null> {
  const condition = await conversation.glance(patient);
  if (condition === 'noLink') return fault('printer.absent', 'the link closed while the slip was being printed');
  return condition === 'noAnswer' ? null : faultOfCondition(condition);
}

/** Collects what may end the wait; nothing that happens between two calls of `next` is lost. */
class Watch {
  readonly #job: Confirming;
  readonly #id: string;
  readonly #signal: AbortSignal;
  readonly #ends: (() => void)[] = [];
  #seen: Wake | null = null;
  #wake: ((wake: Wake) => void) | null = null;
  #cancelDeadline: () => void = () => undefined;
  #ended = false;

  constructor(job: Confirming, id: string, signal: AbortSignal) {
    this.#job = job;
    this.#id = id;
    this.#signal = signal;
    const abort = () => {
      this.#happened('cancelled');
    };
    signal.addEventListener('abort', abort, { once: true });
    this.#ends.push(
      () => {
        signal.removeEventListener('abort', abort);
      },
      job.conversation.listen((answer) => {
        this.#heard(answer);
      }),
    );
  }

  /** Hands the slip over without waiting: a link that is held up must not keep a cancellation or a fault from being heard. */
  send(slip: Uint8Array): void {
    const allowedMs = printingMs(this.#job.delays, slip.length);
    this.#startDeadline(allowedMs);
    void this.#job.conversation.send(slip).then((taken) => {
      if (this.#ended) return;
      if (taken) this.#startDeadline(allowedMs);
      else this.#happened('linkClosed');
    });
  }

  #startDeadline(allowedMs: number): void {
    this.#cancelDeadline();
    this.#cancelDeadline = this.#job.clock.after(allowedMs, () => {
      this.#happened('deadline');
    });
  }

  /** The next thing that happens, or `poll` after the poll interval. */
  async next(): Promise<Wake> {
    if (this.#signal.aborted) return 'cancelled';
    const waiting = Promise.withResolvers<Wake>();
    this.#wake = waiting.resolve;
    const cancelPoll = this.#job.clock.after(this.#job.delays.pollMs, () => {
      waiting.resolve('poll');
    });
    if (this.#seen !== null) waiting.resolve(this.#seen);
    const first = await waiting.promise;
    // What happened between the timer and here must not be lost.
    const wake = this.#seen ?? first;
    cancelPoll();
    this.#wake = null;
    this.#seen = null;
    return wake;
  }

  end(): void {
    this.#ended = true;
    this.#cancelDeadline();
    for (const end of this.#ends) end();
  }

  #heard(answer: PrinterAnswer): void {
    const byId = this.#job.settings.confirmation === 'processId';
    if (byId && answer.kind === 'processId' && answer.id === this.#id) this.#happened('confirmed');
    if (!byId && answer.kind === 'paperSensor') this.#happened(paperEndOfSensor(answer.status) ? 'paperOut' : 'confirmed');
    if (answer.kind === 'automatic' && faultOfCondition(conditionOfAutomatic(answer.status)) !== null) this.#happened('trouble');
  }

  /** Keeps the weightiest: a confirmation is not lost to a status that arrives with it. */
  #happened(wake: Wake): void {
    if (this.#seen === null || RANK[wake] > RANK[this.#seen]) this.#seen = wake;
    this.#wake?.(this.#seen);
  }
}

const RANK: Readonly<Record<Wake, number>> = { poll: 0, trouble: 1, deadline: 2, confirmed: 3, linkClosed: 4, paperOut: 5, cancelled: 6 };
