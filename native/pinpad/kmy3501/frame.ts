/**
 * Frames of the KMY3501: STX, hexadecimal text, ETX. The text is LEN, command or state, data, BCC; LEN counts command and data, BCC is the XOR
 * of all bytes before it. Keys are single bytes that are no hexadecimal digits: they are told apart even inside a frame.
 */
import { concat, parseHex, toHex } from '../../base/bytes.ts';
import type { PadItem, PadStream } from '../wire/stream.ts';
import { ascii } from '../wire/text.ts';

const STX = 0x02;
const ETX = 0x03;
/** LEN is one byte. */
const LONGEST = 2 * (0xff + 2);

/** The frame around a command. */
export function encodeKmyFrame(content: Uint8Array): Uint8Array {
  const counted = concat(Uint8Array.of(content.length), content);
  return concat(Uint8Array.of(STX), ascii(toHex(concat(counted, Uint8Array.of(xor(counted))))), Uint8Array.of(ETX));
}

export class KmyStream implements PadStream {
  /** Digits of the frame that has begun. */
  #digits: number[] | null = null;

  push(chunk: Uint8Array): readonly PadItem[] {
    return [...chunk].flatMap((byte) => this.#take(byte));
  }

  flush(): readonly PadItem[] {
    const begun = this.#digits !== null;
    this.#digits = null;
    return begun ? [{ kind: 'damaged' }] : [];
  }

  #take(byte: number): readonly PadItem[] {
    if (byte === STX) {
      const broken = this.flush();
      this.#digits = [];
      return broken;
    }
    const digits = this.#digits;
    if (digits === null) return [{ kind: 'key', byte }];
    if (byte === ETX) {
      this.#digits = null;
      return [itemOf(digits)];
    }
    if (!isHexDigit(byte)) return [{ kind: 'key', byte }];
    digits.push(byte);
    return digits.length > LONGEST ? this.flush() : [];
  }
}

function itemOf(digits: readonly number[]): PadItem {
  const bytes = parseHex(String.fromCharCode(...digits));
  if (!bytes.ok || bytes.value[0] !== bytes.value.length - 2 || xor(bytes.value) !== 0) return { kind: 'damaged' };
  return { kind: 'frame', body: bytes.value.slice(1, -1) };
}

function isHexDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46);
}

function xor(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum ^ byte, 0);
}
