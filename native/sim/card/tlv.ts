import { concat } from '../../base/bytes.ts';

/** A record or data object: tag of one or two bytes, length in one byte or, from 128 on, 81 and one more (ISO 7816-4 §5.2). */
export function tlv(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const value = concat(...parts);
  if (value.length > 0xff) throw new Error(`a value of ${value.length} bytes is too long`);
  const tagBytes = tag > 0xff ? [tag >> 8, tag & 0xff] : [tag];
  const length = value.length > 0x7f ? [0x81, value.length] : [value.length];
  return concat(Uint8Array.from([...tagBytes, ...length]), value);
}
