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
  | { readonly kind: 'cut'; readonly where: 'here' | 'atCutter'; readonly feedDots: number }
  | { readonly kind: 'automaticStatus'; readonly mask: number }
  | { readonly kind: 'transmitStatus'; readonly which: number }
  | { readonly kind: 'processId'; readonly id: Uint8Array }
  | { readonly kind: 'unknown'; readonly bytes: Uint8Array };

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
  return unknown(buffer, 3);
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
  const isProcessId = letter === 'H'.charCodeAt(0) && low + 256 * high === 6 && buffer[5] === 48 && buffer[6] === 48;
  return isProcessId ? { length, command: { kind: 'processId', id: buffer.slice(7, 11) } } : unknown(buffer, length);
}

function unknown(buffer: Uint8Array, length: number): Parsed {
  return { length: Math.min(length, buffer.length), command: { kind: 'unknown', bytes: buffer.slice(0, length) } };
}
