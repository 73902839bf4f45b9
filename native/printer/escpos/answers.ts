import { concat } from '../../base/bytes.ts';

/**
 * What the printer says, out of a stream that may be cut anywhere. The kinds are told apart by their fixed bits, as the
 * command references lay down ("status identification"); bytes that fit none are noise and are skipped.
 */
export type PrinterAnswer =
  | { readonly kind: 'realTime'; readonly status: number } // DLE EOT n: which n is known only from what was asked
  | { readonly kind: 'automatic'; readonly status: Uint8Array } // ASB, 4 bytes
  | { readonly kind: 'paperSensor'; readonly status: number } // GS r 1
  | { readonly kind: 'processId'; readonly id: string } // GS ( H function 48
  | { readonly kind: 'buffersCleared' }; // DLE DC4 8

const FIXED_BITS = { mask: 0x93, realTime: 0x12, automatic: 0x10 } as const;
const SENSOR_FIXED_BITS = { mask: 0x90, value: 0x00 } as const;
/** Both bits of a sensor change together: 00 or 11. Anything else is not an answer to GS r 1. */
const SENSOR_PAIRS = [0x03, 0x0c] as const;
const BLOCK = { header: 0x37, processId: 0x22, bufferCleared: 0x25, end: 0x00 } as const;
const PROCESS_ID_LENGTH = 7;
const BUFFER_CLEARED_LENGTH = 3;
const AUTOMATIC_LENGTH = 4;
const LONGEST = PROCESS_ID_LENGTH;

/** Takes chunks, gives whole answers. */
export class AnswerReader {
  /** The beginning of an answer that is not whole yet. */
  #pending: Uint8Array = new Uint8Array(0);

  /** Adds what arrived; gives the answers that are complete now. Never throws. */
  push(chunk: Uint8Array): PrinterAnswer[] {
    const bytes = concat(this.#pending, chunk);
    const answers: PrinterAnswer[] = [];
    let at = 0;
    while (at < bytes.length) {
      const next = readOne(bytes.subarray(at, at + LONGEST));
      if (next === 'more') break;
      at += next.length;
      if (next.answer !== null) answers.push(next.answer);
    }
    this.#pending = bytes.slice(at);
    return answers;
  }
}

interface Read {
  readonly length: number;
  readonly answer: PrinterAnswer | null;
}

function readOne(bytes: Uint8Array): Read | 'more' {
  const first = bytes[0] ?? 0;
  if (first === BLOCK.header) return readBlock(bytes);
  if ((first & FIXED_BITS.mask) === FIXED_BITS.realTime) return { length: 1, answer: { kind: 'realTime', status: first } };
  if ((first & FIXED_BITS.mask) === FIXED_BITS.automatic) return readAutomatic(bytes);
  if (isPaperSensor(first)) return { length: 1, answer: { kind: 'paperSensor', status: first } };
  return skip();
}

function isPaperSensor(byte: number): boolean {
  const pairs = SENSOR_PAIRS.every((pair) => (byte & pair) === 0 || (byte & pair) === pair);
  return pairs && (byte & SENSOR_FIXED_BITS.mask) === SENSOR_FIXED_BITS.value;
}

function readBlock(bytes: Uint8Array): Read | 'more' {
  if (bytes.length < 2) return 'more';
  if (bytes[1] === BLOCK.bufferCleared) {
    if (bytes.length < BUFFER_CLEARED_LENGTH) return 'more';
    return bytes[2] === BLOCK.end ? { length: BUFFER_CLEARED_LENGTH, answer: { kind: 'buffersCleared' } } : skip();
  }
  if (bytes[1] !== BLOCK.processId) return skip();
  const id = bytes.slice(2, 6);
  if (!id.every((byte) => byte >= 0x20 && byte <= 0x7e)) return skip();
  if (bytes.length < PROCESS_ID_LENGTH) return 'more';
  return bytes[6] === BLOCK.end ? { length: PROCESS_ID_LENGTH, answer: { kind: 'processId', id: String.fromCharCode(...id) } } : skip();
}

function readAutomatic(bytes: Uint8Array): Read | 'more' {
  const following = bytes.slice(1, AUTOMATIC_LENGTH);
  if (!following.every((byte) => (byte & SENSOR_FIXED_BITS.mask) === SENSOR_FIXED_BITS.value)) return skip();
  if (bytes.length < AUTOMATIC_LENGTH) return 'more';
  return { length: AUTOMATIC_LENGTH, answer: { kind: 'automatic', status: bytes.slice(0, AUTOMATIC_LENGTH) } };
}

function skip(): Read {
  return { length: 1, answer: null };
}
