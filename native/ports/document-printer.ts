/** Page printers (A4 statements). */
import type { Result } from '../base/result.ts';
import type { SlipDocument } from './slip-document.ts';
import type { PrinterFault, PrinterStatus, PrintReceipt } from './slip-printer.ts';

export interface DocumentPrinter {
  status(): Promise<PrinterStatus>;
  /** Prints the document on A4 and waits until the printer says that the last sheet came out. */
  print(document: SlipDocument, signal: AbortSignal): Promise<Result<PrintReceipt & { readonly sheets: number }, PrinterFault>>;
}
