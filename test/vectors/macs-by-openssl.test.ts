/** MACs of bank links beside an implementation that is not ours: OpenSSL's DES and SM4, and examples that were published. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { concat, hex, toHex } from '../../native/base/bytes.ts';
import { createSoftwareKeyStore } from '../../native/pinpad/key-store/software.ts';
import type { MacAlgorithm } from '../../native/ports/key-store.ts';
import { macOf } from '../../native/sim/bank-host/mac.ts';
import { cannotTestHere } from '../support/cannot.ts';

const KEY = '0123456789ABCDEFFEDCBA9876543210';
const DES_KEY = '0123456789ABCDEF';
const MAC_BYTES = 8;
const latin = (text: string): Uint8Array => Uint8Array.from(text, (each) => each.charCodeAt(0));
/** Lengths about the blocks of both ciphers, and a message as long as they get. */
const LENGTHS = [1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 64, 257, 1000];
const messageOf = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (i * 37 + length) % 256);

/** The terminal's MAC and that of the simulated bank host, which share no code. */
async function macsOf(algorithm: MacAlgorithm, key: string, message: Uint8Array): Promise<readonly string[]> {
  const ours = await createSoftwareKeyStore({ keys: new Map([['mak', hex(key)]]) }).mac({ key: 'mak', algorithm, message });
  return [ours.ok ? toHex(ours.value) : ours.error.code, toHex(macOf(algorithm, Buffer.from(hex(key)), Buffer.from(message)))];
}

function openssl(cipher: string, key: string, message: Uint8Array): Uint8Array {
  const iv = cipher.endsWith('cbc') ? ['-iv', '0'.repeat(cipher.startsWith('sm4') ? 32 : 16)] : [];
  return execFileSync('openssl', ['enc', `-${cipher}`, '-e', '-K', key, ...iv, '-nopad'], {
    input: message,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** With zeros to whole blocks. */
function filled(message: Uint8Array, blockBytes: number): Uint8Array {
  return concat(message, new Uint8Array((blockBytes - (message.length % blockBytes)) % blockBytes));
}

function blocksOf(bytes: Uint8Array, size: number): readonly Uint8Array[] {
  return Array.from({ length: bytes.length / size }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
}

const xor = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((byte, i) => byte ^ (b[i] ?? 0));
/** DES is 3DES with one key three times. */
const triple = (key: string): string => (key.length === DES_KEY.length ? key.repeat(3) : `${key}${key.slice(0, 16)}`);
const lastBlock = (bytes: Uint8Array, size: number): string => toHex(bytes.subarray(bytes.length - size, bytes.length - size + MAC_BYTES));

describe('published examples', () => {
  it('FIPS 113, appendix 2: 7654321 Now is the time for', async () => {
    expect(await macsOf('x9.9', DES_KEY, latin('7654321 Now is the time for '))).toEqual(['F1D30F6849312CA4', 'F1D30F6849312CA4']);
  });

  it('SM4-CBC, draft-ribose-cfrg-sm4, A.2.2.1: two blocks; its initial value goes into the first block here', async () => {
    const plain = hex('AAAAAAAABBBBBBBBCCCCCCCCDDDDDDDDEEEEEEEEFFFFFFFFAAAAAAAABBBBBBBB');
    const message = xor(plain, concat(hex('000102030405060708090A0B0C0D0E0F'), new Uint8Array(16)));
    expect(await macsOf('sm4-cbc', KEY, message)).toEqual(['4CB7016951909226', '4CB7016951909226']);
  });
});

function besideOpenssl(): void {
  it.each(LENGTHS)('x9.9 of %i bytes is the last block of DES in CBC mode', async (length) => {
    const expected = lastBlock(openssl('des-ede3-cbc', triple(DES_KEY), filled(messageOf(length), 8)), 8);
    expect(await macsOf('x9.9', DES_KEY, messageOf(length))).toEqual([expected, expected]);
  });

  it.each(LENGTHS)('sm4-cbc of %i bytes is the beginning of the last block', async (length) => {
    const expected = lastBlock(openssl('sm4-cbc', KEY, filled(messageOf(length), 16)), 16);
    expect(await macsOf('sm4-cbc', KEY, messageOf(length))).toEqual([expected, expected]);
  });

  it.each([
    ['cup-sm4', KEY, 'sm4-ecb', 16],
    ['cup', KEY, 'des-ede3', 8],
    ['cup', DES_KEY, 'des-ede3', 8],
  ] as const)(
    '%s with the key %s: blocks XORed, written in hexadecimal, enciphered in two halves',
    async (algorithm, key, cipher, size) => {
      const encipher = (block: Uint8Array): Uint8Array => openssl(cipher, cipher === 'des-ede3' ? triple(key) : key, block);
      for (const length of LENGTHS) {
        const folded = latin(toHex(blocksOf(filled(messageOf(length), size), size).reduce(xor)));
        const expected = toHex(
          latin(toHex(encipher(xor(encipher(folded.subarray(0, size)), folded.subarray(size))))).subarray(0, MAC_BYTES),
        );
        expect([length, await macsOf(algorithm, key, messageOf(length))]).toEqual([length, [expected, expected]]);
      }
    },
  );
}

if (canOpenssl()) describe('beside OpenSSL, at every length', besideOpenssl);
else cannotTestHere('MACs beside OpenSSL', 'there is no openssl with SM4');

/** Debian's has both; some builds leave SM4 away. */
function canOpenssl(): boolean {
  try {
    return openssl('sm4-ecb', KEY, new Uint8Array(16)).length === 16 && openssl('des-ede3', triple(KEY), new Uint8Array(8)).length === 8;
  } catch {
    return false;
  }
}
