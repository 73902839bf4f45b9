/**
 * BER-TLV data objects as cards use them (ISO/IEC 7816-4 §5.2.2, EMV book 3 annex B): tags of up to four bytes, lengths
 * of up to four bytes behind the short form. The indefinite length 80 does not occur on cards and is refused.
 */
import { err, ok, type Result } from './result.ts';

export interface Tlv {
  /** The tag's bytes as one number: 0x5F34. */
  readonly tag: number;
  /** A view of the bytes that were parsed, not a copy: it changes with them. */
  readonly value: Uint8Array;
  /** Data objects inside; `null` for a primitive one. */
  readonly children: readonly Tlv[] | null;
}

/** What is wrong and at which byte of the outermost input. */
export interface TlvError {
  readonly offset: number;
  readonly reason: string;
}

const MAX_DEPTH = 8;
const MAX_TAG_BYTES = 4;
const MAX_LENGTH_BYTES = 4;
const CONSTRUCTED = 0x20;
const MULTI_BYTE_TAG = 0x1f;
const MORE = 0x80;
const FAILED = -1;

/** All data objects one after another; bytes 00 between them are filling. Anything else that is left over is an error. */
export function parseTlv(bytes: Uint8Array): Result<readonly Tlv[], TlvError> {
  const cursor = new Cursor(bytes);
  const list = cursor.list(bytes.length, 0);
  return cursor.error === null ? ok(list) : err(cursor.error);
}

/** The first data object with this tag, searched at any depth. */
export function findTlv(list: readonly Tlv[], tag: number): Tlv | undefined {
  for (const object of list) {
    if (object.tag === tag) return object;
    const inside = object.children === null ? undefined : findTlv(object.children, tag);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** Reads a tag; gives its number and the place behind it. */
export function readTag(bytes: Uint8Array, start: number): Result<{ readonly number: number; readonly end: number }, TlvError> {
  const cursor = new Cursor(bytes);
  cursor.at = start;
  const number = start < bytes.length ? cursor.tag(bytes.length) : cursor.fail(start, 'a tag is missing');
  return cursor.error === null ? ok({ number, end: cursor.at }) : err(cursor.error);
}

/** One pass over the bytes without an object a step: this is the terminal's innermost loop. A step gives `FAILED` and leaves `error`. */
class Cursor {
  readonly bytes: Uint8Array;
  at = 0;
  error: TlvError | null = null;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  fail(offset: number, reason: string): number {
    this.error = { offset, reason };
    return FAILED;
  }

  /** The objects up to `end`; those before the error where there is one. */
  list(end: number, depth: number): readonly Tlv[] {
    const list: Tlv[] = [];
    if (depth > MAX_DEPTH) this.fail(this.at, `nested deeper than ${MAX_DEPTH}`);
    while (this.at < end && this.error === null) {
      const first = this.bytes[this.at] ?? 0;
      if (first === 0) {
        this.at += 1;
        continue;
      }
      const tag = this.tag(end);
      const length = tag === FAILED ? FAILED : this.length(end);
      if (length === FAILED) break;
      const value = new Uint8Array(this.bytes.buffer, this.bytes.byteOffset + this.at, length);
      const behind = this.at + length;
      const children = (first & CONSTRUCTED) === 0 ? null : this.list(behind, depth + 1);
      this.at = behind;
      list.push({ tag, value, children });
    }
    return list;
  }

  /** The tag's bytes as one number. */
  tag(end: number): number {
    const start = this.at;
    let number = this.bytes[start] ?? 0;
    this.at = start + 1;
    if ((number & MULTI_BYTE_TAG) !== MULTI_BYTE_TAG) return number;
    for (let at = start + 1; at < start + MAX_TAG_BYTES; at++) {
      if (at >= end) return this.fail(at, 'the tag ends early');
      const byte = this.bytes[at] ?? 0;
      number = number * 256 + byte;
      this.at = at + 1;
      if (byte < MORE) return number;
    }
    return this.fail(start, `a tag longer than ${MAX_TAG_BYTES} bytes`);
  }

  /** The length of a value that ends at `end` or before. */
  length(end: number): number {
    const start = this.at;
    if (start >= end) return this.fail(start, 'a length is missing');
    const first = this.bytes[start] ?? 0;
    this.at = start + 1;
    const number = first < MORE ? first : this.longLength(first - MORE, end);
    if (number === FAILED || number <= end - this.at) return number;
    return this.fail(this.at, `${number} bytes announced, ${end - this.at} there`);
  }

  longLength(count: number, end: number): number {
    const start = this.at - 1;
    if (count === 0) return this.fail(start, 'indefinite length');
    if (count > MAX_LENGTH_BYTES) return this.fail(start, `a length of ${count} bytes`);
    if (this.at + count > end) return this.fail(start, 'the length ends early');
    let number = 0;
    for (const behind = this.at + count; this.at < behind; this.at++) number = number * 256 + (this.bytes[this.at] ?? 0);
    return number;
  }
}
