/** The printers that a configuration describes. */
import { readFileSync } from 'node:fs';
import { systemClock } from '../native/base/clock.ts';
import { fault } from '../native/base/fault.ts';
import { err } from '../native/base/result.ts';
import type { ByteLink } from '../native/ports/byte-link.ts';
import type { DocumentPrinter } from '../native/ports/document-printer.ts';
import type { SlipPrinter } from '../native/ports/slip-printer.ts';
import { createEscPosPrinter } from '../native/printer/escpos/driver.ts';
import { PAPER_COLUMNS } from '../native/printer/layout/layout.ts';
import { createIppPrinter } from '../native/printer/ipp/driver.ts';
import { createDeviceFileLink } from '../native/transport/device-file.ts';
import { createIppHttpLink } from '../native/transport/ipp-http.ts';
import { createSerialLink } from '../native/transport/serial.ts';
import { createTcpLink } from '../native/transport/tcp.ts';
import type { DocumentPrinterConfiguration, SlipPrinterConfiguration } from './configuration-printers.ts';

const CONNECT_TIMEOUT_MS = 3_000;
/** A statement of 1,000 rows is 300 KB; printers that render as they read take their time. */
const REQUEST_TIMEOUT_MS = 30_000;

/** A printer and its link; whoever asked for it closes it. */
export interface ConfiguredPrinter<Printer> {
  readonly printer: Printer;
  close(): Promise<void>;
}

/** The slip printer, or one that refuses where none is set. */
export function slipPrinterOf(configuration: SlipPrinterConfiguration | undefined): ConfiguredPrinter<SlipPrinter> {
  if (configuration === undefined) return { printer: absentPrinter(), close: () => Promise.resolve() };
  const { paperMm, cut, confirmation, automaticStatus, characters, qr } = configuration;
  const link = linkOf(configuration);
  const columns = paperMm === 80 ? PAPER_COLUMNS.mm80 : PAPER_COLUMNS.mm58;
  const settings = { columns, cut, confirmation, automaticStatus, characters, qr };
  return { printer: createEscPosPrinter({ link, clock: systemClock, settings }), close: () => link.close() };
}

function linkOf(configuration: SlipPrinterConfiguration): ByteLink {
  switch (configuration.transport) {
    case 'tcp':
      return createTcpLink({ host: configuration.host, port: configuration.port, connectTimeoutMs: CONNECT_TIMEOUT_MS });
    case 'serial':
      return createSerialLink({ path: configuration.path, baudRate: configuration.baudRate });
    case 'file':
      return createDeviceFileLink({ path: configuration.path });
  }
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
