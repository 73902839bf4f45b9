/** Bytes of which some are unknown: hexadecimal with `..` in their place. */
import { err, ok, type Result } from '../base/result.ts';
import type { Check } from './card/schema.ts';

/** One element a byte; `null` stands for any. */
export type BytePattern = readonly (number | null)[];

const BYTE = /^(?:[0-9A-Fa-f]{2}|\.\.)$/;

/** The pattern in a text; blanks are allowed. The error says what is wrong. */
function parsePattern(text: string): Result<BytePattern, string> {
  const compact = text.replace(/\s+/g, '');
  const pairs = Array.from({ length: Math.ceil(compact.length / 2) }, (_, i) => compact.slice(2 * i, 2 * i + 2));
  const wrong = pairs.find((pair) => !BYTE.test(pair));
  if (wrong !== undefined) return err(`must be bytes in hexadecimal, or .. for any, not ${JSON.stringify(wrong)}`);
  return ok(pairs.map((pair) => (pair === '..' ? null : parseInt(pair, 16))));
}

/** The same as the field of a file. */
export const pattern: Check<BytePattern> = (value, field) => {
  if (typeof value !== 'string') return err(`${field}: must be bytes in hexadecimal, or .. for any`);
  const parsed = parsePattern(value);
  return parsed.ok ? parsed : err(`${field}: ${parsed.error}`);
};

/** Whether the bytes begin with the pattern. */
export function beginsWithPattern(bytes: Uint8Array, pattern: BytePattern): boolean {
  return bytes.length >= pattern.length && pattern.every((byte, i) => byte === null || byte === bytes[i]);
}

/** Whether pattern and bytes are the same, of the same length. */
export function fitsPattern(bytes: Uint8Array, pattern: BytePattern): boolean {
  return bytes.length === pattern.length && beginsWithPattern(bytes, pattern);
}

/** The bytes of a pattern with one value for the unknown ones. */
export function fillPattern(pattern: BytePattern, unknown: number): Uint8Array {
  return Uint8Array.from(pattern, (byte) => byte ?? unknown);
}
