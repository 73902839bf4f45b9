/** Slip (receipt) printers. XFS4IoT Printer words: paper full/low/out/jammed, media presented/taken/jammed. */
import type { Fault } from '../base/fault.ts';
import type { Result } from '../base/result.ts';
import type { DeviceState } from './device.ts';
import type { SlipDocument } from './slip-document.ts';

export type PrinterFaultCode =
  | 'printer.absent'
  | 'printer.paperOut'
  | 'printer.paperJammed'
  | 'printer.coverOpen'
  | 'printer.notConfirmed'
  | 'printer.hardwareError'
  | 'printer.printedBefore'
  | 'printer.cancelled';
export type PrinterFault = Fault<PrinterFaultCode>;

export interface PrinterStatus {
  readonly device: DeviceState;
  readonly paper: 'full' | 'low' | 'out' | 'jammed' | 'unknown';
  /** Toner or ink, of printers that have any and tell. */
  readonly toner?: 'full' | 'low' | 'out';
}

/** `presented`: paper came out, on the printer's own word. Anything less is a fault, never a success. */
export interface PrintReceipt {
  readonly media: 'presented';
  readonly serial: string;
  /** Codes (`U+2EBF0`) of characters that no font has: they stand on the paper as these. Absent: there are none. */
  readonly withoutPicture?: readonly string[];
}

export interface SlipPrinter {
  status(): Promise<PrinterStatus>;
  print(document: SlipDocument, signal: AbortSignal): Promise<Result<PrintReceipt, PrinterFault>>;
}
