/**
 * What is computed with keys, 《社会保障（个人）卡规范》 security part: three levels of diversification, the session key, the
 * authentication data, the enciphered PIN and the MAC. On 16-byte blocks SM4 takes the place of SSF33.
 */
import { concat } from '../../base/bytes.ts';
import { blockCipher, type BlockCipher, type ChipAlgorithm } from './ciphers.ts';

const ZHEJIANG = '33';

/** The card's own key from the national root: province, city, then card. `region` has 6 digits, `serial` is T6-TD of the ATR. */
export function cardKey(algorithm: ChipAlgorithm, root: Uint8Array, region: string, serial: Uint8Array): Uint8Array {
  const levels = [...regionFactors(region), serial];
  return levels.reduce((key, factor) => diversify(algorithm, key, factor), root);
}

/** One level of diversification with an 8-byte factor. */
export function diversify(algorithm: ChipAlgorithm, key: Uint8Array, factor: Uint8Array): Uint8Array {
  if (factor.length !== 8) throw new Error(`a diversification factor has 8 bytes, not ${factor.length}`);
  const cipher = blockCipher(algorithm, key);
  const inverted = factor.map((byte) => ~byte);
  if (cipher.blockSize === 16) return cipher.encrypt(concat(factor, inverted));
  return key.length === 8 ? cipher.encrypt(factor) : concat(cipher.encrypt(factor), cipher.encrypt(inverted));
}

/** Factors of province and city. Zhejiang keeps one city level for the first four digits. */
export function regionFactors(region: string): readonly Uint8Array[] {
  const city = region.startsWith(ZHEJIANG) ? `${region.slice(0, 4)}00` : region;
  return [ascii(`${region.slice(0, 2)}0000sh`), ascii(`${city}sx`)];
}

/** The session key that a card key and a process factor (a challenge of 4, 8 or 16 bytes) make. */
export function sessionKey(algorithm: ChipAlgorithm, key: Uint8Array, processFactor: Uint8Array): Uint8Array {
  const cipher = blockCipher(algorithm, key);
  return cipher.encrypt(fit(processFactor, cipher.blockSize));
}

/** The 8 bytes that prove knowledge of a key, over the 8-byte source. */
export function authenticationData(algorithm: ChipAlgorithm, session: Uint8Array, source: Uint8Array): Uint8Array {
  const cipher = blockCipher(algorithm, session);
  const block = cipher.encrypt(fit(source, cipher.blockSize));
  return cipher.blockSize === 8 ? block : block.subarray(0, 8).map((byte, i) => byte ^ (block[8 + i] ?? 0));
}

/** The plain data of a protected command: `null` when length byte or padding does not fit. */
export function decipherData(algorithm: ChipAlgorithm, session: Uint8Array, data: Uint8Array): Uint8Array | null {
  const cipher = blockCipher(algorithm, session);
  const plain = concat(...blocks(data, cipher.blockSize).map((block) => cipher.decrypt(block)));
  const length = plain[0] ?? 0;
  const padding = plain.subarray(1 + length);
  if (1 + length > plain.length || padding.length >= cipher.blockSize) return null;
  return padding.every((byte, i) => byte === (i === 0 ? 0x80 : 0)) ? plain.subarray(1, 1 + length) : null;
}

/** The 4-byte MAC over header, Lc and data; the starting value is zero unless the command has its own. */
export function mac(algorithm: ChipAlgorithm, session: Uint8Array, data: Uint8Array, start?: Uint8Array): Uint8Array {
  const cipher = blockCipher(algorithm, session);
  return chainMac(cipher, start ?? new Uint8Array(cipher.blockSize), blocks(padAlways(data, cipher.blockSize), cipher.blockSize));
}

/** The 4 bytes that chaining whole blocks from a starting value leaves: the left ones of 8, the folded ones of 16. */
export function chainMac(cipher: BlockCipher, start: Uint8Array, data: readonly Uint8Array[]): Uint8Array {
  const last = data.reduce((chain, block) => cipher.encrypt(block.map((byte, i) => byte ^ (chain[i] ?? 0))), start);
  if (cipher.blockSize === 8) return last.subarray(0, 4);
  return Uint8Array.from({ length: 4 }, (_, i) => (last[i] ?? 0) ^ (last[4 + i] ?? 0) ^ (last[8 + i] ?? 0) ^ (last[12 + i] ?? 0));
}

function padAlways(data: Uint8Array, size: number): Uint8Array {
  const padded = new Uint8Array((Math.floor(data.length / size) + 1) * size);
  padded.set(data);
  padded[data.length] = 0x80;
  return padded;
}

function blocks(data: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(data.length / size) }, (_, i) => data.subarray(i * size, (i + 1) * size));
}

/** Cut or filled up with zeros to one block. */
function fit(data: Uint8Array, size: number): Uint8Array {
  const block = new Uint8Array(size);
  block.set(data.subarray(0, size));
  return block;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
