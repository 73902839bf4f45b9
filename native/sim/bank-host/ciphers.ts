/** The bank's own cryptography: OpenSSL's, so that it shares nothing with the terminal's. All ECB, without padding. */
import { createCipheriv, createDecipheriv } from 'node:crypto';

export type Cipher = 'tdes' | 'sm4' | 'aes';

function named(cipher: Cipher, key: Uint8Array): { readonly name: string; readonly key: Uint8Array } {
  if (cipher === 'sm4') return { name: 'sm4-ecb', key };
  if (cipher === 'aes') return { name: 'aes-128-ecb', key };
  // OpenSSL 3 has single DES only in its legacy provider; K with K is the same.
  return { name: 'des-ede-ecb', key: key.length === 8 ? Buffer.concat([key, key]) : key };
}

export function encipher(cipher: Cipher, key: Uint8Array, data: Uint8Array): Buffer {
  const { name, key: used } = named(cipher, key);
  const running = createCipheriv(name, used, null).setAutoPadding(false);
  return Buffer.concat([running.update(data), running.final()]);
}

export function decipher(cipher: Cipher, key: Uint8Array, data: Uint8Array): Buffer {
  const { name, key: used } = named(cipher, key);
  const running = createDecipheriv(name, used, null).setAutoPadding(false);
  return Buffer.concat([running.update(data), running.final()]);
}

export function xored(a: Uint8Array, b: Uint8Array): Buffer {
  return Buffer.from(a.map((byte, i) => byte ^ (b[i] ?? 0)));
}
