import { fault } from '../../base/fault.ts';
import type { PrinterFault, PrinterStatus } from '../../ports/slip-printer.ts';

/** Everything the status bytes say, in words. */
export interface PrinterCondition {
  readonly offline: boolean;
  readonly coverOpen: boolean;
  readonly paper: 'full' | 'low' | 'out';
  /** Cutter or mechanism stopped: on a kiosk nearly always jammed paper; a person can clear it. */
  readonly jammed: boolean;
  readonly unrecoverable: boolean;
}

/** The four answers to DLE EOT 1-4. */
export interface RealTimeStatuses {
  readonly printer: number;
  readonly offlineCause: number;
  readonly errorCause: number;
  readonly rollPaper: number;
}

const PRINTER_BITS = { offline: 0x08 } as const;
const OFFLINE_BITS = { coverOpen: 0x04, stoppedByPaperEnd: 0x20 } as const;
/** Bit 2 is a mechanical or recoverable error where the maker uses it, undefined (0) elsewhere. */
const ERROR_BITS = { mechanical: 0x04, autocutter: 0x08, unrecoverable: 0x20 } as const;
/** Both bits of a sensor change together. */
const PAPER_BITS = { nearEnd: 0x0c, end: 0x60 } as const;

/** Whether the answer to DLE EOT 1 says that the printer takes data and prints it. */
export function isOnline(printer: number): boolean {
  return !any(printer, PRINTER_BITS.offline);
}

/** Reads the answers to DLE EOT 1-4. */
export function conditionOfRealTime(statuses: RealTimeStatuses): PrinterCondition {
  const out = any(statuses.rollPaper, PAPER_BITS.end) || any(statuses.offlineCause, OFFLINE_BITS.stoppedByPaperEnd);
  return {
    offline: any(statuses.printer, PRINTER_BITS.offline),
    coverOpen: any(statuses.offlineCause, OFFLINE_BITS.coverOpen),
    paper: out ? 'out' : any(statuses.rollPaper, PAPER_BITS.nearEnd) ? 'low' : 'full',
    jammed: any(statuses.errorCause, ERROR_BITS.mechanical | ERROR_BITS.autocutter),
    unrecoverable: any(statuses.errorCause, ERROR_BITS.unrecoverable),
  };
}

const AUTOMATIC_BITS = {
  first: { offline: 0x08, coverOpen: 0x20 },
  second: ERROR_BITS,
  third: { nearEnd: 0x03, end: 0x0c },
} as const;

/** Reads the four bytes of an automatic status (GS a). */
export function conditionOfAutomatic(status: Uint8Array): PrinterCondition {
  const [first = 0, second = 0, third = 0] = status;
  return {
    offline: any(first, AUTOMATIC_BITS.first.offline),
    coverOpen: any(first, AUTOMATIC_BITS.first.coverOpen),
    paper: any(third, AUTOMATIC_BITS.third.end) ? 'out' : any(third, AUTOMATIC_BITS.third.nearEnd) ? 'low' : 'full',
    jammed: any(second, AUTOMATIC_BITS.second.mechanical | AUTOMATIC_BITS.second.autocutter),
    unrecoverable: any(second, AUTOMATIC_BITS.second.unrecoverable),
  };
}

/** Reads the answer to GS r 1: whether the paper-end sensor sees no paper. */
export function paperEndOfSensor(status: number): boolean {
  return any(status, AUTOMATIC_BITS.third.end);
}

/** The condition in the port's words. An open cover is `userError`: someone has to close it. */
export function statusOfCondition(condition: PrinterCondition): PrinterStatus {
  const paper = condition.jammed ? 'jammed' : condition.paper;
  if (condition.unrecoverable) return { device: 'hardwareError', paper };
  if (condition.coverOpen) return { device: 'userError', paper };
  if (condition.offline && paper !== 'out' && paper !== 'jammed') return { device: 'offline', paper };
  return { device: 'online', paper };
}

/** Why nothing can be printed in this condition, or `null` when it can. The cause that a person would see first comes first. */
export function faultOfCondition(condition: PrinterCondition): PrinterFault | null {
  if (condition.unrecoverable) return fault('printer.hardwareError', 'the printer reports an error that it cannot recover from');
  if (condition.coverOpen) return fault('printer.coverOpen', 'the cover of the printer is open');
  if (condition.jammed) return fault('printer.paperJammed', 'the cutter or the paper path is blocked');
  if (condition.paper === 'out') return fault('printer.paperOut', 'the roll is at its end');
  return null;
}

function any(status: number, bits: number): boolean {
  return (status & bits) !== 0;
}
