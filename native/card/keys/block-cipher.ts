/** The two block ciphers of social-security cards behind one shape: SM4 (GB/T 32907) and DES/3DES (16-byte keys: EDE with two keys). */
import des from 'des.js';
import { sm4 } from 'sm-crypto-v2';
import { concat } from '../../base/bytes.ts';

export interface BlockCipher {
  readonly blockBytes: 8 | 16;
  /** Enciphers whole blocks one by one (ECB). */
  encrypt(key: Uint8Array, blocks: Uint8Array): Uint8Array;
}

/** SM4: keys and blocks of 16 bytes. Byte arrays throughout; padding is this module's caller's business. */
export const sm4Cipher: BlockCipher = {
  blockBytes: 16,
  encrypt: (key, blocks) => sm4.encrypt(blocks, key, { mode: 'ecb', padding: 'none', output: 'array' }),
};

/** DES for keys of 8 bytes, 3DES (K1 K2 K1) for keys of 16. */
export const desCipher: BlockCipher = {
  blockBytes: 8,
  encrypt: (key, blocks) => {
    const cipher =
      key.length === 8
        ? des.DES.create({ type: 'encrypt', key, padding: false })
        : des.EDE.create({ type: 'encrypt', key: [...concat(key, key.slice(0, 8))], padding: false });
    return Uint8Array.from(cipher.update(blocks));
  },
};

/** The last block of CBC; `start` is the starting value. `padded` must be whole blocks. */
export function cbcLastBlock(
  cipher: BlockCipher,
  key: Uint8Array,
  padded: Uint8Array,
  start: Uint8Array = new Uint8Array(cipher.blockBytes),
): Uint8Array {
  let last = start;
  for (let at = 0; at < padded.length; at += cipher.blockBytes) {
    last = cipher.encrypt(key, xor(last, padded.subarray(at, at + cipher.blockBytes)));
  }
  return last;
}

/** Bytes of `a` and `b` combined; both of one length. */
export function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, i) => byte ^ (b[i] ?? 0));
}
