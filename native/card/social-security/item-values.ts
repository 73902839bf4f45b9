/**
 * Values of the file table as text and back (《社会保障（个人）卡规范》 file structure, data types): `cn` digits filled with F,
 * `an` text filled with 00, `b` numbers. Parts of a nested value and fields of a cyclic record are joined by `^`.
 */
import { decodeBcd, packDigits } from '../../base/bcd.ts';
import { concat, parseHex, toHex } from '../../base/bytes.ts';
import { decodeGb18030, encodeGb18030, withoutFilling } from '../../base/gb18030.ts';
import { err, ok, unreachable, type Result } from '../../base/result.ts';
import type { ItemSpec } from './files/file-spec.ts';
import { hex2, parseRecord, RECORD_HEADER_BYTES } from './simple-tlv.ts';

export const PART_SEPARATOR = '^';

/** The text of one plain value; blank is `''`. */
export function decodeValue(spec: ItemSpec, bytes: Uint8Array): Result<string, string> {
  const counted = spec.longerAllowed === true ? bytes.subarray(0, spec.length) : bytes;
  switch (spec.type) {
    case 'cn':
      return spec.hexadecimal === true ? ok(toHex(counted)) : decodeBcd(counted);
    case 'an':
      return decodeGb18030(withoutFilling(counted));
    case 'b':
      return ok(String(counted.reduce((sum, byte) => sum * 256 + byte, 0)));
    default:
      return unreachable(spec.type);
  }
}

/** The bytes of one plain value, filled up to its length. The error says what does not fit. */
export function encodeValue(spec: ItemSpec, text: string): Result<Uint8Array, string> {
  switch (spec.type) {
    case 'cn':
      return spec.hexadecimal === true ? exactly(spec, parseHex(text)) : encodeDigits(spec, text);
    case 'an':
      return filled(spec, encodeGb18030(text), 0x00);
    case 'b':
      return encodeNumber(spec, text);
    default:
      return unreachable(spec.type);
  }
}

/** The parts inside a nested value, in the order of the specification. */
export function splitParts(parts: readonly ItemSpec[], bytes: Uint8Array): Result<readonly Uint8Array[], string> {
  const values: Uint8Array[] = [];
  let at = 0;
  for (const part of parts) {
    const end = at + RECORD_HEADER_BYTES + part.length;
    const value = parseRecord(bytes.slice(at, end), part);
    if (!value.ok) return value;
    values.push(value.value);
    at = end;
  }
  return at === bytes.length ? ok(values) : err(`${bytes.length - at} bytes behind the last part`);
}

/** The fields of a cyclic record. */
export function splitFields(fields: readonly ItemSpec[], bytes: Uint8Array): Result<readonly Uint8Array[], string> {
  const length = rowLength(fields);
  if (bytes.length !== length) return err(`${bytes.length} bytes, the specification has ${length}`);
  let at = 0;
  return ok(fields.map((field) => bytes.slice(at, (at += field.length))));
}

/** Bytes of a cyclic record. */
export function rowLength(fields: readonly ItemSpec[]): number {
  return fields.reduce((sum, { length }) => sum + length, 0);
}

/** The value of a linear record from its text: plain, or the parts with their tags and lengths. */
export function encodeItem(spec: ItemSpec, text: string): Result<Uint8Array, string> {
  if (spec.parts === undefined) return encodeValue(spec, text);
  return encodeAll(spec.parts, text, (part, value) => concat(Uint8Array.of(part.tag, part.length), value));
}

/** A cyclic record from the texts of its fields. */
export function encodeRow(fields: readonly ItemSpec[], text: string): Result<Uint8Array, string> {
  return encodeAll(fields, text, (_field, value) => value);
}

function encodeAll(
  specs: readonly ItemSpec[],
  text: string,
  wrap: (spec: ItemSpec, value: Uint8Array) => Uint8Array,
): Result<Uint8Array, string> {
  const texts = text === '' ? specs.map(() => '') : text.split(PART_SEPARATOR);
  if (texts.length !== specs.length) return err(`${texts.length} parts, the specification has ${specs.length}`);
  const values: Uint8Array[] = [];
  for (const [i, spec] of specs.entries()) {
    const value = encodeValue(spec, texts[i] ?? '');
    if (!value.ok) return err(`part ${hex2(spec.tag)}: ${value.error}`);
    values.push(wrap(spec, value.value));
  }
  return ok(concat(...values));
}

function encodeDigits(spec: ItemSpec, text: string): Result<Uint8Array, string> {
  if (!/^\d*$/.test(text)) return err('a character that is no digit');
  return filled(spec, ok(packDigits(Uint8Array.from(text, Number))), 0xff);
}

function encodeNumber(spec: ItemSpec, text: string): Result<Uint8Array, string> {
  if (!/^\d*$/.test(text)) return err('a character that is no digit');
  const number = BigInt(text === '' ? 0 : text);
  const digits = number.toString(16);
  if (digits.length > 2 * spec.length) return err(`more than ${spec.length} bytes hold`);
  return parseHex(digits.padStart(2 * spec.length, '0'));
}

function filled(spec: ItemSpec, bytes: Result<Uint8Array, string>, filler: number): Result<Uint8Array, string> {
  if (!bytes.ok) return bytes;
  if (bytes.value.length > spec.length) return err(`${bytes.value.length} bytes, the specification has ${spec.length}`);
  return ok(concat(bytes.value, new Uint8Array(spec.length - bytes.value.length).fill(filler)));
}

function exactly(spec: ItemSpec, bytes: Result<Uint8Array, string>): Result<Uint8Array, string> {
  if (!bytes.ok || bytes.value.length === spec.length) return bytes;
  return err(`${bytes.value.length} bytes, the specification has ${spec.length}`);
}
