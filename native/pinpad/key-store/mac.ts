/** Message authentication codes of bank links; see `MacAlgorithm` for what each is. */
import { toHex } from '../../base/bytes.ts';
import { unreachable } from '../../base/result.ts';
import type { MacAlgorithm } from '../../ports/key-store.ts';
import { DES_BLOCK_BYTES, sm4Ecb, tdes, WIDE_BLOCK_BYTES, xor } from './ciphers.ts';

export const MAC_BYTES = 8;

type Encipher = (block: Uint8Array) => Uint8Array;

/** The MAC, 8 bytes. The key's length must fit the algorithm (`macKeyFits`). */
export function computeMac(algorithm: MacAlgorithm, key: Uint8Array, message: Uint8Array): Uint8Array {
  switch (algorithm) {
    case 'cup':
      return cup(DES_BLOCK_BYTES, (block) => tdes('encrypt', key, block), message);
    case 'cup-sm4':
      return cup(WIDE_BLOCK_BYTES, (block) => sm4Ecb('encrypt', key, block), message);
    case 'x9.9':
      return cbc(DES_BLOCK_BYTES, (block) => tdes('encrypt', key, block), message);
    case 'x9.19':
      return retail(key, message);
    case 'sm4-cbc':
      return cbc(WIDE_BLOCK_BYTES, (block) => sm4Ecb('encrypt', key, block), message).slice(0, MAC_BYTES);
    default:
      return unreachable(algorithm);
  }
}

/** Whether a key of that many bytes can be used: `cup` takes single and double DES keys. */
export function macKeyFits(algorithm: MacAlgorithm, keyBytes: number): boolean {
  switch (algorithm) {
    case 'cup':
      return keyBytes === DES_BLOCK_BYTES || keyBytes === 2 * DES_BLOCK_BYTES;
    case 'x9.9':
      return keyBytes === DES_BLOCK_BYTES;
    case 'x9.19':
      return keyBytes === 2 * DES_BLOCK_BYTES;
    case 'cup-sm4':
    case 'sm4-cbc':
      return keyBytes === WIDE_BLOCK_BYTES;
    default:
      return unreachable(algorithm);
  }
}

/** UnionPay POS ECB MAC: XOR of all blocks -> hexadecimal text, two blocks long -> E(first) XOR second -> E -> first characters. */
function cup(blockBytes: number, encipher: Encipher, message: Uint8Array): Uint8Array {
  const folded = blocksOf(message, blockBytes).reduce(xor);
  const text = ascii(toHex(folded));
  const last = encipher(xor(encipher(text.subarray(0, blockBytes)), text.subarray(blockBytes)));
  return ascii(toHex(last)).slice(0, MAC_BYTES);
}

function cbc(blockBytes: number, encipher: Encipher, message: Uint8Array): Uint8Array {
  return blocksOf(message, blockBytes).reduce((chained, block) => encipher(xor(chained, block)), new Uint8Array(blockBytes));
}

/** ISO/IEC 9797-1 algorithm 3: CBC with the left key, the last block deciphered with the right and enciphered with the left. */
function retail(key: Uint8Array, message: Uint8Array): Uint8Array {
  const [left, right] = [key.subarray(0, DES_BLOCK_BYTES), key.subarray(DES_BLOCK_BYTES)];
  const chained = cbc(DES_BLOCK_BYTES, (block) => tdes('encrypt', left, block), message);
  return tdes('encrypt', left, tdes('decrypt', right, chained));
}

/** Filled up with 00; an empty message is one block of them. */
function blocksOf(message: Uint8Array, blockBytes: number): Uint8Array[] {
  const count = Math.max(1, Math.ceil(message.length / blockBytes));
  const padded = new Uint8Array(count * blockBytes);
  padded.set(message);
  return Array.from({ length: count }, (_, i) => padded.subarray(i * blockBytes, (i + 1) * blockBytes));
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
