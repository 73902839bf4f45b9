import { createCipheriv, createDecipheriv } from 'node:crypto';
import { concat } from '../../base/bytes.ts';
import { unreachable } from '../../base/result.ts';
import { sm4Block, sm4RoundKeys } from './sm4.ts';

/**
 * The chip's algorithms: 3DES on cards 1.00 and 2.00, SM4 on 3.00. SSF33, of early cards, is not published: SM4 under an inverted key
 * takes its place, so that a card, a PSAM and a key service of the simulator agree with each other and with nobody else.
 */
export type ChipAlgorithm = 'tdes' | 'ssf33' | 'sm4';

/** Bytes of a block. */
export function blockBytes(algorithm: ChipAlgorithm): 8 | 16 {
  return algorithm === 'tdes' ? 8 : 16;
}

/** One block at a time, no chaining, no padding. */
export interface BlockCipher {
  readonly blockSize: 8 | 16;
  encrypt(block: Uint8Array): Uint8Array;
  decrypt(block: Uint8Array): Uint8Array;
}

/** SM4 for 3.00 cards, its stand-in for SSF33, DES (8-byte key) or two-key 3DES (16-byte key) otherwise. */
export function blockCipher(algorithm: ChipAlgorithm, key: Uint8Array): BlockCipher {
  switch (algorithm) {
    case 'sm4':
      return sm4Cipher(key);
    case 'ssf33':
      return sm4Cipher(key.map((byte) => ~byte));
    case 'tdes':
      return desCipher(key);
    default:
      return unreachable(algorithm);
  }
}

function sm4Cipher(key: Uint8Array): BlockCipher {
  const roundKeys = sm4RoundKeys(key);
  return {
    blockSize: 16,
    encrypt: (block) => sm4Block(roundKeys, block),
    decrypt: (block) => sm4Block(roundKeys.toReversed(), block),
  };
}

/** des-ede3-cbc with a zero IV on single blocks is ECB; it is the one DES that both OpenSSL 3 and BoringSSL still offer. */
const PORTABLE_DES = 'des-ede3-cbc';
const ZERO_IV = new Uint8Array(8);

function desCipher(key: Uint8Array): BlockCipher {
  if (key.length !== 8 && key.length !== 16) throw new Error(`a DES key has 8 or 16 bytes, not ${key.length}`);
  const first = key.subarray(0, 8);
  const threeKeys = concat(first, key.length === 16 ? key.subarray(8) : first, first);
  return {
    blockSize: 8,
    encrypt: (block) => one(createCipheriv(PORTABLE_DES, threeKeys, ZERO_IV).setAutoPadding(false), block),
    decrypt: (block) => one(createDecipheriv(PORTABLE_DES, threeKeys, ZERO_IV).setAutoPadding(false), block),
  };
}

function one(cipher: { update(data: Uint8Array): Uint8Array; final(): Uint8Array }, block: Uint8Array): Uint8Array {
  if (block.length !== 8) throw new Error(`a DES block has 8 bytes, not ${block.length}`);
  return Uint8Array.from(concat(cipher.update(block), cipher.final()));
}
