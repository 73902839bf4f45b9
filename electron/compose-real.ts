/** The machine of a configured terminal: real drivers, and plain refusals for what is not connected yet. */
import { systemClock } from '../native/base/clock.ts';
import { fault } from '../native/base/fault.ts';
import { err } from '../native/base/result.ts';
import type { CardReaders } from '../native/ports/card-reader.ts';
import type { DocumentPrinter } from '../native/ports/document-printer.ts';
import type { SlipPrinter } from '../native/ports/slip-printer.ts';
import { createEscPosPrinter } from '../native/printer/escpos/driver.ts';
import { createTcpLink } from '../native/transport/tcp.ts';
import { bankOf } from './compose-bank.ts';
import { idReaderOf } from './compose-id-reader.ts';
import { keyServiceOf } from './compose-real-keys.ts';
import type { Machine } from './compose.ts';
import type { Configuration } from './configuration.ts';
import { createScreenSound } from './session/screen-sound.ts';

const CONNECT_TIMEOUT_MS = 3_000;

/**
 * Card readers, ID reader, key service, bank host and slip printer are real. The page printer has no adapter in this
 * version: it refuses, and the screens say so. 1.00 and 2.00 cards are read and verified without a key service.
 */
export async function realMachine(configuration: Configuration, readers: CardReaders): Promise<Machine> {
  const bank = await bankOf(configuration.bankHost, configuration.dataDirectory, []);
  const keyService = keyServiceOf(configuration.keyService, readers);
  const idReader = configuration.idReader === undefined ? null : idReaderOf(configuration.idReader);
  return {
    simulated: false,
    readers,
    keys: keyService.keys,
    ...(configuration.keyNumbers === undefined ? {} : { keyNumbers: configuration.keyNumbers }),
    idReader,
    slipPrinter: slipPrinterOf(configuration),
    documentPrinter: absentPrinter(),
    lights: { set: () => undefined, clear: () => undefined },
    sound: createScreenSound(),
    bankHost: bank.bankHost,
    bankPin: bank.bankPin,
    pinKeys: bank.pinKeys,
    close: async () => {
      await bank.close();
      await keyService.close();
      await idReader?.close();
      await readers.close();
    },
  };
}

function slipPrinterOf({ slipPrinter }: Configuration): SlipPrinter {
  if (slipPrinter === undefined) return absentPrinter();
  return createEscPosPrinter({ link: createTcpLink({ ...slipPrinter, connectTimeoutMs: CONNECT_TIMEOUT_MS }), clock: systemClock });
}

function absentPrinter(): SlipPrinter & DocumentPrinter {
  return {
    status: () => Promise.resolve({ device: 'noDevice', paper: 'unknown' }),
    print: () => Promise.resolve(err(fault('printer.absent', 'no printer is configured'))),
  };
}
