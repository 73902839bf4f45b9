import type { Clock } from '../../base/clock.ts';
import { fault } from '../../base/fault.ts';
import { Lock } from '../../base/lock.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { DocumentPrinter } from '../../ports/document-printer.ts';
import type { RequestLink } from '../../ports/request-link.ts';
import type { SlipDocument } from '../../ports/slip-document.ts';
import type { PrinterFault } from '../../ports/slip-printer.ts';
import { receiptOf } from '../layout/without-picture.ts';
import { renderA4 } from '../pdf/a4.ts';
import { IppClient, type IppJob, type IppTrouble } from './client.ts';
import { faultOfPrinter, statusOfPrinter } from './reasons.ts';
import { DEFAULT_IPP_DELAYS, type IppDelays } from './settings.ts';
import { JOB_STATE, STATUS } from './tags.ts';
import { failureOfEnd, hasEnded, pause, type Watching, watchJob } from './watch.ts';

export interface IppPrinterOptions {
  readonly link: RequestLink;
  /** `ipp://host:631/ipp/print`: what the printer calls itself, of whichever way `link` takes to it. */
  readonly uri: string;
  readonly clock: Clock;
  readonly delays?: IppDelays;
  /** The document as pages; those of `renderA4` unless told. */
  readonly render?: typeof renderA4;
}

/**
 * A page printer behind IPP/1.1: the printer itself, or a queue of CUPS. Printed is a job that the printer calls completed. A job
 * that comes to nothing is cancelled, so that its rest never comes out for the next person; one that could not be cancelled is
 * cancelled before the next job, as are those that a crash left.
 */
export function createIppPrinter(options: IppPrinterOptions): DocumentPrinter {
  const printer = new IppPrinter(options);
  return { status: () => printer.status(), print: (document, signal) => printer.print(document, signal) };
}

const NOBODY = new AbortController().signal;

class IppPrinter implements DocumentPrinter {
  readonly #watching: Watching;
  readonly #render: typeof renderA4;
  readonly #lock = new Lock();
  /** Jobs of this terminal may wait in the printer: after a failure, and before the first job. */
  #dirty = true;

  constructor({ link, uri, clock, delays = DEFAULT_IPP_DELAYS, render = renderA4 }: IppPrinterOptions) {
    this.#render = render;
    this.#watching = { client: new IppClient(link, uri), clock, delays };
  }

  async status(): ReturnType<DocumentPrinter['status']> {
    const state = await this.#watching.client.printer();
    if (state.ok) return statusOfPrinter(state.value);
    return { device: state.error.at === 'way' ? 'noDevice' : 'offline', paper: 'unknown' };
  }

  print(document: SlipDocument, signal: AbortSignal): ReturnType<DocumentPrinter['print']> {
    return this.#lock.run(async () => {
      const obstacle = (await this.#obstacle(signal)) ?? (await this.#swept());
      return obstacle === null ? this.#put(document, signal) : err(obstacle);
    });
  }

  /** Why nothing can be printed now. */
  async #obstacle(signal: AbortSignal): Promise<PrinterFault | null> {
    if (signal.aborted) return fault('printer.cancelled', 'cancelled before anything was sent');
    const state = await this.#watching.client.printer();
    return state.ok ? faultOfPrinter(state.value) : fault('printer.absent', state.error.detail);
  }

  /** Takes back what this terminal left in the printer: nobody waits for it. */
  async #swept(): Promise<PrinterFault | null> {
    if (!this.#dirty) return null;
    const jobs = await this.#watching.client.ownJobs();
    if (!jobs.ok) return faultOfTrouble(jobs.error);
    for (const job of jobs.value) {
      const ended = await this.#cancelled(job);
      if (!hasEnded(ended)) return fault('printer.notConfirmed', `job ${job.id} of before can neither end nor be cancelled`);
    }
    this.#dirty = false;
    return null;
  }

  async #put(document: SlipDocument, signal: AbortSignal): ReturnType<DocumentPrinter['print']> {
    const { pdf, sheets, withoutPicture } = await this.#render(document);
    if (isAborted(signal)) return err(fault('printer.cancelled', 'cancelled before anything was sent'));
    const sent = await this.#watching.client.printJob(document.serial, pdf);
    if (!sent.ok) {
      // The printer may have taken a job whose answer was lost.
      this.#dirty = sent.error.at === 'answer';
      return err(faultOfTrouble(sent.error));
    }
    const watched = await watchJob(this.#watching, sent.value, signal);
    const job = hasEnded(watched.job) ? watched.job : await this.#cancelled(watched.job);
    this.#dirty = !hasEnded(job);
    // It may have come out whole while it was being taken back: paper that lies there must not be printed twice.
    const failure = hasEnded(job) && failureOfEnd(job) === null ? null : watched.failure;
    // A queue counts what it was told of: all of a completed job came out.
    return failure === null ? ok({ ...receiptOf(document.serial, withoutPicture), sheets: Math.max(job.sheets, sheets) }) : err(failure);
  }

  /** Cancels a job and waits for its end, `cancelMs` at most; gives the last that was heard of it. */
  async #cancelled(job: IppJob): Promise<IppJob> {
    const { client, clock, delays } = this.#watching;
    const untilMs = clock.nowMs() + delays.cancelMs;
    let last = job;
    const taken = await client.cancel(job.id);
    if (isGone(taken)) return { ...last, state: JOB_STATE.canceled };
    while (!hasEnded(last) && clock.nowMs() < untilMs) {
      const heard = await client.job(job.id);
      if (heard.ok) last = heard.value;
      else if (isGone(heard)) return { ...last, state: JOB_STATE.canceled };
      if (!hasEnded(last)) await pause(clock, delays.pollMs, NOBODY);
    }
    return last;
  }
}

/** Asked anew after a wait: what was true of a signal before it says nothing of it now. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** The printer knows no such job any longer. */
function isGone(answer: Result<unknown, IppTrouble>): boolean {
  return !answer.ok && answer.error.at === 'printer' && answer.error.status === STATUS.notFound;
}

function faultOfTrouble(trouble: IppTrouble): PrinterFault {
  if (trouble.at === 'way') return fault('printer.absent', trouble.detail);
  if (trouble.at === 'answer') return fault('printer.notConfirmed', trouble.detail);
  const why =
    trouble.status === STATUS.formatNotSupported ? 'the printer takes no PDF; a queue of CUPS in front of it would' : trouble.detail;
  return fault('printer.hardwareError', why);
}
