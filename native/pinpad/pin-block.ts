/** Enciphering of a PIN by the pad (ISO 9564-1:2017). Every buffer of ours is wiped before it is let go. */
import { unreachable } from '../base/result.ts';
import type { PinBlockFormat, PinBytes } from '../ports/pin-pad.ts';
import { aesBlock, DES_BLOCK_BYTES, sm4Ecb, tdes, WIDE_BLOCK_BYTES, xor } from './key-store/ciphers.ts';
import type { RandomBytes } from './shuffle.ts';

/** ISO 9564-1 9.3: a PIN has 4 to 12 digits. */
const MIN_DIGITS = 4;
const MAX_DIGITS = 12;
const FILL = 0xf;
const FILL_FORMAT_4 = 0xa;
/** Format 3 fills with random A to F. */
const RANDOM_FILL_FIRST = 0xa;
const RANDOM_FILL_VALUES = 6;
/** The greatest multiple of 6 that a byte reaches. */
const RANDOM_FILL_FAIR = 252;
/** The account field: 0000 and the 12 rightmost digits of the PAN without its check digit (9.3.2.2). */
const ACCOUNT_DIGITS = 12;

export interface PinToEncipher {
  readonly pin: PinBytes;
  readonly format: PinBlockFormat;
  readonly pan: string;
  readonly key: Uint8Array;
  /** For the fill of formats 1, 3 and 4. */
  readonly random: RandomBytes;
}

/** Whether the text is a primary account number, 13 to 19 digits (ISO/IEC 7812-1; shorter ones have no 12 digits to bind). */
export function isPan(text: string): boolean {
  return /^\d{13,19}$/.test(text);
}

export function pinFits(pin: PinBytes): boolean {
  return pin.length >= MIN_DIGITS && pin.length <= MAX_DIGITS;
}

/** Whether a key of that many bytes can encipher the format: DES 8, 16 or 24, SM4 16, AES 16, 24 or 32. */
export function pinKeyFits(format: PinBlockFormat, keyBytes: number): boolean {
  if (format.endsWith('-tdes')) return [8, 16, 24].includes(keyBytes);
  return format === 'iso4-aes' ? [16, 24, 32].includes(keyBytes) : keyBytes === WIDE_BLOCK_BYTES;
}

/** The enciphered block: 8 bytes under triple DES, else 16. Throws on a PIN, card number or key that does not fit: ask before. */
export async function encipherPin(order: PinToEncipher): Promise<Uint8Array> {
  const { pin, format, pan, key } = order;
  if (!pinFits(pin) || !isPan(pan) || !pinKeyFits(format, key.length)) throw new Error('no PIN block can be made of this');
  const clear = clearBlock(order);
  try {
    switch (format) {
      case 'iso0-tdes':
      case 'iso1-tdes':
      case 'iso3-tdes':
      case 'x98-tdes':
        return tdes('encrypt', key, clear);
      case 'iso0-sm4-padded':
      case 'iso1-sm4-padded':
      case 'iso3-sm4-padded':
      case 'iso0-sm4-wide':
        return sm4Ecb('encrypt', key, clear);
      case 'iso4-aes':
        return await aesBlock(key, xor(await aesBlock(key, clear), panField(pan)));
      case 'iso4-sm4':
        return sm4Ecb('encrypt', key, xor(sm4Ecb('encrypt', key, clear), panField(pan)));
      default:
        return unreachable(format);
    }
  } finally {
    clear.fill(0);
  }
}

/** The block before it is enciphered: 8 bytes for triple DES, else 16. Of format 4 the PIN field. */
export function clearBlock({ pin, format, pan, random }: Omit<PinToEncipher, 'key'>): Uint8Array {
  switch (format) {
    case 'iso0-tdes':
      return bound(
        laid(0, pin, DES_BLOCK_BYTES, () => FILL),
        pan,
      );
    case 'iso0-sm4-padded':
      return padded(
        bound(
          laid(0, pin, DES_BLOCK_BYTES, () => FILL),
          pan,
        ),
      );
    case 'iso0-sm4-wide':
      return bound(
        laid(0, pin, WIDE_BLOCK_BYTES, () => FILL),
        pan,
      );
    case 'iso1-tdes':
      return laid(1, pin, DES_BLOCK_BYTES, anyNibble(random));
    case 'iso1-sm4-padded':
      return padded(laid(1, pin, DES_BLOCK_BYTES, anyNibble(random)));
    case 'iso3-tdes':
      return bound(laid(3, pin, DES_BLOCK_BYTES, letterNibble(random)), pan);
    case 'iso3-sm4-padded':
      return padded(bound(laid(3, pin, DES_BLOCK_BYTES, letterNibble(random)), pan));
    case 'x98-tdes':
      return laid(0, pin, DES_BLOCK_BYTES, () => FILL);
    case 'iso4-aes':
    case 'iso4-sm4': {
      const field = padded(laid(4, pin, DES_BLOCK_BYTES, () => FILL_FORMAT_4));
      field.set(random(DES_BLOCK_BYTES), DES_BLOCK_BYTES);
      return field;
    }
    default:
      return unreachable(format);
  }
}

/** Control nibble, length, digits, then fill to the end. */
function laid(control: number, pin: PinBytes, bytes: number, fill: () => number): Uint8Array {
  const block = new Uint8Array(bytes);
  block[0] = (control << 4) | pin.length;
  for (let at = 1; at < bytes; at++) {
    const first = 2 * (at - 1);
    block[at] = ((pin[first] ?? fill()) << 4) | (pin[first + 1] ?? fill());
  }
  return block;
}

/** Binds the block to the card number: its last six bytes XOR the account digits, in place. */
function bound(block: Uint8Array, pan: string): Uint8Array {
  const account = pan.slice(-1 - ACCOUNT_DIGITS, -1);
  const start = block.length - ACCOUNT_DIGITS / 2;
  for (let i = 0; i < ACCOUNT_DIGITS; i += 2) {
    const at = start + i / 2;
    block[at] = (block[at] ?? 0) ^ ((Number(account[i]) << 4) | Number(account[i + 1]));
  }
  return block;
}

/** Eight 00 behind it; the shorter one is wiped. */
function padded(block: Uint8Array): Uint8Array {
  const whole = new Uint8Array(WIDE_BLOCK_BYTES);
  whole.set(block);
  block.fill(0);
  return whole;
}

/** Format 4 (9.4.2.3): PAN length less 12, the PAN, zeros. */
function panField(pan: string): Uint8Array {
  const digits = `${pan.length - ACCOUNT_DIGITS}${pan}`.padEnd(2 * WIDE_BLOCK_BYTES, '0');
  return Uint8Array.from({ length: WIDE_BLOCK_BYTES }, (_, i) => (Number(digits[2 * i]) << 4) | Number(digits[2 * i + 1]));
}

function anyNibble(random: RandomBytes): () => number {
  return () => (random(1)[0] ?? 0) & FILL;
}

/** A to F, each as likely: bytes that would favour one are drawn again. */
function letterNibble(random: RandomBytes): () => number {
  return () => {
    for (;;) {
      const [byte] = random(1);
      if (byte === undefined) throw new Error('the random source gave no byte');
      if (byte < RANDOM_FILL_FAIR) return RANDOM_FILL_FIRST + (byte % RANDOM_FILL_VALUES);
    }
  };
}
