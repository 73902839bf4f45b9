/** Enciphering of a PIN by the pad: ISO 9564-1 format 0 under a working key. Every buffer of ours is wiped before it is let go. */
import des from 'des.js';
import { sm4 } from 'sm-crypto-v2';
import type { PinBlockRequest, PinBytes } from '../ports/pin-pad.ts';

/** ISO 9564-1 9.3: a PIN has 4 to 12 digits. */
export const PIN_BLOCK_MIN_DIGITS = 4;
export const PIN_BLOCK_MAX_DIGITS = 12;
const FORMAT_0_BYTES = 8;
const SM4_BLOCK_BYTES = 16;
const FILL = 0xff;
const FILL_LOW_NIBBLE = 0x0f;
/** The account field: 0000 and the 12 rightmost digits of the PAN without its check digit (9.3.2.2). */
const ACCOUNT_DIGITS = 12;
const ACCOUNT_OFFSET = 2;

/**
 * The clear block: `0`, length, digits, fill F, XOR the account field. Throws on a PIN that is not 4-12 digits or a PAN that is
 * not 13-19: the pad checks both before.
 */
export function encodeFormat0(pin: PinBytes, pan: string): Uint8Array {
  if (pin.length < PIN_BLOCK_MIN_DIGITS || pin.length > PIN_BLOCK_MAX_DIGITS) throw new Error('a PIN block takes 4 to 12 digits');
  if (!isPan(pan)) throw new Error('not a PAN');
  const block = new Uint8Array(FORMAT_0_BYTES).fill(FILL);
  block[0] = pin.length;
  for (let i = 0; i < pin.length; i++) {
    const at = 1 + (i >> 1);
    const digit = pin[i] ?? 0;
    block[at] = i % 2 === 0 ? (digit << 4) | FILL_LOW_NIBBLE : ((block[at] ?? 0) & ~FILL_LOW_NIBBLE) | digit;
  }
  const account = pan.slice(-1 - ACCOUNT_DIGITS, -1);
  for (let i = 0; i < ACCOUNT_DIGITS; i += 2) {
    const at = ACCOUNT_OFFSET + i / 2;
    block[at] = (block[at] ?? 0) ^ ((Number(account[i]) << 4) | Number(account[i + 1]));
  }
  return block;
}

/** Whether the text is a primary account number, 13 to 19 digits (ISO/IEC 7812-1; shorter ones have no 12 digits to bind). */
export function isPan(text: string): boolean {
  return /^\d{13,19}$/.test(text);
}

/** The block under the 16-byte key: 16 bytes for `iso0-sm4-padded` (eight 00 behind the block, SM4-ECB), 8 for `iso0-tdes` (two-key, ECB). */
export function encipherPin(pin: PinBytes, format: PinBlockRequest['format'], pan: string, key: Uint8Array): Uint8Array {
  const clear = encodeFormat0(pin, pan);
  try {
    return format === 'iso0-sm4-padded' ? sm4Padded(clear, key) : tdes(clear, key);
  } finally {
    clear.fill(0);
  }
}

function sm4Padded(clear: Uint8Array, key: Uint8Array): Uint8Array {
  const padded = new Uint8Array(SM4_BLOCK_BYTES);
  padded.set(clear);
  const block = sm4.encrypt(padded, key, { padding: 'none', output: 'array' });
  padded.fill(0);
  return block;
}

function tdes(clear: Uint8Array, key: Uint8Array): Uint8Array {
  const tripled = new Uint8Array([...key, ...key.subarray(0, FORMAT_0_BYTES)]);
  const cipher = des.EDE.create({ type: 'encrypt', key: tripled, padding: false });
  const block = Uint8Array.from([...cipher.update(clear), ...cipher.final()]);
  tripled.fill(0);
  return block;
}
