/**
 * Deciphering of PIN blocks by the host: ISO 9564-1 format 0. The pad has its own encoder; the two share no code, so that each
 * is checked against the standard and not against the other.
 */
import des from 'des.js';
import { sm4 } from 'sm-crypto-v2';
import { err, ok, type Result } from '../../../native/base/result.ts';

export type PinBlockFormat = 'iso0-sm4-padded' | 'iso0-tdes';
/** Why a block is not a PIN block: it says nothing about the PIN, so no try is spent (field 39: 99). */
export type PinBlockProblem = 'length' | 'padding' | 'format' | 'panLength';

const BLOCK_BYTES = 8;
const SM4_BYTES = 16;
const TDES_DOUBLE_BYTES = 16;
const FILL_NIBBLE = 0xf;
/** Format 0 takes the 12 rightmost digits of the PAN without its check digit (ISO 9564-1 9.3.2). */
const PAN_DIGITS = 12;
const MIN_DIGITS = 4;
const MAX_DIGITS = 12;

/**
 * The digits in an enciphered block, one a byte; the caller overwrites them with zeros. `key` is the 16-byte working key.
 * `iso0-sm4-padded`: the 8 bytes followed by eight 00, one block of SM4-ECB. `iso0-tdes`: two-key triple DES, ECB.
 */
export function decipherPinBlock(
  block: Uint8Array,
  format: PinBlockFormat,
  key: Uint8Array,
  pan: string,
): Result<Uint8Array, PinBlockProblem> {
  const clear = format === 'iso0-sm4-padded' ? openSm4(block, key) : openTdes(block, key);
  if (!clear.ok) return clear;
  const digits = decodeFormat0(clear.value, pan);
  clear.value.fill(0);
  return digits;
}

function openSm4(block: Uint8Array, key: Uint8Array): Result<Uint8Array, PinBlockProblem> {
  if (block.length !== SM4_BYTES) return err('length');
  const whole = sm4.decrypt(block, key, { padding: 'none', output: 'array' });
  if (whole.subarray(BLOCK_BYTES).some((byte) => byte !== 0)) return err('padding');
  return ok(whole.subarray(0, BLOCK_BYTES));
}

function openTdes(block: Uint8Array, key: Uint8Array): Result<Uint8Array, PinBlockProblem> {
  if (block.length !== BLOCK_BYTES) return err('length');
  if (key.length !== TDES_DOUBLE_BYTES) throw new Error('a double-length key has 16 bytes');
  const tripled = [...key, ...key.subarray(0, BLOCK_BYTES)];
  const cipher = des.EDE.create({ type: 'decrypt', key: tripled, padding: false });
  return ok(Uint8Array.from([...cipher.update(block), ...cipher.final()]));
}

/** Reads a clear format 0 block: control nibble 0, length, digits, fill F, all but the first byte and a half under the PAN. */
export function decodeFormat0(clear: Uint8Array, pan: string): Result<Uint8Array, PinBlockProblem> {
  if (clear.length !== BLOCK_BYTES) return err('length');
  if (!/^\d{13,19}$/.test(pan)) return err('panLength');
  const account = pan.slice(-1 - PAN_DIGITS, -1).padStart(2 * BLOCK_BYTES, '0');
  const nibbles = Uint8Array.from({ length: 2 * BLOCK_BYTES }, (_, i) => nibble(clear, i) ^ Number(account[i]));
  const [control = -1, length = -1] = nibbles;
  const digits = nibbles.slice(2, 2 + Math.max(length, 0));
  const fill = nibbles.slice(2 + Math.max(length, 0));
  const wellFormed =
    control === 0 &&
    length >= MIN_DIGITS &&
    length <= MAX_DIGITS &&
    digits.every((digit) => digit <= 9) &&
    fill.every((each) => each === FILL_NIBBLE);
  nibbles.fill(0);
  if (wellFormed) return ok(digits);
  digits.fill(0);
  return err('format');
}

function nibble(bytes: Uint8Array, index: number): number {
  const byte = bytes[index >> 1] ?? 0;
  return index % 2 === 0 ? byte >> 4 : byte & FILL_NIBBLE;
}
