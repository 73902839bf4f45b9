/** Values of the file table as bytes: text in GB 18030 filled with 00, digits packed and filled with F, numbers big-endian. */
import { concat, hex } from '../../../base/bytes.ts';
import { encodeGb18030, unknownToGb18030 } from '../gb18030.ts';
import { tlv } from '../tlv.ts';
import type { Field, Item } from './layout.ts';

/** Between the parts of a nested value and the fields of a cyclic record, as in the ministry's terminal functions. */
const SEPARATOR = '^';

/** One value in the length of its field; an empty text is a blank field. Throws when it does not fit. */
export function encodeField({ type, length }: Field, text: string): Uint8Array {
  if (type === 'an') return encodeText(text, length);
  if (type === 'cn') {
    if (!/^\d*$/.test(text) || text.length > 2 * length) throw new Error(`${JSON.stringify(text)} is not at most ${2 * length} digits`);
    return hex(text.padEnd(2 * length, 'F'));
  }
  const number = Number(text === '' ? 0 : text);
  if (!Number.isInteger(number) || number < 0 || number >= 2 ** (8 * length)) throw new Error(`${text} does not fit ${length} bytes`);
  return hex(number.toString(16).padStart(2 * length, '0'));
}

/** A whole record of a linear file; the parts of a nested one stand between `^`. */
export function encodeItem({ tag, content }: Item, text: string): Uint8Array {
  if ('type' in content) return tlv(tag, encodeField(content, text));
  const parts = split(text, content.length);
  return tlv(tag, ...content.map((part, i) => tlv(part.tag, encodeField(part, parts[i] ?? ''))));
}

/** A record of a cyclic file: its fields between `^`. */
export function encodeCyclic(fields: readonly Field[], text: string): Uint8Array {
  const parts = split(text, fields.length);
  return concat(...fields.map((field, i) => encodeField(field, parts[i] ?? '')));
}

function split(text: string, count: number): readonly string[] {
  const parts = text === '' ? [] : text.split(SEPARATOR);
  if (parts.length !== 0 && parts.length !== count) throw new Error(`${JSON.stringify(text)} has ${parts.length} parts, not ${count}`);
  return parts;
}

function encodeText(text: string, length: number): Uint8Array {
  if (unknownToGb18030(text) !== null) throw new Error(`${JSON.stringify(text)} has a character without a code`);
  const bytes = encodeGb18030(text);
  if (bytes.length > length) throw new Error(`${JSON.stringify(text)} is longer than ${length} bytes`);
  return concat(bytes, new Uint8Array(length - bytes.length));
}
