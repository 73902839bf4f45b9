/**
 * BER-TLV data objects as cards use them (ISO/IEC 7816-4 §5.2.2, EMV book 3 annex B): tags of up to four bytes, lengths
 * of up to four bytes behind the short form. The indefinite length 80 does not occur on cards and is refused.
 */
import { err, ok, type Result } from './result.ts';

export interface Tlv {
  /** The tag's bytes as one number: 0x5F34. */
  readonly tag: number;
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

/** All data objects one after another; bytes 00 between them are filling. Anything else that is left over is an error. */
export function parseTlv(bytes: Uint8Array): Result<readonly Tlv[], TlvError> {
  return parseList(bytes, 0, 0);
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

function parseList(bytes: Uint8Array, base: number, depth: number): Result<readonly Tlv[], TlvError> {
  if (depth > MAX_DEPTH) return err({ offset: base, reason: `nested deeper than ${MAX_DEPTH}` });
  const list: Tlv[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (bytes[at] === 0) {
      at += 1;
      continue;
    }
    const object = parseOne(bytes, at, base, depth);
    if (!object.ok) return object;
    list.push(object.value.tlv);
    at = object.value.end;
  }
  return ok(list);
}

function parseOne(bytes: Uint8Array, start: number, base: number, depth: number): Result<{ tlv: Tlv; end: number }, TlvError> {
  const tag = readTag(bytes, start, base);
  if (!tag.ok) return tag;
  const length = readLength(bytes, tag.value.end, base);
  if (!length.ok) return length;
  const from = length.value.end;
  const end = from + length.value.number;
  if (end > bytes.length)
    return err({ offset: base + from, reason: `${length.value.number} bytes announced, ${bytes.length - from} there` });
  const value = bytes.slice(from, end);
  if (((bytes[start] ?? 0) & CONSTRUCTED) === 0) return ok({ tlv: { tag: tag.value.number, value, children: null }, end });
  const children = parseList(value, base + from, depth + 1);
  return children.ok ? ok({ tlv: { tag: tag.value.number, value, children: children.value }, end }) : children;
}

interface Piece {
  readonly number: number;
  readonly end: number;
}

/** Reads a tag; gives its number and the place behind it. */
export function readTag(bytes: Uint8Array, start: number, base = 0): Result<Piece, TlvError> {
  const first = bytes[start];
  if (first === undefined) return err({ offset: base + start, reason: 'a tag is missing' });
  if ((first & MULTI_BYTE_TAG) !== MULTI_BYTE_TAG) return ok({ number: first, end: start + 1 });
  let number = first;
  for (let at = start + 1; at < start + MAX_TAG_BYTES; at++) {
    const byte = bytes[at];
    if (byte === undefined) return err({ offset: base + at, reason: 'the tag ends early' });
    number = number * 256 + byte;
    if ((byte & MORE) === 0) return ok({ number, end: at + 1 });
  }
  return err({ offset: base + start, reason: `a tag longer than ${MAX_TAG_BYTES} bytes` });
}

function readLength(bytes: Uint8Array, start: number, base: number): Result<Piece, TlvError> {
  const first = bytes[start];
  if (first === undefined) return err({ offset: base + start, reason: 'a length is missing' });
  if (first < MORE) return ok({ number: first, end: start + 1 });
  const count = first - MORE;
  if (count === 0) return err({ offset: base + start, reason: 'indefinite length' });
  if (count > MAX_LENGTH_BYTES) return err({ offset: base + start, reason: `a length of ${count} bytes` });
  if (start + count >= bytes.length) return err({ offset: base + start, reason: 'the length ends early' });
  const number = bytes.slice(start + 1, start + 1 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  return ok({ number, end: start + 1 + count });
}
