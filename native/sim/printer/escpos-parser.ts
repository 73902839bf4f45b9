/**
 * The simulated printer's own reading of an ESC/POS stream, from the makers' public command references. It shares
 * nothing with the driver, so that a mistake there is seen here. Bytes may arrive cut anywhere.
 */
export type SimCommand =
  | { readonly kind: 'text'; readonly bytes: Uint8Array }
  | { readonly kind: 'lineFeed' }
  | { readonly kind: 'initialise' }
  | { readonly kind: 'align'; readonly align: 'left' | 'centre' | 'right' }
  | { readonly kind: 'emphasis'; readonly on: boolean }
  | { readonly kind: 'size'; readonly width: number; readonly height: number }
  | { readonly kind: 'chinese'; readonly on: boolean }
  | { readonly kind: 'feedLines'; readonly lines: number }
  | { readonly kind: 'picture'; readonly where: 'inLine' | 'ownLines'; readonly picture: SimPicture }
  | { readonly kind: 'qrModule'; readonly dots: number }
  | { readonly kind: 'qrStore'; readonly data: Uint8Array }
  | { readonly kind: 'qrPrint' }
  | { readonly kind: 'cut'; readonly where: 'here' | 'atCutter'; readonly feedDots: number }
  | { readonly kind: 'automaticStatus'; readonly mask: number }
  | { readonly kind: 'transmitStatus'; readonly which: number }
  | { readonly kind: 'processId'; readonly id: Uint8Array }
  | { readonly kind: 'unknown'; readonly bytes: Uint8Array };

/** Dots in rows, 1 is black. */
export interface SimPicture {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
}

const CODE = { lf: 0x0a, cr: 0x0d, dle: 0x10, esc: 0x1b, fs: 0x1c, gs: 0x1d, firstPrintable: 0x20 } as const;

interface Parsed {
  readonly length: number;
  readonly command: SimCommand | null;
}

/** The first command of the buffer, or `null` while it is not whole yet. */
export function parseCommand(buffer: Uint8Array): Parsed | null {
  const first = buffer[0];
  if (first === undefined) return null;
  if (first >= CODE.firstPrintable) return parseText(buffer);
  if (first === CODE.lf) return { length: 1, command: { kind: 'lineFeed' } };
  if (first === CODE.cr) return { length: 1, command: null };
  const second = buffer[1];
  if (first !== CODE.esc && first !== CODE.fs && first !== CODE.gs) return unknown(buffer, 1);
  if (second === undefined) return null;
  if (first === CODE.esc) return parseEscape(buffer, String.fromCharCode(second));
  if (first === CODE.fs) return parseFs(buffer, String.fromCharCode(second));
  return parseGs(buffer, String.fromCharCode(second));
}

function parseText(buffer: Uint8Array): Parsed {
  const end = buffer.findIndex((byte) => byte < CODE.firstPrintable);
  const length = end < 0 ? buffer.length : end;
  return { length, command: { kind: 'text', bytes: buffer.slice(0, length) } };
}

function parseEscape(buffer: Uint8Array, letter: string): Parsed | null {
  if (letter === '@') return { length: 2, command: { kind: 'initialise' } };
  const n = buffer[2];
  if (n === undefined) return null;
  if (letter === 'a') return { length: 3, command: { kind: 'align', align: n % 48 === 1 ? 'centre' : n % 48 === 2 ? 'right' : 'left' } };
  if (letter === 'E') return { length: 3, command: { kind: 'emphasis', on: (n & 1) === 1 } };
  if (letter === 'd') return { length: 3, command: { kind: 'feedLines', lines: n } };
  if (letter === '*') return parseBitImage(buffer, n);
  return unknown(buffer, 3);
}

const DOUBLE_DENSITY_24 = 33;

/** ESC * m nL nH, columns of three bytes; only m = 33 is known here. */
function parseBitImage(buffer: Uint8Array, mode: number): Parsed | null {
  const [low, high] = [buffer[3], buffer[4]];
  if (low === undefined || high === undefined) return null;
  if (mode !== DOUBLE_DENSITY_24) return unknown(buffer, 5);
  const width = low + 256 * high;
  const length = 5 + 3 * width;
  if (buffer.length < length) return null;
  const dots = new Uint8Array(24 * width);
  for (let x = 0; x < width; x += 1) {
    for (let y = 0; y < 24; y += 1) dots[y * width + x] = ((buffer[5 + 3 * x + (y >> 3)] ?? 0) >> (7 - (y & 7))) & 1;
  }
  return { length, command: { kind: 'picture', where: 'inLine', picture: { width, height: 24, dots } } };
}

