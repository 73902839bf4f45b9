/** A PIN or a password from standard input: one line, never shown, kept nowhere but in what is given back. */
import type { Io } from './command.ts';

const KEY = { interrupt: 0x03, backspace: 0x08, lineFeed: 0x0a, carriageReturn: 0x0d, delete: 0x7f } as const;
const ZERO = 0x30;
const NINE = 0x39;
/** No PIN is longer: what follows is dropped, and the entry is too long anyway. */
const MAX_BYTES = 64;

export type PinLine = { readonly line: 'digits'; readonly pin: Uint8Array } | { readonly line: 'notDigits' } | { readonly line: 'none' };

/** A terminal, whose echo can be switched off. */
interface Terminal {
  setRawMode(on: boolean): unknown;
}

/** Digit values (0-9) of the first line, of any length. The caller wipes them. `none`: the input ended, or the wait did. */
export async function readPinLine({ input, signal }: Pick<Io, 'input' | 'signal'>): Promise<PinLine> {
  const digits = await readHidden(input, signal);
  if (digits === null) return { line: 'none' };
  if (digits.some((byte) => byte < ZERO || byte > NINE)) {
    digits.fill(0);
    return { line: 'notDigits' };
  }
  return { line: 'digits', pin: inPlace(digits) };
}

/** The next line as text, for a password. Null: the input ended, the line is empty, or the wait was ended. */
export async function readPasswordLine({ input, signal }: Pick<Io, 'input' | 'signal'>): Promise<string | null> {
  const bytes = await readHidden(input, signal);
  if (bytes === null) return null;
  try {
    return new TextDecoder().decode(bytes);
  } finally {
    bytes.fill(0);
  }
}

/** Whether somebody types: then they are to be told what for. */
export function isTyped(input: Io['input']): boolean {
  return isTerminal(input);
}

async function readHidden(input: Io['input'], signal: AbortSignal): Promise<Uint8Array | null> {
  const terminal = isTerminal(input) ? input : null;
  terminal?.setRawMode(true);
  const bytes = new Uint8Array(MAX_BYTES);
  try {
    const length = await readLine(input, signal, bytes);
    return length === null || length === 0 ? null : bytes.slice(0, length);
  } finally {
    bytes.fill(0);
    terminal?.setRawMode(false);
  }
}

function inPlace(digits: Uint8Array): Uint8Array {
  digits.forEach((digit, at) => (digits[at] = digit - ZERO));
  return digits;
}

/** Fills `bytes` up to the end of the line; gives how many there are, `null` when the wait was ended. */
function readLine(input: Io['input'], signal: AbortSignal, bytes: Uint8Array): Promise<number | null> {
  return new Promise((resolve) => {
    let length = 0;
    const finish = (result: number | null) => {
      input.off('data', take);
      input.off('end', end);
      signal.removeEventListener('abort', abort);
      input.pause();
      resolve(result);
    };
    const end = () => finish(length);
    const abort = () => finish(null);
    const take = (chunk: Uint8Array) => {
      const state = append(bytes, length, chunk);
      // What stands behind the line is the next one's.
      const rest = Buffer.from(chunk.subarray(state.used));
      chunk.fill(0);
      length = state.length;
      if (state.ended === null) return;
      finish(state.ended === 'line' ? length : null);
      if (rest.length > 0) input.unshift(rest);
    };
    input.on('data', take);
    input.on('end', end);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    // Nothing tells of an end that was told before.
    else if ('readableEnded' in input && input.readableEnded === true) finish(0);
    // Paused by the entry before: a listener alone does not set it going again.
    else input.resume();
  });
}

function append(
  bytes: Uint8Array,
  from: number,
  chunk: Uint8Array,
): { readonly length: number; readonly used: number; readonly ended: 'line' | 'interrupt' | null } {
  let length = from;
  for (const [at, byte] of chunk.entries()) {
    if (byte === KEY.carriageReturn && chunk[at + 1] === KEY.lineFeed) return { length, used: at + 2, ended: 'line' };
    if (byte === KEY.lineFeed || byte === KEY.carriageReturn) return { length, used: at + 1, ended: 'line' };
    if (byte === KEY.interrupt) return { length: 0, used: chunk.length, ended: 'interrupt' };
    if (byte === KEY.backspace || byte === KEY.delete) length = Math.max(0, length - 1);
    else if (length < bytes.length) bytes[length++] = byte;
  }
  return { length, used: chunk.length, ended: null };
}

function isTerminal(input: Io['input']): input is Io['input'] & Terminal {
  return 'isTTY' in input && input.isTTY === true && 'setRawMode' in input;
}
