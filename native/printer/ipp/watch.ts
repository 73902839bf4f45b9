import type { Clock } from '../../base/clock.ts';
import { fault } from '../../base/fault.ts';
import type { PrinterFault } from '../../ports/slip-printer.ts';
import type { IppClient, IppJob } from './client.ts';
import { faultOfPrinter, wordsOf } from './reasons.ts';
import type { IppDelays } from './settings.ts';
import { JOB_STATE } from './tags.ts';

export interface Watching {
  readonly client: IppClient;
  readonly clock: Clock;
  readonly delays: IppDelays;
}

/** How a job ended, or why it is not waited for any longer; `job` is the last that was heard of it. */
export interface Watched {
  readonly job: IppJob;
  readonly failure: PrinterFault | null;
}

/** Whether the printer has done with a job. CUPS calls one canceled while it is still being taken back from the printer behind (RFC 8011 §5.3.8). */
export function hasEnded({ state, reasons }: IppJob): boolean {
  if (state === JOB_STATE.completed) return true;
  return (state === JOB_STATE.canceled || state === JOB_STATE.aborted) && !reasons.includes('processing-to-stop-point');
}

/**
 * Looks at a job until it has ended, its printer is in trouble, or it is given up. A silent network is waited out for as long as a
 * job that stands still.
 */
export async function watchJob({ client, clock, delays }: Watching, first: IppJob, signal: AbortSignal): Promise<Watched> {
  let job = first;
  let movedMs = clock.nowMs();
  for (;;) {
    if (hasEnded(job)) return { job, failure: failureOfEnd(job) };
    if (signal.aborted) return { job, failure: fault('printer.cancelled', `cancelled with ${job.sheets} sheets out`) };
    const stillMs = clock.nowMs() - movedMs;
    const printer = await client.printer();
    const trouble = printer.ok ? faultOfPrinter(printer.value, stillMs >= delays.stallMs) : null;
    if (trouble !== null) return { job, failure: trouble };
    if (stillMs >= delays.printMs) {
      const why = printer.ok ? `the job has stood still for ${delays.printMs} ms (${wordsOf(printer.value)})` : printer.error.detail;
      return { job, failure: fault('printer.notConfirmed', why) };
    }
    await pause(clock, delays.pollMs, signal);
    const next = await client.job(job.id);
    if (!next.ok) continue;
    if (next.value.state !== job.state || next.value.sheets !== job.sheets) movedMs = clock.nowMs();
    job = next.value;
  }
}

/** Why a job that has ended is no printed document, or `null`. `completed` is the printer's word that the last sheet came out (RFC 8011 §5.3.7), unless it adds that something was wrong with it. */
export function failureOfEnd(job: IppJob): PrinterFault | null {
  const said = job.reasons.join(', ');
  if (job.state === JOB_STATE.canceled) return fault('printer.cancelled', `the job was cancelled at the printer (${said})`);
  if (job.state === JOB_STATE.aborted) return fault('printer.hardwareError', `the printer gave the job up (${said})`);
  return job.reasons.includes('job-completed-with-errors') ? fault('printer.notConfirmed', `the job ended with errors (${said})`) : null;
}

/** Waits, unless cancelled. */
export function pause(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      cancelTimer();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancelTimer = clock.after(delayMs, end);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
}
