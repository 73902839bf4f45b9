/** The keys of a simulated pad, and what it makes with them. OpenSSL's ciphers: nothing is shared with the driver. */
import { type Cipher, decipher, encipher, xored } from '../bank-host/ciphers.ts';

const BLOCK_BYTES = { tdes: 8, sm4: 16 } as const;
type KeyCipher = keyof typeof BLOCK_BYTES & Cipher;

interface Held {
  readonly key: Buffer;
  readonly cipher: KeyCipher;
}

export class PadVault {
  readonly #keys = new Map<number, Held>();

  put(slot: number, key: Uint8Array, cipher: KeyCipher): void {
    this.#keys.set(slot, { key: Buffer.from(key), cipher });
  }

  drop(slot: number): void {
    this.#keys.delete(slot);
  }

  wipe(): void {
    this.#keys.clear();
  }

  get empty(): boolean {
    return this.#keys.size === 0;
  }

  /** The key of that cipher in that place. */
  key(slot: number, cipher: KeyCipher): Buffer | null {
    const held = this.#keys.get(slot);
    return held?.cipher === cipher ? held.key : null;
  }

  has(slot: number): boolean {
    return this.#keys.has(slot);
  }

  open(master: Buffer, cipher: KeyCipher, enciphered: Uint8Array): Buffer {
    return decipher(cipher, master, enciphered);
  }

  checkValue(key: Buffer, cipher: KeyCipher): Buffer {
    return encipher(cipher, key, Buffer.alloc(BLOCK_BYTES[cipher])).subarray(0, 4);
  }

  /** CBC without a beginning of its own, filled up with 00; the last block. */
  chain(key: Buffer, cipher: KeyCipher, message: Uint8Array): Buffer {
    const size = BLOCK_BYTES[cipher];
    const filled = Buffer.concat([message, Buffer.alloc((size - (message.length % size)) % size)]);
    let last: Buffer = Buffer.alloc(size);
    for (let at = 0; at < filled.length; at += size) last = encipher(cipher, key, xored(last, filled.subarray(at, at + size)));
    return last;
  }
}

/** Layout 0, 1 or 3 of ISO 9564-1 under triple DES; `account`: 12 digits. */
export function desBlock(layout: 0 | 1 | 3, pin: string, account: string, key: Buffer): Buffer {
  const fill = { 0: 'F', 1: '5', 3: 'C' }[layout];
  const field = Buffer.from(`${layout}${pin.length.toString(16)}${pin}`.padEnd(16, fill), 'hex');
  const bound = layout === 1 ? field : xored(field, Buffer.from(`0000${account}`, 'hex'));
  return encipher('tdes', key, bound);
}

/** Layout 0 under SM4: eight bytes and eight 00, or laid over sixteen. */
export function sm4Block(shape: 'padded' | 'wide', pin: string, account: string, key: Buffer): Buffer {
  const digits = `0${pin.length.toString(16)}${pin}`;
  const wide = xored(Buffer.from(digits.padEnd(32, 'F'), 'hex'), Buffer.from(`${'0'.repeat(20)}${account}`, 'hex'));
  const narrow = xored(Buffer.from(digits.padEnd(16, 'F'), 'hex'), Buffer.from(`0000${account}`, 'hex'));
  return encipher('sm4', key, shape === 'wide' ? wide : Buffer.concat([narrow, Buffer.alloc(8)]));
}
