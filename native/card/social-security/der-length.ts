/** How long a DER certificate is, from its first bytes (ITU-T X.690 §8.1.3, §10.1). */
import { err, ok, type Result } from '../../base/result.ts';

const SEQUENCE = 0x30;
const LONG_FORM = 0x80;
/** Tag, length byte, two length bytes: certificates are shorter than 64 KiB. */
export const DER_HEADER_MAX_BYTES = 4;
const LENGTH_BYTES_MAX = 2;

/** Bytes of the whole object, header included. `blank` where nothing was ever written. */
export function derLength(header: Uint8Array): Result<number, string> {
  const [tag, first] = header;
  if (tag === undefined || first === undefined) return err('no header');
  if (header.every((byte) => byte === tag) && (tag === 0x00 || tag === 0xff)) return err('blank');
  if (tag !== SEQUENCE) return err('not a DER sequence');
  if (first < LONG_FORM) return ok(2 + first);
  const count = first - LONG_FORM;
  const length = header.slice(2, 2 + count);
  if (count < 1 || count > LENGTH_BYTES_MAX || length.length !== count) return err(`a length of ${count} bytes`);
  const value = length.reduce((sum, byte) => sum * 256 + byte, 0);
  const shortest = value >= (count === 1 ? LONG_FORM : 256);
  return shortest ? ok(2 + count + value) : err('a length that is not in its shortest form');
}
