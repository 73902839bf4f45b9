/** Chinese text on cards: GB 18030 (GBK and ASCII are parts of it), filled up on the right with 00, blanks or FF. */
import { err, ok, type Result } from './result.ts';

// None of these three can be the last byte of a GB 18030 character, so cutting them off never splits one (GB 18030-2022 §5).
const FILLERS: ReadonlySet<number> = new Set([0x00, 0x20, 0xff]);
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Cn}\u{fffd}]/u;

/** The bytes before the filling. */
export function withoutFilling(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && FILLERS.has(bytes[end - 1] ?? 0)) end -= 1;
  return bytes.subarray(0, end);
}

/** The text; an error where a byte sequence is no character or a character cannot be shown. Filling must be gone already. */
export function decodeGb18030(bytes: Uint8Array): Result<string, string> {
  let text: string;
  try {
    text = new TextDecoder('gb18030', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return err('not GB 18030 text');
  }
  return UNPRINTABLE.test(text) ? err('a character that cannot be shown') : ok(text);
}

/** Printable ASCII before the filling; an error on any other byte. */
export function decodeAscii(bytes: Uint8Array): Result<string, string> {
  const content = withoutFilling(bytes);
  const wrong = content.findIndex((byte) => byte < 0x20 || byte > 0x7e);
  return wrong >= 0 ? err(`byte ${wrong} is not printable ASCII`) : ok(String.fromCharCode(...content));
}
