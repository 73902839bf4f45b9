import type { SerialPort } from 'serialport';
import { systemClock } from '../base/clock.ts';
import { fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { LinkFault, SpeedLink } from '../ports/byte-link.ts';
import { createLazyLink, type LineEvents, type OpenLine } from './lazy-link.ts';

export interface SerialLinkOptions {
  /** `/dev/ttyUSB0`, `COM3`, or one end of a pty pair: lists of ports do not have those. */
  readonly path: string;
  readonly baudRate: number;
  readonly dataBits?: 7 | 8;
  readonly parity?: 'none' | 'even' | 'odd';
  readonly stopBits?: 1 | 2;
}

/**
 * A byte link over a serial line, 8N1 unless told otherwise. It opens at the first write and again at the first write after the
 * device was unplugged. The line is locked: a second program is refused (`link.refused`), as is a path that does not exist.
 * Modem lines are left alone: many USB converters and all ptys have none.
 */
export function createSerialLink(options: SerialLinkOptions): SpeedLink {
  let { baudRate } = options;
  const link = createLazyLink((events) => open({ ...options, baudRate }, events));
  return {
    ...link,
    setBaudRate: async (wanted) => {
      baudRate = wanted;
      const line = await link.line();
      return line.ok ? line.value.setBaudRate(wanted) : line;
    },
  };
}

interface SerialLine extends OpenLine {
  setBaudRate(baudRate: number): Promise<Result<void, LinkFault>>;
}

async function open(options: SerialLinkOptions, { onData, onEnd }: LineEvents): Promise<Result<SerialLine, LinkFault>> {
  const { path, baudRate, dataBits = 8, parity = 'none', stopBits = 1 } = options;
  // Loaded when it is needed: a terminal without a serial device starts without the addon.
  const { SerialPort } = await import('serialport');
  return new Promise((resolve) => {
    const port = new SerialPort({ path, baudRate, dataBits, parity, stopBits, autoOpen: false });
    // A write into a line that has just gone gives an error event besides its own failure: the writer is told.
    port.on('error', () => undefined);
    port.once('close', onEnd);
    port.once('open', () => watch(port));
    port.on('data', (chunk: Buffer) => onData(new Uint8Array(chunk)));
    port.open((error) => resolve(error === null ? ok(lineOf(port)) : err(fault('link.refused', error.message))));
  });
}

/** Between two looks whether the line still stands, in milliseconds. */
const LOOK_MS = 500;

/**
 * A line whose other end is gone gives nothing to read and no error, and the package then reads for ever: nobody is told, and a processor is
 * busy. What waits for the output to leave fails on such a line, and does nothing on others.
 */
function watch(port: SerialPort): void {
  let stop: () => void = () => undefined;
  const look = (): void => {
    stop = systemClock.after(LOOK_MS, () => {
      port.drain((error) => {
        if (error === null) look();
        else port.close();
      });
    });
  };
  port.once('close', () => stop());
  look();
}

function lineOf(port: SerialPort): SerialLine {
  return {
    write: (bytes) => send(port, bytes),
    setBaudRate: (baudRate) =>
      port.baudRate === baudRate ? Promise.resolve(ok(undefined)) : done((told) => port.update({ baudRate }, told), 'link.refused'),
    close: async () => {
      if (port.isOpen) await new Promise<void>((resolve) => port.close(() => resolve()));
    },
  };
}

function send(port: SerialPort, bytes: Uint8Array): Promise<Result<void, LinkFault>> {
  let lost: () => void = () => undefined;
  const gone = new Promise<Result<void, LinkFault>>((resolve) => {
    lost = () => resolve(err(fault('link.closed', 'the line has gone')));
    port.once('close', lost);
  });
  const written = done((told) => port.write(bytes, told), 'link.closed');
  return Promise.race([written, gone]).finally(() => port.removeListener('close', lost));
}

type Told = (error?: Error | null) => void;

function done(act: (told: Told) => unknown, code: LinkFault['code']): Promise<Result<void, LinkFault>> {
  return new Promise((resolve) => {
    act((error) => resolve(error === null || error === undefined ? ok(undefined) : err(fault(code, error.message))));
  });
}