/** GS v 0 m xL xH yL yH, rows. */
function parseRaster(buffer: Uint8Array): Parsed | null {
  const [xL, xH, yL, yH] = [buffer[4], buffer[5], buffer[6], buffer[7]];
  if (xL === undefined || xH === undefined || yL === undefined || yH === undefined) return null;
  const [rowBytes, height] = [xL + 256 * xH, yL + 256 * yH];
  const length = 8 + rowBytes * height;
  if (buffer.length < length) return null;
  const width = 8 * rowBytes;
  const dots = Uint8Array.from({ length: width * height }, (_, i) => ((buffer[8 + (i >> 3)] ?? 0) >> (7 - (i & 7))) & 1);
  return { length, command: { kind: 'picture', where: 'ownLines', picture: { width, height, dots } } };
}

function parseFs(buffer: Uint8Array, letter: string): Parsed {
  if (letter === '&') return { length: 2, command: { kind: 'chinese', on: true } };
  if (letter === '.') return { length: 2, command: { kind: 'chinese', on: false } };
  return unknown(buffer, 2);
}

function parseGs(buffer: Uint8Array, letter: string): Parsed | null {
  if (letter === '(') return parseGsBlock(buffer);
  const n = buffer[2];
  if (n === undefined) return null;
  if (letter === '!') return { length: 3, command: { kind: 'size', width: (n >> 4) + 1, height: (n & 0x0f) + 1 } };
  if (letter === 'a') return { length: 3, command: { kind: 'automaticStatus', mask: n } };
  if (letter === 'r') return { length: 3, command: { kind: 'transmitStatus', which: n % 48 } };
  if (letter === 'V') return parseCut(buffer, n);
  if (letter === 'v' && n === '0'.charCodeAt(0)) return parseRaster(buffer);
  return unknown(buffer, 3);
}

/** GS V m: 0/48 full, 1/49 partial where the paper stands; 65, 66 feed to the cutter and n more. */
function parseCut(buffer: Uint8Array, mode: number): Parsed | null {
  if (mode === 0 || mode === 48 || mode === 1 || mode === 49) return { length: 3, command: { kind: 'cut', where: 'here', feedDots: 0 } };
  const n = buffer[3];
  if (n === undefined) return null;
  return mode === 65 || mode === 66 ? { length: 4, command: { kind: 'cut', where: 'atCutter', feedDots: n } } : unknown(buffer, 4);
}

/** GS ( x pL pH data. */
function parseGsBlock(buffer: Uint8Array): Parsed | null {
  const [, , letter, low, high] = buffer;
  if (letter === undefined || low === undefined || high === undefined) return null;
  const length = 5 + low + 256 * high;
  if (buffer.length < length) return null;
  if (letter === 'k'.charCodeAt(0)) return { length, command: parseCode(buffer.slice(5, length)) };
  const isProcessId = letter === 'H'.charCodeAt(0) && low + 256 * high === 6 && buffer[5] === 48 && buffer[6] === 48;
  return isProcessId ? { length, command: { kind: 'processId', id: buffer.slice(7, 11) } } : unknown(buffer, length);
}

/** What this printer's memory for a symbol holds. */
const QR_BYTES_MAX = 1_024;

/** GS ( k for QR codes: cn fn and what belongs to it. Model 2 alone is made here, with any error correction. */
function parseCode(block: Uint8Array): SimCommand | null {
  const [kind, fn, value = 0] = block;
  const bytes = block.slice();
  if (kind !== 49) return { kind: 'unknown', bytes };
  if (fn === 65) return value === 50 ? null : { kind: 'unknown', bytes };
  if (fn === 67) return value >= 1 && value <= 16 ? { kind: 'qrModule', dots: value } : { kind: 'unknown', bytes };
  if (fn === 69) return value >= 48 && value <= 51 ? null : { kind: 'unknown', bytes };
  if (fn === 80 && block.length > QR_BYTES_MAX) return { kind: 'unknown', bytes };
  if (fn === 80) return { kind: 'qrStore', data: block.slice(3) };
  return fn === 81 ? { kind: 'qrPrint' } : { kind: 'unknown', bytes };
}

function unknown(buffer: Uint8Array, length: number): Parsed {
  return { length: Math.min(length, buffer.length), command: { kind: 'unknown', bytes: buffer.slice(0, length) } };
}
