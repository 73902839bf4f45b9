/** A simulated reader of codes on a line: hands that show it codes, and everything that lines do to them. Its own code throughout. */
import { fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { WatchedByteLink } from '../ports/byte-link.ts';
import { openTtyEnd, type TtyFault } from './tty-end.ts';

/** How the simulated reader is set, and what its line does. */
export interface BarcodeWire {
  readonly prefix: string;
  readonly suffix: string;
  /** What it sends last. */
  readonly ending: '\r' | '\n' | '\r\n' | '';
  /** Lengths of the pieces that a code comes in, over and over; empty: whole. */
  readonly pieces: readonly number[];
}

export const PLAIN_BARCODE_WIRE: BarcodeWire = { prefix: '', suffix: '', ending: '\r\n', pieces: [] };

export interface BarcodeReaderSim {
  /** Somebody holds codes before it: they are sent one straight after the other. */
  show(...codes: readonly string[]): void;
  /** A code of which only the first bytes get through. */
  showCut(code: string, bytes: number): void;
  /** Bytes that no reader sent. */
  noise(bytes: Uint8Array): void;
  /** Sets reader and line, from now on; without arguments as at the beginning. */
  setWire(wire?: Partial<BarcodeWire>): void;
  setPlugged(plugged: boolean): void;
}

export interface BarcodeReaderOnTty {
  readonly sim: BarcodeReaderSim;
  /** Settles when the line has ended: the other side hung up, or `close` was called. */
  readonly ended: Promise<void>;
  readonly close: () => void;
}

function handsOf(send: (bytes: Uint8Array) => void, setPlugged: (plugged: boolean) => void): BarcodeReaderSim {
  let wire = PLAIN_BARCODE_WIRE;
  const sent = (bytes: Uint8Array): void => {
    let [at, i] = [0, 0];
    while (at < bytes.length) {
      const length = wire.pieces.length === 0 ? bytes.length : Math.max(1, wire.pieces[i % wire.pieces.length] ?? 1);
      send(bytes.subarray(at, at + length));
      at += length;
      i += 1;
    }
  };
  const line = (code: string): Uint8Array => Buffer.from(`${wire.prefix}${code}${wire.suffix}${wire.ending}`, 'utf8');
  return {
    show: (...codes) => sent(Buffer.concat(codes.map(line))),
    showCut: (code, bytes) => sent(line(code).subarray(0, bytes)),
    noise: sent,
    setWire: (now = {}) => {
      wire = { ...PLAIN_BARCODE_WIRE, ...now };
    },
    setPlugged,
  };
}

/** The reader on a serial line or the end of a pty pair. A fault says that it cannot be opened. */
export function serveBarcodeReaderOnTty(path: string): Result<BarcodeReaderOnTty, TtyFault> {
  let plugged = true;
  const end = openTtyEnd(path, () => undefined);
  if (!end.ok) return end;
  const line = end.value;
  const sim = handsOf(
    (bytes) => {
      if (plugged) line.write(Uint8Array.from(bytes));
    },
    (now) => {
      plugged = now;
    },
  );
  return ok({ sim, ended: line.ended, close: () => line.close() });
}

/** The reader on a line within this process. */
export function createBarcodeReaderLinkSim(): BarcodeReaderSim & { readonly link: WatchedByteLink } {
  const data = new Set<(bytes: Uint8Array) => void>();
  const ends = new Set<() => void>();
  const line = { plugged: true, open: false };
  const hands = handsOf(
    (bytes) => {
      if (line.open) for (const listener of [...data]) listener(Uint8Array.from(bytes));
    },
    (plugged) => {
      line.plugged = plugged;
      if (!plugged && line.open) for (const listener of [...ends]) listener();
      if (!plugged) line.open = false;
    },
  );
  const link: WatchedByteLink = {
    write: () => {
      if (!line.plugged) return Promise.resolve(err(fault('link.refused', 'the plug is out')));
      line.open = true;
      return Promise.resolve(ok(undefined));
    },
    onData: (listener) => added(data, listener),
    onEnd: (listener) => added(ends, listener),
    drop: () => undefined,
    close: () => {
      line.open = false;
      return Promise.resolve();
    },
  };
  return { ...hands, link };
}

function added<T>(set: Set<T>, item: T): () => void {
  set.add(item);
  return () => set.delete(item);
}
