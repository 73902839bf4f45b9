/** MACs out of single blocks that the pad enciphers: for pads that know the algorithm under no name of their own. */
import { concat, toHex } from '../../base/bytes.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { MacAlgorithm } from '../../ports/key-store.ts';
import type { Trouble } from './trouble.ts';

type Encipher = (cipher: 'tdes' | 'sm4', block: Uint8Array) => Promise<Result<Uint8Array, Trouble>>;

const MAC_BYTES = 8;
const BLOCK_BYTES = { tdes: 8, sm4: 16 } as const;

/** The MAC, 8 bytes; `encipher` asks the pad for one block in ECB mode. The retail MAC needs half a key: no pad gives that. */
export function macByBlocks(algorithm: MacAlgorithm, message: Uint8Array, encipher: Encipher): Promise<Result<Uint8Array, Trouble>> {
  switch (algorithm) {
    case 'cup':
      return folded('tdes', message, encipher);
    case 'cup-sm4':
      return folded('sm4', message, encipher);
    case 'x9.9':
      return chained('tdes', message, encipher);
    case 'sm4-cbc':
      return chained('sm4', message, encipher);
    case 'x9.19':
      return Promise.resolve(err({ reason: 'command', detail: 'the pad has no retail MAC' }));
  }
}

/** UnionPay POS ECB MAC: all blocks XORed, in hexadecimal, enciphered in two halves, the first characters of the result in hexadecimal. */
async function folded(cipher: 'tdes' | 'sm4', message: Uint8Array, encipher: Encipher): Promise<Result<Uint8Array, Trouble>> {
  const bytes = BLOCK_BYTES[cipher];
  const text = ascii(toHex(blocksOf(message, bytes).reduce(xor)));
  const first = await encipher(cipher, text.slice(0, bytes));
  if (!first.ok) return first;
  const last = await encipher(cipher, xor(first.value, text.slice(bytes)));
  return last.ok ? ok(ascii(toHex(last.value)).slice(0, MAC_BYTES)) : last;
}

async function chained(cipher: 'tdes' | 'sm4', message: Uint8Array, encipher: Encipher): Promise<Result<Uint8Array, Trouble>> {
  let chain = new Uint8Array(BLOCK_BYTES[cipher]);
  for (const block of blocksOf(message, chain.length)) {
    const next = await encipher(cipher, xor(chain, block));
    if (!next.ok) return next;
    chain = Uint8Array.from(next.value);
  }
  return ok(chain.slice(0, MAC_BYTES));
}

/** Filled up with 00; an empty message is one block of them. */
function blocksOf(message: Uint8Array, blockBytes: number): Uint8Array[] {
  const count = Math.max(1, Math.ceil(message.length / blockBytes));
  const padded = concat(message, new Uint8Array(count * blockBytes - message.length));
  return Array.from({ length: count }, (_, i) => padded.slice(i * blockBytes, (i + 1) * blockBytes));
}

function xor(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(a, (byte, i) => byte ^ (b[i] ?? 0));
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
