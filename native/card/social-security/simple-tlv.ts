/** Records of SSSE: one tag byte, one length byte, the value (ISO/IEC 7816-4 §5.2.1 SIMPLE-TLV). Strict about lengths. */
import { err, ok, type Result } from '../../base/result.ts';
import type { RecordSpec } from './records.ts';

const HEADER_BYTES = 2;

/** The value of one record, which must be exactly the one that was asked for, with exactly its length. */
export function parseRecord(bytes: Uint8Array, spec: RecordSpec): Result<Uint8Array, string> {
  const [tag, length] = bytes;
  if (tag === undefined || length === undefined) return err(`tag ${hex2(spec.tag)}: an answer of ${bytes.length} bytes`);
  if (tag !== spec.tag) return err(`tag ${hex2(spec.tag)}: the answer carries tag ${hex2(tag)}`);
  if (length !== bytes.length - HEADER_BYTES)
    return err(`tag ${hex2(tag)}: ${length} bytes announced, ${bytes.length - HEADER_BYTES} there`);
  if (!lengthFits(length, spec)) return err(`tag ${hex2(tag)}: ${length} bytes, the specification has ${spec.length}`);
  return ok(bytes.slice(HEADER_BYTES));
}

/** All records of a file, by tag. Tags that `specs` does not name (local additions) are passed over; a tag twice is an error. */
export function splitRecords(bytes: Uint8Array, specs: readonly RecordSpec[]): Result<ReadonlyMap<number, Uint8Array>, string> {
  const records = new Map<number, Uint8Array>();
  let at = 0;
  while (at < bytes.length) {
    const end = at + HEADER_BYTES + (bytes[at + 1] ?? 0);
    if (at + HEADER_BYTES > bytes.length || end > bytes.length) return err(`byte ${at}: a record ends early`);
    const tag = bytes[at] ?? 0;
    const spec = specs.find((one) => one.tag === tag);
    if (spec !== undefined) {
      const value = parseRecord(bytes.slice(at, end), spec);
      if (!value.ok) return value;
      if (records.has(tag)) return err(`tag ${hex2(tag)} stands twice`);
      records.set(tag, value.value);
    }
    at = end;
  }
  return ok(records);
}

function lengthFits(length: number, spec: RecordSpec): boolean {
  return spec.longerAllowed === true ? length >= spec.length : length === spec.length;
}

function hex2(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
