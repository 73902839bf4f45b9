/** Devices that tell each use and how it ended. */
import type { Fault } from '../../native/base/fault.ts';
import type { Result } from '../../native/base/result.ts';
import type { DocumentPrinter } from '../../native/ports/document-printer.ts';
import type { IdReader } from '../../native/ports/id-reader.ts';
import type { SlipPrinter } from '../../native/ports/slip-printer.ts';
import type { DeviceName } from '../api/maintenance-view.ts';

/** Told after each use; `faultCode` is `null` when it went well. */
export type Used = (device: DeviceName, faultCode: string | null) => void;

/** Runs one use of a device and tells how it ended. */
export async function counted<T, F extends Fault>(device: DeviceName, used: Used, use: Promise<Result<T, F>>): Promise<Result<T, F>> {
  const result = await use;
  used(device, result.ok ? null : result.error.code);
  return result;
}

/** An ID reader whose reads are counted. */
export function countedIdReader(reader: IdReader, used: Used): IdReader {
  return {
    state: () => reader.state(),
    read: (signal) => counted('idReader', used, reader.read(signal)),
    subscribe: (listener) => reader.subscribe(listener),
  };
}

/** A slip printer whose slips are counted. */
export function countedSlipPrinter(printer: SlipPrinter, used: Used): SlipPrinter {
  return {
    status: () => printer.status(),
    print: (document, signal) => counted('slipPrinter', used, printer.print(document, signal)),
  };
}

/** A page printer whose documents are counted. */
export function countedDocumentPrinter(printer: DocumentPrinter, used: Used): DocumentPrinter {
  return {
    status: () => printer.status(),
    print: (document, signal) => counted('documentPrinter', used, printer.print(document, signal)),
  };
}
