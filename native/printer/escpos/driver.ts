import type { Clock } from '../../base/clock.ts';
import { concat } from '../../base/bytes.ts';
import { fault } from '../../base/fault.ts';
import { Lock } from '../../base/lock.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { ByteLink } from '../../ports/byte-link.ts';
import type { SlipDocument } from '../../ports/slip-document.ts';
import type { PrinterFault, PrinterStatus, PrintReceipt, SlipPrinter } from '../../ports/slip-printer.ts';
import { layoutSlip } from '../layout/layout.ts';
import { encodeSlip } from './codec.ts';
import { ESC_POS, processIdRequest } from './commands.ts';
import { faultOfCondition, statusOfCondition } from './condition.ts';
import { Conversation } from './conversation.ts';
import { awaitConfirmation } from './confirmation.ts';
import { DEFAULT_ESC_POS_DELAYS, DEFAULT_ESC_POS_SETTINGS, type EscPosDelays, type EscPosSettings } from './settings.ts';

export interface EscPosPrinterOptions {
  readonly link: ByteLink;
  readonly clock: Clock;
  readonly delays?: EscPosDelays;
  readonly settings?: EscPosSettings;
}

/**
 * A slip printer that speaks ESC/POS over `link`. Printed is what the printer says came out: after the data it is asked
 * to send a word back when the paper is out, and its sensors are read once more. On any failure its buffers are cleared,
 * so that the rest of one person's slip never comes out in front of the next.
 */
export function createEscPosPrinter(options: EscPosPrinterOptions): SlipPrinter {
  const delays = options.delays ?? DEFAULT_ESC_POS_DELAYS;
  const settings = options.settings ?? DEFAULT_ESC_POS_SETTINGS;
  const job: Job = { conversation: new Conversation(options.link, options.clock, delays.statusMs), clock: options.clock, delays, settings };
  const lock = new Lock();
  const nextId = processIds(options.clock.nowMs());
  return {
    status: () => lock.run(() => readStatus(job.conversation)),
    print: (document, signal) => lock.run(() => printSlip(job, document, nextId(), signal)),
  };
}

export interface Job {
  readonly conversation: Conversation;
  readonly clock: Clock;
  readonly delays: EscPosDelays;
  readonly settings: EscPosSettings;
}

async function readStatus(conversation: Conversation): Promise<PrinterStatus> {
  const condition = await conversation.condition();
  if (condition === 'noLink') return { device: 'noDevice', paper: 'unknown' };
  if (condition === 'noAnswer') return { device: 'offline', paper: 'unknown' };
  return statusOfCondition(condition);
}

async function printSlip(job: Job, document: SlipDocument, id: string, signal: AbortSignal): Promise<Result<PrintReceipt, PrinterFault>> {
  const { conversation, settings } = job;
  if (signal.aborted) return err(fault('printer.cancelled', 'cancelled before anything was sent'));
  const before = await conversation.condition();
  if (typeof before === 'string')
    return err(fault('printer.absent', before === 'noLink' ? 'no link to the printer' : 'the printer does not answer'));
  const obstacle = faultOfCondition(before);
  if (obstacle !== null) return err(obstacle);
  if (hasEnded(signal)) return err(fault('printer.cancelled', 'cancelled before anything was sent'));

  const slip = encodeSlip(layoutSlip(document, settings.columns), { cut: settings.cut });
  const request = settings.confirmation === 'processId' ? processIdRequest(id) : ESC_POS.transmitPaperStatus;
  const bytes = concat(...(settings.automaticStatus ? [ESC_POS.automaticStatus] : []), slip, request);
  const failure = await awaitConfirmation(job, id, bytes, signal);
  if (failure === null) return ok({ media: 'presented', serial: document.serial });
  await conversation.send(ESC_POS.clearBuffers);
  return err(failure);
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
