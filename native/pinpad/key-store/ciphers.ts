/** Block ciphers in ECB mode without padding, in pure JavaScript: Electron's own crypto has neither SM4 nor all of DES. */
import des from 'des.js';
import { sm4 } from 'sm-crypto-v2';
import { concat } from '../../base/bytes.ts';

export const DES_BLOCK_BYTES = 8;
export const WIDE_BLOCK_BYTES = 16;
const TRIPLE_BYTES = 24;

export type Direction = 'encrypt' | 'decrypt';

/** DES by the length of the key: 8 bytes single, 16 two-key triple, 24 three-key triple (ISO/IEC 18033-3). */
export function tdes(direction: Direction, key: Uint8Array, data: Uint8Array): Uint8Array {
  const tripled = concat(key, key, key).subarray(0, TRIPLE_BYTES);
  const cipher = des.EDE.create({ type: direction, key: tripled, padding: false });
  const result = Uint8Array.from([...cipher.update(data), ...cipher.final()]);
  tripled.fill(0);
  return result;
}

/** SM4 (GB/T 32907), 16-byte key. */
export function sm4Ecb(direction: Direction, key: Uint8Array, data: Uint8Array): Uint8Array {
  const options = { padding: 'none', output: 'array' } as const;
  return direction === 'encrypt' ? sm4.encrypt(data, key, options) : sm4.decrypt(data, key, options);
}

/** One block of AES. Web Crypto has only CBC, whose first block under an IV of zeros is the same as ECB. */
export async function aesBlock(key: Uint8Array, block: Uint8Array): Promise<Uint8Array> {
  const usable = await crypto.subtle.importKey('raw', Uint8Array.from(key), 'AES-CBC', false, ['encrypt']);
  const iv = new Uint8Array(WIDE_BLOCK_BYTES);
  const chained = await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, usable, Uint8Array.from(block));
  return new Uint8Array(chained).slice(0, WIDE_BLOCK_BYTES);
}

/** Whether a key of that many bytes is one of the cipher. */
export function fitsCipher(cipher: 'tdes' | 'sm4', keyBytes: number): boolean {
  return cipher === 'sm4' ? keyBytes === WIDE_BLOCK_BYTES : [DES_BLOCK_BYTES, WIDE_BLOCK_BYTES, TRIPLE_BYTES].includes(keyBytes);
}

/** Bytes of `a` XOR those of `b`, as many as `a` has. */
export function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, i) => byte ^ (b[i] ?? 0));
}
