/** The printers that a configuration describes. */
import { readFileSync } from 'node:fs';
import { systemClock } from '../native/base/clock.ts';
import { fault } from '../native/base/fault.ts';
import { err } from '../native/base/result.ts';
import type { DocumentPrinter } from '../native/ports/document-printer.ts';
import type { SlipPrinter } from '../native/ports/slip-printer.ts';
import { createEscPosPrinter } from '../native/printer/escpos/driver.ts';
import { createIppPrinter } from '../native/printer/ipp/driver.ts';
import { createIppHttpLink } from '../native/transport/ipp-http.ts';
import { createTcpLink } from '../native/transport/tcp.ts';
import type { Configuration } from './configuration.ts';
import type { DocumentPrinterConfiguration } from './configuration-printers.ts';

const CONNECT_TIMEOUT_MS = 3_000;
/** A statement of 1,000 rows is 300 KB; printers that render as they read take their time. */
const REQUEST_TIMEOUT_MS = 30_000;

/** The slip printer, or one that refuses where none is set. */
export function slipPrinterOf({ slipPrinter }: Pick<Configuration, 'slipPrinter'>): SlipPrinter {
  if (slipPrinter === undefined) return absentPrinter();
  return createEscPosPrinter({ link: createTcpLink({ ...slipPrinter, connectTimeoutMs: CONNECT_TIMEOUT_MS }), clock: systemClock });
}

/** The page printer, or one that refuses where none is set. */
export function documentPrinterOf(configuration: DocumentPrinterConfiguration | undefined): DocumentPrinter {
  if (configuration === undefined) return absentPrinter();
  const { uri, certificateFile } = configuration;
  const authority = certificateFile === undefined ? {} : { authority: readFileSync(certificateFile, 'utf8') };
  return createIppPrinter({ link: createIppHttpLink({ uri, timeoutMs: REQUEST_TIMEOUT_MS, ...authority }), uri, clock: systemClock });
}

function absentPrinter(): SlipPrinter & DocumentPrinter {
  return {
    status: () => Promise.resolve({ device: 'noDevice', paper: 'unknown' }),
    print: () => Promise.resolve(err(fault('printer.absent', 'no printer is configured'))),
  };
}
