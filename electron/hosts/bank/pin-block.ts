/**
 * Deciphering of PIN blocks by the host (ISO 9564-1). The pad has its own encoder; the two share no code, so that each is checked
 * against the standard and not against the other.
 */
import des from 'des.js';
import { sm4 } from 'sm-crypto-v2';
import { err, ok, unreachable, type Result } from '../../../native/base/result.ts';
import type { PinBlockFormat } from '../../../native/ports/pin-pad.ts';

/** Why a block is not a PIN block: it says nothing about the PIN, so no try is spent (field 39: 99). */
export type PinBlockProblem = 'length' | 'padding' | 'format' | 'panLength';

const DES_BYTES = 8;
const WIDE_BYTES = 16;
const FILL = 'F';
const FILL_4 = 'A';
const FILL_RANDOM = 'ABCDEF';
/** Formats 0 and 3 take the 12 rightmost digits of the PAN without its check digit (ISO 9564-1 9.3.2). */
const PAN_DIGITS = 12;
const MIN_DIGITS = 4;
const MAX_DIGITS = 12;
const CONTROL_NIBBLE = { iso0: 0, x98: 0, iso1: 1, iso3: 3, iso4: 4 } as const;

type Layout = keyof typeof CONTROL_NIBBLE;

/** The digits in an enciphered block, one a byte; the caller overwrites them with zeros. `key`: the working key, 16 bytes. */
export async function decipherPinBlock(
  block: Uint8Array,
  format: PinBlockFormat,
  key: Uint8Array,
  pan: string,
): Promise<Result<Uint8Array, PinBlockProblem>> {
  if (!/^\d{13,19}$/.test(pan)) return err('panLength');
  if (block.length !== (format.endsWith('-tdes') ? DES_BYTES : WIDE_BYTES)) return err('length');
  const clear = await opened(block, format, key, pan);
  const layout = layoutOf(format);
  const bytes = format.endsWith('-padded') || layout === 'iso4' ? DES_BYTES : clear.length;
  const padding = format.endsWith('-padded') && clear.subarray(bytes).some((byte) => byte !== 0);
  const digits = padding ? err('padding' as const) : readField(clear.subarray(0, bytes), layout, pan);
  clear.fill(0);
  return digits;
}

function layoutOf(format: PinBlockFormat): Layout {
  switch (format) {
    case 'iso0-tdes':
    case 'iso0-sm4-padded':
    case 'iso0-sm4-wide':
      return 'iso0';
    case 'x98-tdes':
      return 'x98';
    case 'iso1-tdes':
    case 'iso1-sm4-padded':
      return 'iso1';
    case 'iso3-tdes':
    case 'iso3-sm4-padded':
      return 'iso3';
    case 'iso4-aes':
    case 'iso4-sm4':
      return 'iso4';
    default:
      return unreachable(format);
  }
}

async function opened(block: Uint8Array, format: PinBlockFormat, key: Uint8Array, pan: string): Promise<Uint8Array> {
  if (format === 'iso4-aes') return aes(key, combined(await aes(key, block), panField(pan)));
  if (format === 'iso4-sm4') return unSm4(key, combined(unSm4(key, block), panField(pan)));
  if (!format.endsWith('-tdes')) return unSm4(key, block);
  const tripled = [...key, ...key, ...key].slice(0, 3 * DES_BYTES);
  const cipher = des.EDE.create({ type: 'decrypt', key: tripled, padding: false });
  return Uint8Array.from([...cipher.update(block), ...cipher.final()]);
}

function unSm4(key: Uint8Array, block: Uint8Array): Uint8Array {
  return sm4.decrypt(block, key, { padding: 'none', output: 'array' });
}

/** Deciphers one block of AES. Web Crypto wants CBC with padding, so a block of padding alone is chained behind. */
async function aes(key: Uint8Array, block: Uint8Array): Promise<Uint8Array> {
  const usable = await crypto.subtle.importKey('raw', Uint8Array.from(key), 'AES-CBC', false, ['encrypt', 'decrypt']);
  const padding = await crypto.subtle.encrypt({ name: 'AES-CBC', iv: Uint8Array.from(block) }, usable, new Uint8Array());
  const chained = Uint8Array.from([...block, ...new Uint8Array(padding)]);
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv: new Uint8Array(WIDE_BYTES) }, usable, chained));
}

/** Reads a clear PIN field: control nibble, length, digits, fill; bound ones have the PAN XORed over their end. */
export function readField(clear: Uint8Array, layout: Layout, pan: string): Result<Uint8Array, PinBlockProblem> {
  const bound = layout === 'iso0' || layout === 'iso3';
  const account = (bound ? pan.slice(-1 - PAN_DIGITS, -1) : '').padStart(2 * clear.length, '0');
  const nibbles = Uint8Array.from({ length: 2 * clear.length }, (_, i) => nibble(clear, i) ^ Number(account[i]));
  const [control, length = 0] = nibbles;
  const digits = nibbles.slice(2, 2 + length);
  const fits =
    control === CONTROL_NIBBLE[layout] &&
    digits.length === length &&
    length >= MIN_DIGITS &&
    length <= MAX_DIGITS &&
    digits.every((digit) => digit <= 9) &&
    isFill(nibbles.subarray(2 + length), layout);
  nibbles.fill(0);
  if (fits) return ok(digits);
  digits.fill(0);
  return err('format');
}

function isFill(nibbles: Uint8Array, layout: Layout): boolean {
  if (layout === 'iso1') return true;
  const letters = layout === 'iso3' ? FILL_RANDOM : layout === 'iso4' ? FILL_4 : FILL;
  return nibbles.every((each) => letters.includes(each.toString(16).toUpperCase()));
}

/** Format 4's PAN field (9.4.2.3). */
function panField(pan: string): Uint8Array {
  const digits = `${pan.length - PAN_DIGITS}${pan}`.padEnd(2 * WIDE_BYTES, '0');
  return Uint8Array.from({ length: WIDE_BYTES }, (_, i) => Number(`0x${digits.slice(2 * i, 2 * i + 2)}`));
}

function combined(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, i) => byte ^ (b[i] ?? 0));
}

function nibble(bytes: Uint8Array, index: number): number {
  const byte = bytes[index >> 1] ?? 0;
  return index % 2 === 0 ? byte >> 4 : byte & 0xf;
}
