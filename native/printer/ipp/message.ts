/** IPP messages as bytes and back (RFC 8010 §3). */
import { concat } from '../../base/bytes.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { CHARACTER_STRINGS, FIRST_VALUE_TAG, GROUP, VALUE } from './tags.ts';

export type IppValue = number | boolean | string;

export interface IppAttribute {
  readonly name: string;
  readonly tag: number;
  /** Values of kinds that nobody here asks for (collections, dates, ranges) are left out. */
  readonly values: readonly IppValue[];
}

export interface IppGroup {
  readonly tag: number;
  readonly attributes: readonly IppAttribute[];
}

export interface IppMessage {
  /** Operation of a request, status of an answer. */
  readonly code: number;
  readonly requestId: number;
  readonly groups: readonly IppGroup[];
}

const VERSION = { major: 1, minor: 1 } as const;
const HEADER_BYTES = 8;

/** A message of IPP/1.1, with a document behind it where there is one. Throws on a number or text that does not fit its field: a bug. */
export function encodeMessage(message: IppMessage, document: Uint8Array = new Uint8Array(0)): Uint8Array {
  const header = new Uint8Array(HEADER_BYTES);
  const view = new DataView(header.buffer);
  view.setUint8(0, VERSION.major);
  view.setUint8(1, VERSION.minor);
  view.setUint16(2, message.code);
  view.setInt32(4, message.requestId);
  const groups = message.groups.flatMap(({ tag, attributes }) => [Uint8Array.of(tag), ...attributes.map(encodeAttribute)]);
  return concat(header, ...groups, Uint8Array.of(GROUP.end), document);
}

function encodeAttribute({ name, tag, values }: IppAttribute): Uint8Array {
  // Values after the first have no name (RFC 8010 §3.1.5).
  return concat(
    ...values.map((value, i) => concat(Uint8Array.of(tag), counted(i === 0 ? utf8(name) : utf8('')), counted(encodeValue(value)))),
  );
}

function encodeValue(value: IppValue): Uint8Array {
  if (typeof value === 'string') return utf8(value);
  if (typeof value === 'boolean') return Uint8Array.of(value ? 1 : 0);
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, value);
  return bytes;
}

function counted(bytes: Uint8Array): Uint8Array {
  if (bytes.length > 0x7fff) throw new RangeError('an IPP field is at most 32767 bytes long');
  return concat(Uint8Array.of(bytes.length >> 8, bytes.length & 0xff), bytes);
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A whole message; the error says where it breaks the format. What stands behind it is not looked at. */
export function decodeMessage(bytes: Uint8Array): Result<IppMessage, string> {
  if (bytes.length < HEADER_BYTES) return err(`${bytes.length} bytes are no IPP message`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const groups: { tag: number; attributes: { name: string; tag: number; values: IppValue[] }[] }[] = [];
  let at = HEADER_BYTES;
  let depth = 0;
  for (;;) {
    const tag = bytes[at];
    if (tag === undefined) return err('an IPP message without its end');
    at += 1;
    if (tag === GROUP.end) return ok({ code: view.getUint16(2), requestId: view.getInt32(4), groups });
    if (tag < FIRST_VALUE_TAG) {
      groups.push({ tag, attributes: [] });
      continue;
    }
    const name = field(bytes, at);
    const value = name === null ? null : field(bytes, name.end);
    const group = groups.at(-1);
    if (name === null || value === null) return err(`an IPP attribute is cut off at byte ${at}`);
    if (group === undefined) return err('an IPP attribute outside any group');
    at = value.end;
    if (tag === VALUE.endCollection) depth -= 1;
    else if (depth === 0) {
      if (name.bytes.length > 0) group.attributes.push({ name: text(name.bytes), tag, values: [] });
      const read = decodeValue(tag, value.bytes);
      if (read !== null) group.attributes.at(-1)?.values.push(read);
    }
    if (tag === VALUE.beginCollection) depth += 1;
  }
}

interface Field {
  readonly bytes: Uint8Array;
  readonly end: number;
}

function field(bytes: Uint8Array, at: number): Field | null {
  const [high, low] = [bytes[at], bytes[at + 1]];
  if (high === undefined || low === undefined) return null;
  const end = at + 2 + 256 * high + low;
  return end <= bytes.length ? { bytes: bytes.subarray(at + 2, end), end } : null;
}

function decodeValue(tag: number, bytes: Uint8Array): IppValue | null {
  if (tag === VALUE.boolean) return bytes.length === 1 ? bytes[0] !== 0 : null;
  if (tag === VALUE.integer || tag === VALUE.enum) {
    return bytes.length === 4 ? new DataView(bytes.buffer, bytes.byteOffset, 4).getInt32(0) : null;
  }
  return tag >= CHARACTER_STRINGS.first && tag <= CHARACTER_STRINGS.last ? text(bytes) : null;
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
