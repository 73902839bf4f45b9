import { concat } from '../../base/bytes.ts';

/** A record or data object: tag of one or two bytes, length below 128 in one byte, value (ISO 7816-4 §5.2). */
export function tlv(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const value = concat(...parts);
  if (value.length > 0x7f) throw new Error(`a value of ${value.length} bytes is too long for a one-byte length`);
  const tagBytes = tag > 0xff ? [tag >> 8, tag & 0xff] : [tag];
  return concat(Uint8Array.from([...tagBytes, value.length]), value);
}
