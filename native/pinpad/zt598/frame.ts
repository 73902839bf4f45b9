/**
 * Frames of SZZT's serial pads: STX, three decimal digits (length of what follows up to ETX; 000 for 999 and more), content, ETX, and the XOR
 * of every byte from the first digit through ETX as two upper-case hexadecimal digits.
 */
import { concat } from '../../base/bytes.ts';
import type { PadItem, PadStream } from '../wire/stream.ts';
import { ascii, hexByte } from '../wire/text.ts';

const STX = 0x02;
const ETX = 0x03;
const LENGTH_DIGITS = 3;
const CHECK_DIGITS = 2;
/** From here on the length says nothing. */
const UNCOUNTED = 999;
/** Longer than anything that a pad says. */
const LONGEST = 4_096;

/** The frame around a command. */
export function encodeZtFrame(content: Uint8Array): Uint8Array {
  const length = content.length >= UNCOUNTED ? 0 : content.length;
  const counted = concat(ascii(length.toString().padStart(LENGTH_DIGITS, '0')), content, Uint8Array.of(ETX));
  return concat(Uint8Array.of(STX), counted, ascii(hexByte(xor(counted))));
}

/** What stands at the beginning of the bytes. */
type Found =
  | { readonly kind: 'whole'; readonly content: Uint8Array; readonly bytes: number }
  | { readonly kind: 'wrong'; readonly bytes: number }
  | { readonly kind: 'begun' }
  | { readonly kind: 'none' };

/** Finds frames in a stream that is cut anywhere; bytes between them are keys. */
export class ZtStream implements PadStream {
  #held: Uint8Array = new Uint8Array(0);

  push(chunk: Uint8Array): readonly PadItem[] {
    this.#held = concat(this.#held, chunk);
    const items: PadItem[] = [];
    while (this.#held.length > 0) {
      const found = frameAt(this.#held);
      if (found.kind === 'begun') return items;
      items.push(...this.#take(found));
    }
    return items;
  }

  flush(): readonly PadItem[] {
    const held = this.#held;
    this.#held = new Uint8Array(0);
    if (held.length === 0) return [];
    // A frame that began falsely may hide a whole one.
    for (let at = 1; at < held.length; at += 1) {
      const found = held[at] === STX ? frameAt(held.subarray(at)) : null;
      if (found?.kind === 'whole') return [{ kind: 'damaged' }, { kind: 'frame', body: found.content }];
    }
    return [{ kind: 'damaged' }];
  }

  #take(found: Exclude<Found, { kind: 'begun' }>): readonly PadItem[] {
    const bytes = found.kind === 'none' ? 1 : found.bytes;
    const [first = 0] = this.#held;
    this.#held = this.#held.slice(bytes);
    if (found.kind === 'whole') return [{ kind: 'frame', body: found.content }];
    if (found.kind === 'wrong') return [{ kind: 'damaged' }];
    return first === STX ? [{ kind: 'damaged' }] : [{ kind: 'key', byte: first }];
  }
}

function frameAt(bytes: Uint8Array): Found {
  if (bytes[0] !== STX) return { kind: 'none' };
  const digits = bytes.subarray(1, 1 + LENGTH_DIGITS);
  if (!digits.every((digit) => digit >= 0x30 && digit <= 0x39)) return { kind: 'none' };
  if (digits.length < LENGTH_DIGITS) return { kind: 'begun' };
  const length = Number(String.fromCharCode(...digits));
  if (length === 0) return uncounted(bytes);
  const end = 1 + LENGTH_DIGITS + length;
  if (bytes.length > end && bytes[end] !== ETX) return { kind: 'none' };
  if (bytes.length < end + 1 + CHECK_DIGITS) return { kind: 'begun' };
  return checked(bytes, end);
}

/** Ends at the first ETX whose check is right. */
function uncounted(bytes: Uint8Array): Found {
  for (let end = 1 + LENGTH_DIGITS; end + CHECK_DIGITS < bytes.length; end += 1) {
    const found = bytes[end] === ETX ? checked(bytes, end) : null;
    if (found?.kind === 'whole') return found;
  }
  return bytes.length > LONGEST ? { kind: 'none' } : { kind: 'begun' };
}

function checked(bytes: Uint8Array, end: number): Found {
  const whole = end + 1 + CHECK_DIGITS;
  const said = String.fromCharCode(...bytes.subarray(end + 1, whole)).toUpperCase();
  if (said !== hexByte(xor(bytes.subarray(1, end + 1)))) return { kind: 'wrong', bytes: whole };
  return { kind: 'whole', content: bytes.slice(1 + LENGTH_DIGITS, end), bytes: whole };
}

function xor(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum ^ byte, 0);
}
