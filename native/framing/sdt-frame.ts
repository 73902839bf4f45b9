/**
 * The frame of SDT / SAM modules (GA/T 467, host interface): `AA AA AA 96 69`, length of all that follows (big-endian, checksum
 * included), body, and the XOR of every byte from the length to the end of the body.
 */
import { concat } from '../base/bytes.ts';

/** Three synchronising bytes and the start mark. */
const PREAMBLE = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69);
const SYNC = 0xaa;
const START = [0x96, 0x69] as const;
/** One of the three synchronising bytes may be lost on the line; more than three do no harm. */
const FEWEST_SYNC = 2;
const LENGTH_BYTES = 2;
const CHECKSUM_BYTES = 1;

/** SW1, SW2, SW3 and the checksum: the shortest answer. */
export const SHORTEST_REPLY = 4;
/** Text, photo and two fingerprints are 0x090A; anything beyond this is noise that looks like a length. */
export const LONGEST_REPLY = 0x1000;

/** The frame around a body (command, parameter and data of a request). */
export function encodeSdtFrame(body: Uint8Array): Uint8Array {
  const length = body.length + CHECKSUM_BYTES;
  const counted = concat(Uint8Array.of(length >> 8, length & 0xff), body);
  return concat(PREAMBLE, counted, Uint8Array.of(xor(counted)));
}

/** What the reader of a stream found: a body whose checksum is right, or a frame whose checksum is wrong. */
export type SdtFrame = { readonly kind: 'frame'; readonly body: Uint8Array } | { readonly kind: 'damaged' };

/**
 * Finds frames in a stream that is cut anywhere and has noise between them. A frame with a wrong checksum is told as damaged, and
 * the hunt goes on right behind its preamble: a frame that noise seemed to swallow is found all the same.
 */
export class SdtFrameReader {
  #held: Uint8Array = new Uint8Array(0);

  /** Takes a chunk; gives what was completed by it, in order. */
  push(chunk: Uint8Array): readonly SdtFrame[] {
    this.#held = concat(this.#held, chunk);
    return this.#hunt(false);
  }

  /** The line has fallen silent: what is incomplete stays so. Gives the frames that hid behind a false beginning, and forgets the rest. */
  flush(): readonly SdtFrame[] {
    const found = this.#hunt(true);
    this.#held = new Uint8Array(0);
    return found;
  }

  /** Whether a frame has begun and is not complete. */
  get begun(): boolean {
    return preambleIn(this.#held) !== null;
  }

  #hunt(silent: boolean): readonly SdtFrame[] {
    const found: SdtFrame[] = [];
    for (;;) {
      const start = preambleIn(this.#held);
      if (start === null) {
        this.#held = lastBytes(this.#held, FEWEST_SYNC + 1);
        return found;
      }
      const counted = this.#held.subarray(start);
      const length = lengthOf(counted);
      const incomplete = length === null || counted.length < LENGTH_BYTES + length;
      const possible = length === null || (length >= SHORTEST_REPLY && length <= LONGEST_REPLY);
      if (incomplete && possible && !silent) return found;
      const whole = !incomplete && possible ? counted.subarray(0, LENGTH_BYTES + length) : null;
      const good = whole !== null && xor(whole) === 0;
      if (whole !== null) found.push(good ? { kind: 'frame', body: whole.slice(LENGTH_BYTES, -CHECKSUM_BYTES) } : { kind: 'damaged' });
      this.#held = this.#held.slice(good ? start + whole.length : start);
    }
  }
}

/** Where the first preamble ends; `null` when none does. */
function preambleIn(bytes: Uint8Array): number | null {
  for (let at = FEWEST_SYNC; at + 1 < bytes.length; at += 1) {
    const marked = bytes[at] === START[0] && bytes[at + 1] === START[1];
    if (marked && bytes[at - 1] === SYNC && bytes[at - 2] === SYNC) return at + START.length;
  }
  return null;
}

function lengthOf(counted: Uint8Array): number | null {
  const [high, low] = counted;
  return high === undefined || low === undefined ? null : (high << 8) | low;
}

/** A preamble may have begun in them. */
function lastBytes(bytes: Uint8Array, count: number): Uint8Array {
  return bytes.slice(Math.max(0, bytes.length - count));
}

function xor(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum ^ byte, 0);
}
