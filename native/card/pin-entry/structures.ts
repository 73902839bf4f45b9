/** PIN_VERIFY_STRUCTURE and PIN_MODIFY_STRUCTURE (PC/SC part 10 §2.6.2, §2.6.4), byte by byte; numbers of more bytes are little-endian. */
import { concat } from '../../base/bytes.ts';

/** How a PIN of packed digits is laid into a command. */
export interface PinLayout {
  /** Digits, fewest and most; packed two a byte, so the places have half as many bytes. */
  readonly digits: { readonly min: number; readonly max: number };
  /** Seconds until the first digit, and between digits; 0: the reader's own. */
  readonly timeoutS: number;
}

/** Unit is the byte, no shift, left-justified, BCD (CCID §6.1.11: bmFormatString). */
const BCD_LEFT = 0x81;
/** No length of the PIN stands in the command. */
const NO_LENGTH = 0x00;
/** The entry ends with the key for that. */
const BY_KEY = 0x02;
/** zh-CN of the USB language identifiers. */
const LANGUAGE = 0x0804;
const NO_PROLOGUE = [0, 0, 0] as const;
/** Old PIN asked for, new one twice. */
const CONFIRM_AND_CURRENT = 0x03;

/** For FEATURE_VERIFY_PIN_DIRECT. `command`: the APDU with FF where digits come. */
export function verifyStructure({ digits, timeoutS }: PinLayout, command: Uint8Array): Uint8Array {
  const head = [timeoutS, timeoutS, BCD_LEFT, blockString(digits.max), NO_LENGTH, ...limits(digits), BY_KEY];
  return concat(Uint8Array.of(...head, 1, ...two(LANGUAGE), 0, ...NO_PROLOGUE, ...four(command.length)), command);
}

/** For FEATURE_MODIFY_PIN_DIRECT; offsets of old and new PIN in the command's data, in bytes. */
export function modifyStructure(
  { digits, timeoutS }: PinLayout,
  offsets: { readonly old: number; readonly fresh: number },
  command: Uint8Array,
): Uint8Array {
  const head = [timeoutS, timeoutS, BCD_LEFT, blockString(digits.max), NO_LENGTH, offsets.old, offsets.fresh, ...limits(digits)];
  const messages = [3, ...two(LANGUAGE), 0, 1, 2];
  return concat(Uint8Array.of(...head, CONFIRM_AND_CURRENT, BY_KEY, ...messages, ...NO_PROLOGUE, ...four(command.length)), command);
}

/** bmPINBlockString: no length field, so many bytes of PIN. */
function blockString(digits: number): number {
  return Math.ceil(digits / 2);
}

/** wPINMaxExtraDigit: most in the low byte, fewest in the high one. */
function limits({ min, max }: PinLayout['digits']): readonly number[] {
  return [max, min];
}

function two(value: number): readonly number[] {
  return [value & 0xff, value >> 8];
}

function four(value: number): readonly number[] {
  return [...two(value & 0xffff), ...two(value >> 16)];
}
