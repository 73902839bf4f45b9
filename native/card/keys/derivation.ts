/**
 * Key derivation, authentication data, encipherment and MAC of 《社会保障（个人）卡规范》 security (8-byte and 16-byte block
 * chapters; SM4 follows the 16-byte one). Pure functions of key and data.
 */
import { concat, toHex } from '../../base/bytes.ts';
import type { CardAlgorithm } from '../../ports/card-keys.ts';
import { cbcLastBlock, desCipher, sm4Cipher, xor, type BlockCipher } from './block-cipher.ts';

const PAD_MARK = 0x80;
export const MAC_BYTES = 4;
const REGION_BYTES = 3;
const FACTOR_BYTES = 8;
/** Zhejiang derives its city keys from four region digits instead of six. */
const ZHEJIANG = '33';

/** The cipher of an algorithm; `null` for SSF33, which is not published. */
export function cipherOf(algorithm: CardAlgorithm): BlockCipher | null {
  switch (algorithm) {
    case 'sm4':
      return sm4Cipher;
    case 'tdes':
      return desCipher;
    case 'ssf33':
      return null;
  }
}

/** The block length of an algorithm, whoever computes it. */
export function blockBytes(algorithm: CardAlgorithm): 8 | 16 {
  return algorithm === 'tdes' ? 8 : 16;
}

/** The three factors that lead from the national root to one card: province, city, card. */
export function diversificationFactors(cardIdentifier: Uint8Array, serial: Uint8Array): readonly [Uint8Array, Uint8Array, Uint8Array] {
  const region = toHex(cardIdentifier.subarray(0, REGION_BYTES));
  const province = ascii(`${region.slice(0, 2)}0000sh`);
  const city = ascii(region.startsWith(ZHEJIANG) ? `${region.slice(0, 4)}00sx` : `${region}sx`);
  return [province, city, serial];
}

/** One step of derivation: E(K,f) ‖ E(K,~f) for two-part keys, DES(K,f) for an 8-byte key. */
export function diversify(cipher: BlockCipher, key: Uint8Array, factor: Uint8Array): Uint8Array {
  return cipher.encrypt(
    key,
    key.length === FACTOR_BYTES
      ? factor
      : concat(
          factor,
          factor.map((byte) => byte ^ 0xff),
        ),
  );
}

/** The key of one card from the national root. */
export function cardKey(cipher: BlockCipher, root: Uint8Array, cardIdentifier: Uint8Array, serial: Uint8Array): Uint8Array {
  return diversificationFactors(cardIdentifier, serial).reduce((key, factor) => diversify(cipher, key, factor), root);
}

/** The session key that the process factor (random number, filled up with 00 to a block) derives. */
export function sessionKey(cipher: BlockCipher, key: Uint8Array, processFactor: Uint8Array): Uint8Array {
  return cipher.encrypt(key, fill(processFactor, cipher.blockBytes));
}

/** Authentication data, eight bytes: one DES block, or the two halves of a 16-byte block combined. */
export function authenticationData(cipher: BlockCipher, session: Uint8Array, source: Uint8Array): Uint8Array {
  const block = cipher.encrypt(session, fill(source, cipher.blockBytes));
  return foldAuthentication(block);
}

/** The eight bytes of authentication data in an enciphered source: a block of 8 as it is, the halves of one of 16 combined. */
export function foldAuthentication(block: Uint8Array): Uint8Array {
  return block.length === FACTOR_BYTES ? block : xor(block.subarray(0, FACTOR_BYTES), block.subarray(FACTOR_BYTES));
}

/** Data of a protected command: LD ‖ plain, padded with 80 00… unless it is whole already, enciphered. */
export function encipherData(cipher: BlockCipher, session: Uint8Array, plain: Uint8Array): Uint8Array {
  const blocks = plainBlocks(cipher.blockBytes, plain);
  try {
    return cipher.encrypt(session, blocks);
  } finally {
    blocks.fill(0);
  }
}

/** What is enciphered of plain data: LD ‖ plain, padded with 80 00… unless it is whole already. It may hold a PIN: the caller wipes it. */
export function plainBlocks(size: 8 | 16, plain: Uint8Array): Uint8Array {
  const block = concat(Uint8Array.of(plain.length), plain);
  if (block.length % size === 0) return block;
  const padded = pad(block, size);
  block.fill(0);
  return padded;
}

/**
 * The four-byte MAC over header, Lc (MAC included) and enciphered data, padding always added. `start` is the starting value; zeros
 * unless the command says otherwise.
 */
export function commandMac(cipher: BlockCipher, session: Uint8Array, header: Uint8Array, data: Uint8Array, start?: Uint8Array): Uint8Array {
  const last = cbcLastBlock(cipher, session, macBlocks(cipher.blockBytes, header, data), start);
  if (cipher.blockBytes === 8) return last.slice(0, MAC_BYTES);
  return [0, 4, 8, 12].map((at) => last.subarray(at, at + MAC_BYTES)).reduce(xor);
}

/** What the MAC covers, in whole blocks: header, Lc (MAC included), enciphered data, padding. */
export function macBlocks(size: 8 | 16, header: Uint8Array, data: Uint8Array): Uint8Array {
  return pad(concat(header, Uint8Array.of(data.length + MAC_BYTES), data), size);
}

function pad(data: Uint8Array, size: number): Uint8Array {
  const marked = concat(data, Uint8Array.of(PAD_MARK));
  const padded = fill(marked, Math.ceil(marked.length / size) * size);
  marked.fill(0); // it may have held a PIN
  return padded;
}

/** `data` followed by 00 up to `bytes`. */
export function fill(data: Uint8Array, bytes: number): Uint8Array {
  const filled = new Uint8Array(bytes);
  filled.set(data);
  return filled;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
