/** A message to bytes and back: MTI, bitmap, fields (ISO 8583:1987 as UnionPay POS uses it: primary bitmap only). */
import { concat, hex, toHex } from '../../../../native/base/bytes.ts';
import { err, ok, type Result } from '../../../../native/base/result.ts';
import { decodeField, encodeField } from './field-codec.ts';
import { FIELD, type FieldFormat } from './fields-table.ts';

const MTI_BYTES = 2;
const BITMAP_BYTES = 8;
const BITS = 8;
const LAST_FIELD = 64;

export interface Message {
  /** Four digits: `0200`. */
  readonly mti: string;
  /** By number, without field 64. Text as it reads, binary in hexadecimal. */
  readonly fields: ReadonlyMap<number, string>;
}

export interface DecodedMessage extends Message {
  /** Field 64 and what it is computed over: everything before it. `null`: the message carries no MAC. */
  readonly mac: { readonly value: Uint8Array; readonly over: Uint8Array } | null;
}

export type FieldTable = Readonly<Record<number, FieldFormat>>;

/**
 * The message's bytes from MTI to field 63. With `mac` the bitmap already announces field 64: what comes back is what the MAC is
 * computed over, and the MAC is laid behind it. Throws on a field that the table lacks or cannot hold.
 */
export function encodeMessage(table: FieldTable, { mti, fields }: Message, mac: boolean): Uint8Array {
  const numbers = [...fields.keys()].toSorted((a, b) => a - b);
  const bitmap = new Uint8Array(BITMAP_BYTES);
  for (const number of mac ? [...numbers, FIELD.mac] : numbers) setBit(bitmap, number);
  const contents = numbers.map((number) => {
    const format = table[number];
    if (format === undefined || number === FIELD.mac) throw new RangeError(`field ${number} cannot be sent`);
    return encodeField(format, fields.get(number) ?? '');
  });
  return concat(hex(mti), bitmap, ...contents);
}

/** Reads a message; the error names the field and what is wrong with it, never its content. */
export function decodeMessage(table: FieldTable, bytes: Uint8Array): Result<DecodedMessage, string> {
  const mti = toHex(bytes.subarray(0, MTI_BYTES));
  const bitmap = bytes.subarray(MTI_BYTES, MTI_BYTES + BITMAP_BYTES);
  if (!/^\d{4}$/.test(mti) || bitmap.length < BITMAP_BYTES) return err('no message type or no bitmap');
  const fields = new Map<number, string>();
  let at = MTI_BYTES + BITMAP_BYTES;
  let mac: DecodedMessage['mac'] = null;
  for (let number = 1; number <= LAST_FIELD; number++) {
    if (!hasBit(bitmap, number)) continue;
    const format = table[number];
    if (format === undefined) return err(`field ${number} is not known`);
    const field = decodeField(format, bytes, at);
    if (!field.ok) return err(`field ${number}: ${field.error}`);
    if (number === FIELD.mac) mac = { value: bytes.slice(at, field.value.next), over: bytes.slice(0, at) };
    else fields.set(number, field.value.value);
    at = field.value.next;
  }
  return at === bytes.length ? ok({ mti, fields, mac }) : err(`${bytes.length - at} bytes behind the last field`);
}

function setBit(bitmap: Uint8Array, number: number): void {
  const at = Math.floor((number - 1) / BITS);
  bitmap[at] = (bitmap[at] ?? 0) | (1 << (BITS - 1 - ((number - 1) % BITS)));
}

function hasBit(bitmap: Uint8Array, number: number): boolean {
  return (((bitmap[Math.floor((number - 1) / BITS)] ?? 0) >> (BITS - 1 - ((number - 1) % BITS))) & 1) === 1;
}
