/** The text of each command. */
import { toHex } from '../../base/bytes.ts';
import type { PinBlockFormat } from '../../ports/pin-pad.ts';
import { hexByte } from '../wire/text.ts';

export const ZT_COMMAND = {
  reset: '5030',
  wipeKeys: '5031',
  inputOff: '5032',
  info: '3',
  status: 'I',
  clearKeyIsBackspace: '5B21',
  clearKeyIsClear: '5B22',
} as const;

/** Character that names the layout of a PIN block. `x98` is layout 0 with an account number of noughts: XOR changes nothing. */
export const ZT_BLOCK_LAYOUTS: Readonly<Partial<Record<PinBlockFormat, number>>> = {
  'iso0-tdes': 0x20,
  'x98-tdes': 0x20,
  'iso1-tdes': 0x21,
  'iso3-tdes': 0x23,
};

/** Types of command 8 and 9. */
export const ZT_MAC = { single: 0x32, triple: 0x41 } as const;
export const ZT_CRYPT_ECB = 0x31;

/** SM4: direction and mode of command d; e's type for CBC. */
export const ZT_SM4 = { encipher: '31', ecb: '41', iv: '0'.repeat(32) } as const;

const two = (value: number): string => value.toString().padStart(2, '0');

export const limits = {
  seconds: (seconds: number): string => `52${hexByte(Math.min(0xff, seconds))}`,
  shortest: (digits: number): string => `54${two(digits)}`,
  longest: (digits: number): string => `55${two(digits)}`,
} as const;

/** The digit that stands for a key's length. */
export function lengthDigit(keyBytes: number, from: 0 | 1): string {
  return String(keyBytes / 8 - 1 + from);
}

export function loadMaster(slot: number, mode: string, length: string, key: Uint8Array): string {
  return `1${hexByte(slot)}${mode}${length}${toHex(key)}`;
}

export function loadWorking(
  places: { readonly master: number; readonly own: number },
  use: string,
  length: string,
  key: Uint8Array,
): string {
  return `2${hexByte(places.master)}${hexByte(places.own)}${use}${length}${toHex(key)}`;
}
