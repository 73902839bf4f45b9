/** Numbers in PBOC/EMV data objects: format n (EMV book 3 §4.3), digits right-justified with zeros in front. */
import { decodeBcd } from '../../base/bcd.ts';
import { err, ok, type Result } from '../../base/result.ts';

const AMOUNT_BYTES = 6;

/** Digits of a fixed length, two a byte; filler is refused. */
export function decodeDigits(bytes: Uint8Array): Result<string, string> {
  const decoded = decodeBcd(bytes);
  if (!decoded.ok) return decoded;
  return decoded.value.length === 2 * bytes.length ? decoded : err(`nibble ${decoded.value.length} is filler, not a digit`);
}

/** An amount n12 in fen. */
export function decodeAmountFen(bytes: Uint8Array): Result<number, string> {
  if (bytes.length !== AMOUNT_BYTES) return err(`an amount of ${bytes.length} bytes`);
  const digits = decodeDigits(bytes);
  return digits.ok ? ok(Number(digits.value)) : digits;
}
