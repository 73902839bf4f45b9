/** The machine of a configured terminal: real drivers, and plain refusals for what is not connected yet. */
import { systemClock } from '../native/base/clock.ts';
import type { CardReaders } from '../native/ports/card-reader.ts';
import { barcodeReaderOf } from './compose-barcode.ts';
import { bankOf } from './compose-bank.ts';
import { idReaderOf } from './compose-id-reader.ts';
import { documentPrinterOf, slipPrinterOf } from './compose-printers.ts';
import { pinPadOf } from './compose-pin-pad.ts';
import { powerOf } from './compose-power.ts';
import { keyServiceOf } from './compose-real-keys.ts';
import type { Machine } from './compose.ts';
import type { Configuration } from './configuration.ts';
import { createScreenSound } from './session/screen-sound.ts';

/**
 * Card readers, ID reader, key service, bank host and printers are real. A printer that is not configured refuses, and the
 * screens say so. 1.00 and 2.00 cards are read and verified without a key service.
 */
export async function realMachine(configuration: Configuration, readers: CardReaders): Promise<Machine> {
  const pinPad = pinPadOf(configuration.pinPad);
  const bank = await bankOf(configuration.bankHost, configuration.dataDirectory, [], systemClock, pinPad);
  const keyService = keyServiceOf(configuration.keyService, readers);
  const idReader = configuration.idReader === undefined ? null : idReaderOf(configuration.idReader);
  const barcodeReader = configuration.barcodeReader === undefined ? null : barcodeReaderOf(configuration.barcodeReader);
  const power = configuration.power === undefined ? null : powerOf(configuration.power, configuration.deviceThresholds.batteryLowPercent);
  const slip = slipPrinterOf(configuration.slipPrinter);
  return {
    simulated: false,
    readers,
    keys: keyService.keys,
    ...(configuration.keyNumbers === undefined ? {} : { keyNumbers: configuration.keyNumbers }),
    idReader,
    slipPrinter: slip.printer,
    documentPrinter: documentPrinterOf(configuration.documentPrinter),
    ...(barcodeReader === null ? {} : { barcodeReader }),
    codesTyped: configuration.codesTyped,
    ...(power === null ? {} : { power }),
    lights: { set: () => undefined, clear: () => undefined },
    sound: createScreenSound(),
    bankHost: bank.bankHost,
    bankPin: bank.bankPin,
    pinPad: bank.pinPad,
    pinKeys: bank.pinKeys,
    close: async () => {
      await bank.close();
      await keyService.close();
      await idReader?.close();
      await barcodeReader?.close();
      await slip.close();
      await power?.close();
      await readers.close();
    },
  };
}
