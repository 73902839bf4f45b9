/** Field 64 as the bank computes it. */
import type { MacAlgorithm } from '../../ports/key-store.ts';
import { decipher, encipher, xored, type Cipher } from './ciphers.ts';

/** Eight bytes. */
export function macOf(algorithm: MacAlgorithm, key: Buffer, message: Buffer): Buffer {
  switch (algorithm) {
    case 'cup':
      return folded('tdes', key, message);
    case 'cup-sm4':
      return folded('sm4', key, message);
    case 'x9.9':
      return chained('tdes', key, message);
    case 'sm4-cbc':
      return chained('sm4', key, message).subarray(0, 8);
    case 'x9.19': {
      const left = key.subarray(0, 8);
      return encipher('tdes', left, decipher('tdes', key.subarray(8), chained('tdes', left, message)));
    }
  }
}

function blocks(cipher: Cipher, message: Buffer): Buffer[] {
  const size = cipher === 'tdes' ? 8 : 16;
  const padded = Buffer.concat([message, Buffer.alloc((size - (message.length % size)) % size)]);
  return Array.from({ length: padded.length / size }, (_, i) => padded.subarray(i * size, (i + 1) * size));
}

function folded(cipher: Cipher, key: Buffer, message: Buffer): Buffer {
  const text = Buffer.from(blocks(cipher, message).reduce(xored).toString('hex').toUpperCase(), 'latin1');
  const half = text.length / 2;
  const once = xored(encipher(cipher, key, text.subarray(0, half)), text.subarray(half));
  return Buffer.from(encipher(cipher, key, once).toString('hex').toUpperCase(), 'latin1').subarray(0, 8);
}

function chained(cipher: Cipher, key: Buffer, message: Buffer): Buffer {
  const all = blocks(cipher, message);
  return all.reduce((state, block) => encipher(cipher, key, xored(block, state)), Buffer.alloc(all[0]?.length ?? 8));
}
