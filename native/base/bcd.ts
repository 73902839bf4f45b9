/**
 * Packed BCD as cards store numbers: two digits a byte, filled up on the right with nibble F
 * (type `cn` of 《社会保障（个人）卡规范》 and of PBOC/EMV book 3 §4.3).
 */
import { err, ok, type Result } from './result.ts';

const FILLER = 0xf;
const HIGHEST_DIGIT = 9;

/** The digits before the filler. The error says which nibble is neither a digit nor trailing filler. */
export function decodeBcd(bytes: Uint8Array): Result<string, string> {
  let digits = '';
  let filled = false;
  for (const [at, nibble] of nibbles(bytes).entries()) {
    if (nibble === FILLER) filled = true;
    else if (nibble > HIGHEST_DIGIT) return err(`nibble ${at} is ${nibble.toString(16).toUpperCase()}, not a digit`);
    else if (filled) return err(`nibble ${at} is a digit behind filler`);
    else digits += String(nibble);
  }
  return ok(digits);
}

/** Packs digit values (one a byte, 0-9), an odd count filled with F. Throws on a value above 9: the caller's bug. */
export function packDigits(digits: Uint8Array): Uint8Array {
  if (digits.some((digit) => digit > HIGHEST_DIGIT)) throw new RangeError('a digit above 9');
  const packed = new Uint8Array(Math.ceil(digits.length / 2));
  for (let i = 0; i < packed.length; i++) packed[i] = ((digits[2 * i] ?? FILLER) << 4) | (digits[2 * i + 1] ?? FILLER);
  return packed;
}

/** High and low half of each byte, in order. */
function nibbles(bytes: Uint8Array): number[] {
  return [...bytes].flatMap((byte) => [byte >> 4, byte & FILLER]);
}
