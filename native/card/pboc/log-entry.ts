/** Log records: values one behind the other without tags, as the card's own log format orders them (EMV book 3 annex D, JR/T 0025.5). */
import { isCivilDate } from '../../base/civil-date.ts';
import { decodeGb18030, withoutFilling } from '../../base/gb18030.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { BankLogEntry } from '../../ports/bank-card.ts';
import type { DataListEntry } from './data-list.ts';
import { decodeAmountFen, decodeDigits } from './numbers.ts';
import { TAG } from './tags.ts';

/** Where a log stands: value of 9F4D and DF4D. */
export interface LogPlace {
  readonly shortFileIdentifier: number;
  readonly records: number;
}

const PLACE_BYTES = 2;
const FIRST_LOG_FILE = 11;
const LAST_LOG_FILE = 30;
const EMPTY: ReadonlySet<number> = new Set([0x00, 0xff]);
const CENTURY = '20';
const NO_DATE = '000000';

/** File 11-30 and number of records (EMV book 3 annex D2). */
export function parseLogPlace(value: Uint8Array): Result<LogPlace, string> {
  const [shortFileIdentifier = 0, records = 0] = value;
  if (value.length !== PLACE_BYTES) return err(`a log entry of ${value.length} bytes`);
  const possible = shortFileIdentifier >= FIRST_LOG_FILE && shortFileIdentifier <= LAST_LOG_FILE;
  return possible ? ok({ shortFileIdentifier, records }) : err('byte 0: not a file from 11 to 30');
}

/** Bytes of one record in this format. */
export function logRecordBytes(format: readonly DataListEntry[]): number {
  return format.reduce((sum, { length }) => sum + length, 0);
}

/** `null`: the record has not been written yet. The error says which byte breaks the format. */
export function parseLogRecord(format: readonly DataListEntry[], record: Uint8Array): Result<BankLogEntry | null, string> {
  const size = logRecordBytes(format);
  if (record.length !== size)
    return err(`byte ${Math.min(size, record.length)}: a record of ${record.length} bytes, the format has ${size}`);
  if (record.every((byte) => EMPTY.has(byte) && byte === record[0])) return ok(null);
  const reader = new FieldReader(format, record);
  const entry: BankLogEntry = {
    date: reader.field(TAG.transactionDate, decodeDate),
    time: reader.field(TAG.transactionTime, decodeTime),
    type: reader.field(TAG.transactionType, decodeDigits),
    amountFen: reader.field(TAG.amountAuthorised, decodeAmountFen),
    otherAmountFen: reader.field(TAG.amountOther, decodeAmountFen),
    currency: reader.field(TAG.transactionCurrency, decodeCode),
    country: reader.field(TAG.terminalCountry, decodeCode),
    merchant: reader.field(TAG.merchantName, decodeMerchant),
    counter: reader.field(TAG.transactionCounter, decodeBinary),
  };
  return reader.error === null ? ok(entry) : err(reader.error);
}

/** Decodes the fields of one record and keeps the first error. */
class FieldReader {
  readonly #record: Uint8Array;
  readonly #places = new Map<number, { readonly at: number; readonly length: number }>();
  error: string | null = null;

  constructor(format: readonly DataListEntry[], record: Uint8Array) {
    this.#record = record;
    let at = 0;
    for (const { tag, length } of format) {
      this.#places.set(tag, { at, length });
      at += length;
    }
  }

  /** `null` where the format does not have the field. */
  field<T>(tag: number, decode: (bytes: Uint8Array) => Result<T, string>): T | null {
    const place = this.#places.get(tag);
    if (place === undefined) return null;
    const value = decode(this.#record.subarray(place.at, place.at + place.length));
    if (value.ok) return value.value;
    this.error ??= `byte ${place.at}, tag ${tag.toString(16).toUpperCase()}: ${value.error}`;
    return null;
  }
}

/** `YYMMDD` of this century; all zero: the terminal had no clock. */
function decodeDate(bytes: Uint8Array): Result<string | null, string> {
  const digits = decodeDigits(bytes);
  if (!digits.ok) return digits;
  if (digits.value === NO_DATE) return ok(null);
  const date = `${CENTURY}${digits.value.slice(0, 2)}-${digits.value.slice(2, 4)}-${digits.value.slice(4)}`;
  return isCivilDate(date) ? ok(date) : err('no such day');
}

function decodeTime(bytes: Uint8Array): Result<string, string> {
  const digits = decodeDigits(bytes);
  if (!digits.ok) return digits;
  const time = digits.value.replace(/^(\d\d)(\d\d)(\d\d)$/, '$1:$2:$3');
  return /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time) ? ok(time) : err('no such time');
}

/** Some terminals write other bytes than text here: the entry is right without the name. */
function decodeMerchant(bytes: Uint8Array): Result<string | null, string> {
  const name = decodeGb18030(withoutFilling(bytes));
  return ok((name.ok && name.value.trim()) || null);
}

/** Codes n3 of ISO 3166-1 and ISO 4217. */
function decodeCode(bytes: Uint8Array): Result<string, string> {
  const digits = decodeDigits(bytes);
  return digits.ok ? ok(digits.value.slice(-3)) : digits;
}

function decodeBinary(bytes: Uint8Array): Result<number, string> {
  return bytes.length > 4 ? err(`a number of ${bytes.length} bytes`) : ok(bytes.reduce((sum, byte) => sum * 256 + byte, 0));
}
