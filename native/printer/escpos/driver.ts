import type { Clock } from '../../base/clock.ts';
import { concat } from '../../base/bytes.ts';
import { fault } from '../../base/fault.ts';
import { Lock } from '../../base/lock.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { ByteLink } from '../../ports/byte-link.ts';
import type { SlipDocument } from '../../ports/slip-document.ts';
import type { PrinterFault, PrinterStatus, PrintReceipt, SlipPrinter } from '../../ports/slip-printer.ts';
import { layoutSlip } from '../layout/layout.ts';
import { receiptOf, tellingCodes } from '../layout/without-picture.ts';
import { encodeSlip, paperShows } from './codec.ts';
import { ESC_POS, processIdRequest } from './commands.ts';
import { faultOfCondition, type PrinterCondition, statusOfCondition } from './condition.ts';
import { Conversation, type Silence } from './conversation.ts';
import { awaitConfirmation, type Confirming } from './confirmation.ts';
import { DEFAULT_ESC_POS_DELAYS, DEFAULT_ESC_POS_SETTINGS, type EscPosDelays, type EscPosSettings } from './settings.ts';

export interface EscPosPrinterOptions {
  readonly link: ByteLink;
  readonly clock: Clock;
  readonly delays?: EscPosDelays;
  readonly settings?: EscPosSettings;
}

/**
 * A slip printer that speaks ESC/POS over `link`. Printed is what the printer says came out: after the data it is asked
 * to send a word back when the paper is out, and its sensors are read once more. On any failure its buffers are cleared
 * and the piece is cut off, so that the rest of one person's slip never comes out with the next.
 */
export function createEscPosPrinter(options: EscPosPrinterOptions): SlipPrinter {
  const printer = new EscPosPrinter(options);
  return { status: () => printer.status(), print: (document, signal) => printer.print(document, signal) };
}

class EscPosPrinter implements SlipPrinter {
  readonly #job: Confirming;
  readonly #lock = new Lock();
  readonly #nextId: () => string;
  /** Something of an earlier slip may stand in the printer: after a failure, and before the first slip, since nobody knows what was before. */
  #dirty = true;

  constructor(options: EscPosPrinterOptions) {
    const { link, clock, delays = DEFAULT_ESC_POS_DELAYS, settings = DEFAULT_ESC_POS_SETTINGS } = options;
    this.#job = { conversation: new Conversation(link, clock, delays.statusMs), clock, delays, settings };
    this.#nextId = processIds(clock.nowMs());
  }

  status(): Promise<PrinterStatus> {
    return this.#lock.run(async () => {
      const condition = await this.#job.conversation.condition();
      if (condition === 'noLink') return { device: 'noDevice', paper: 'unknown' };
      if (condition === 'noAnswer') return { device: 'offline', paper: 'unknown' };
      return statusOfCondition(condition);
    });
  }

  print(document: SlipDocument, signal: AbortSignal): Promise<Result<PrintReceipt, PrinterFault>> {
    return this.#lock.run(async () => {
      const told = tellingCodes(document, (char) => paperShows(char, this.#job.settings));
      const failure = (await this.#obstacle(signal)) ?? (await this.#clean(signal)) ?? (await this.#put(told.document, signal));
      return failure === null ? ok(receiptOf(document.serial, told.withoutPicture)) : err(failure);
    });
  }

  /** Why nothing can be printed now; nothing has been sent but questions. */
  async #obstacle(signal: AbortSignal): Promise<PrinterFault | null> {
    if (signal.aborted) return fault('printer.cancelled', 'cancelled before anything was sent');
    const condition = await this.#recovered(await this.#job.conversation.condition());
    if (condition === 'noLink') return fault('printer.absent', 'no link to the printer');
    if (condition === 'noAnswer') return fault('printer.absent', 'the printer does not answer');
    const obstacle = faultOfCondition(condition);
    if (obstacle === null && hasEnded(signal)) return fault('printer.cancelled', 'cancelled before anything was sent');
    return obstacle;
  }

  /** A jam may have been cleared by hand since: the printer goes on only when it is told to. */
  async #recovered(condition: PrinterCondition | Silence): Promise<PrinterCondition | Silence> {
    if (typeof condition === 'string' || !condition.jammed || condition.unrecoverable || condition.coverOpen) return condition;
    await this.#job.conversation.recover();
    return this.#job.conversation.condition();
  }

  /**
   * Frees the printer of what an earlier slip left. One that does not know how to clear itself (old models) is left to
   * finish it: cut off as a piece of its own and confirmed, before anything of this slip is sent.
   */
  async #clean(signal: AbortSignal): Promise<PrinterFault | null> {
    if (!this.#dirty) return null;
    const { conversation, settings } = this.#job;
    if (!(await this.#cleared())) {
      const id = this.#nextId();
      const failure = await awaitConfirmation(this.#job, id, concat(ESC_POS.cut[settings.cut], this.#request(id)), signal);
      if (failure !== null) return failure;
      await conversation.quiet();
    }
    this.#dirty = false;
    return hasEnded(signal) ? fault('printer.cancelled', 'cancelled before anything was sent') : null;
  }

  async #put(document: SlipDocument, signal: AbortSignal): Promise<PrinterFault | null> {
    const { settings } = this.#job;
    const id = this.#nextId();
    const slip = encodeSlip(layoutSlip(document, settings.columns), settings);
    const failure = await awaitConfirmation(this.#job, id, concat(slip, this.#request(id)), signal);
    if (failure === null) return null;
    this.#dirty = !(await this.#cleared());
    return failure;
  }

  /** Drops what waits in the printer and cuts off what hangs out of it; whether the printer said that it is clear. */
  async #cleared(): Promise<boolean> {
    const { conversation, settings } = this.#job;
    return (await conversation.clear()) && (await conversation.send(ESC_POS.cut[settings.cut]));
  }

  /** What makes the printer say that everything before it came out. */
  #request(id: string): Uint8Array {
    return this.#job.settings.confirmation === 'processId' ? processIdRequest(id) : ESC_POS.transmitPaperStatus;
  }
}

/** Asked anew after a wait: what was true of a signal before it says nothing of it now. */
function hasEnded(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** Four characters, different for every slip and, by the clock, after a restart too: an answer to an older slip is never taken for this one's. */
function processIds(seed: number): () => string {
  const radix = 36;
  const range = radix ** 4;
  let next = seed % range;
  return () => {
    next = (next + 1) % range;
    return next.toString(radix).toUpperCase().padStart(4, '0');
  };
}
