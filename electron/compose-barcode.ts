/** The reader of codes that a configuration describes. */
import { createSerialBarcodeReader, type SerialBarcodeReader } from '../native/barcode/driver.ts';
import { systemClock } from '../native/base/clock.ts';
import { createSerialLink } from '../native/transport/serial.ts';
import type { BarcodeReaderConfiguration } from './configuration-barcode.ts';

/** A reader that connects by itself, now and whenever it comes back. Whoever asked for it closes it. */
export function barcodeReaderOf(configuration: BarcodeReaderConfiguration): SerialBarcodeReader {
  const { path, baudRate, ending, prefix, suffix, longestBytes, gapMs, reopenMs } = configuration;
  return createSerialBarcodeReader({
    link: createSerialLink({ path, baudRate }),
    clock: systemClock,
    settings: { ending, prefix, suffix, longestBytes },
    delays: { gapMs, reopenMs },
  });
}
