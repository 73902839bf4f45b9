/** Linear records: one tag byte, one length byte, the value (ISO/IEC 7816-4 §5.2.1 SIMPLE-TLV). Strict about lengths. */
import { err, ok, type Result } from '../../base/result.ts';
import type { ItemSpec } from './files/file-spec.ts';

export const RECORD_HEADER_BYTES = 2;

/** Values by tag, in the order of their records. */
export type Instances = ReadonlyMap<number, readonly Uint8Array[]>;

/** The value of one record, which must be exactly the one that was asked for, with exactly its length. */
export function parseRecord(bytes: Uint8Array, spec: ItemSpec): Result<Uint8Array, string> {
  const [tag, length] = bytes;
  if (tag === undefined || length === undefined) return err(`tag ${hex2(spec.tag)}: an answer of ${bytes.length} bytes`);
  if (tag !== spec.tag) return err(`tag ${hex2(spec.tag)}: the answer carries tag ${hex2(tag)}`);
  if (length !== bytes.length - RECORD_HEADER_BYTES)
    return err(`tag ${hex2(tag)}: ${length} bytes announced, ${bytes.length - RECORD_HEADER_BYTES} there`);
  if (!lengthFits(length, spec)) return err(`tag ${hex2(tag)}: ${length} bytes, the specification has ${spec.length}`);
  return ok(bytes.slice(RECORD_HEADER_BYTES));
}

/**
 * All records one after another, by tag. Tags that `items` does not name (local additions) are passed over; more records
 * with a tag than the specification has instances are an error.
 */
export function splitRecords(bytes: Uint8Array, items: readonly ItemSpec[]): Result<Instances, string> {
  const records = new Map<number, Uint8Array[]>();
  let at = 0;
  while (at < bytes.length) {
    const end = at + RECORD_HEADER_BYTES + (bytes[at + 1] ?? 0);
    if (at + RECORD_HEADER_BYTES > bytes.length || end > bytes.length) return err(`byte ${at}: a record ends early`);
    const added = addRecord(records, bytes.slice(at, end), items);
    if (!added.ok) return added;
    at = end;
  }
  return ok(records);
}

/** Puts one whole record to the others. */
export function addRecord(records: Map<number, Uint8Array[]>, record: Uint8Array, items: readonly ItemSpec[]): Result<void, string> {
  const spec = items.find(({ tag }) => tag === record[0]);
  if (spec === undefined) return ok(undefined);
  const value = parseRecord(record, spec);
  if (!value.ok) return value;
  const before = records.get(spec.tag) ?? [];
  const instances = spec.instances ?? 1;
  if (before.length >= instances) return err(`tag ${hex2(spec.tag)} stands more than ${instances === 1 ? 'once' : `${instances} times`}`);
  records.set(spec.tag, [...before, value.value]);
  return ok(undefined);
}

/** A tag as two hexadecimal digits. */
export function hex2(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}

function lengthFits(length: number, spec: ItemSpec): boolean {
  return spec.longerAllowed === true ? length >= spec.length : length === spec.length;
}
