import { fault } from '../../native/base/fault.ts';
import { err, type Result } from '../../native/base/result.ts';
import type { SlipDocument } from '../../native/ports/slip-document.ts';
import type { PrinterFault, PrinterStatus } from '../../native/ports/slip-printer.ts';
import { attemptsOf, type SlipJournal } from './slip-history.ts';

interface Printer<Receipt> {
  status(): Promise<PrinterStatus>;
  print(document: SlipDocument, signal: AbortSignal): Promise<Result<Receipt, PrinterFault>>;
}

/**
 * A printer that never prints a slip twice by accident, asking the journal, which outlives a crash. One that came out is refused
 * unless it is asked for as a reprint; one that broke, or of which nobody knows, is marked as a reprint whether asked or not: two
 * papers of one serial never look the same.
 */
export function printingOnce<Receipt>(printer: Printer<Receipt>, journal: SlipJournal): Printer<Receipt> {
  return {
    status: () => printer.status(),
    print: (document, signal) => {
      const before = earlier(journal, document.serial);
      if (document.reprint !== true && before.includes('printed')) {
        return Promise.resolve(
          err(fault('printer.printedBefore', `${document.serial} came out before and was not asked for as a reprint`)),
        );
      }
      return printer.print(before.length === 0 ? document : { ...document, reprint: true }, signal);
    },
  };
}

/** The fates of the attempts before this one, whose intent is in the journal already where a session prints. */
function earlier(journal: SlipJournal, serial: string): readonly string[] {
  const fates = attemptsOf(journal, serial).map(({ fate }) => fate);
  return fates.at(-1) === 'unknown' ? fates.slice(0, -1) : fates;
}
