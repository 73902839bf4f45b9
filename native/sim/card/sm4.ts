/** The block cipher SM4, GB/T 32907-2016, written out because the desktop shell's crypto library has none. */
const SBOX = sbox(
  'd690e9fecce13db716b614c228fb2c052b679a762abe04c3aa441326498606999c4250f491ef987a33540b43edcfac62' +
    'e4b31ca9c908e89580df94fa758f3fa64707a7fcf37317ba83593c19e6854fa8686b81b27164da8bf8eb0f4b70569d35' +
    '1e240e5e6358d1a225227c3b01217887d40046579fd327524c3602e7a0c4c89eeabf8ad240c738b5a3f7f2cef96115a1' +
    'e0ae5da49b341a55ad933230f58cb1e31df6e22e8266ca60c02923ab0d534e6fd5db3745defd8e2f03ff6a726d6c5b51' +
    '8d1baf92bbddbc7f11d95c411f105ad80ac13188a5cd7bbd2d74d012b8e5b4b08969974a0c96777e65b9f109c56ec684' +
    '18f07dec3adc4d2079ee5f3ed7cb3948',
);
const FK = [0xa3b1bac6, 0x56aa3350, 0x677d9197, 0xb27022dc] as const;
const ROUNDS = 32;

/** The 32 round keys of a 16-byte key (§7.3). */
export function sm4RoundKeys(key: Uint8Array): Uint32Array {
  if (key.length !== 16) throw new Error(`an SM4 key has 16 bytes, not ${key.length}`);
  const k = words(key).map((word, i) => word ^ (FK[i] ?? 0));
  const roundKeys = new Uint32Array(ROUNDS);
  for (let i = 0; i < ROUNDS; i++) {
    const mixed = substitute(at(k, i + 1) ^ at(k, i + 2) ^ at(k, i + 3) ^ constantKey(i));
    const next = at(k, i) ^ mixed ^ rotate(mixed, 13) ^ rotate(mixed, 23);
    k.push(next);
    roundKeys[i] = next >>> 0;
  }
  return roundKeys;
}

/** Enciphers one block of 16 bytes. Deciphering is the same with the round keys reversed (§7.2). */
export function sm4Block(roundKeys: Uint32Array, block: Uint8Array): Uint8Array {
  if (block.length !== 16) throw new Error(`an SM4 block has 16 bytes, not ${block.length}`);
  const x = words(block);
  for (const [i, roundKey] of roundKeys.entries()) {
    const mixed = substitute(at(x, i + 1) ^ at(x, i + 2) ^ at(x, i + 3) ^ roundKey);
    x.push(at(x, i) ^ mixed ^ rotate(mixed, 2) ^ rotate(mixed, 10) ^ rotate(mixed, 18) ^ rotate(mixed, 24));
  }
  const out = new DataView(new ArrayBuffer(16));
  for (let i = 0; i < 4; i++) out.setUint32(4 * i, at(x, ROUNDS + 3 - i) >>> 0);
  return new Uint8Array(out.buffer);
}

function sbox(hexText: string): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, i) => parseInt(hexText.slice(2 * i, 2 * i + 2), 16));
}

/** CK of round i: bytes (4i + j) · 7 mod 256. */
function constantKey(round: number): number {
  let word = 0;
  for (let j = 0; j < 4; j++) word = (word << 8) | (((4 * round + j) * 7) & 0xff);
  return word;
}

function substitute(word: number): number {
  return (
    (at(SBOX, word >>> 24) << 24) | (at(SBOX, (word >>> 16) & 0xff) << 16) | (at(SBOX, (word >>> 8) & 0xff) << 8) | at(SBOX, word & 0xff)
  );
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function words(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return [0, 4, 8, 12].map((offset) => view.getUint32(offset));
}

function at(list: ArrayLike<number>, index: number): number {
  const value = list[index];
  if (value === undefined) throw new Error(`index ${index} outside the table`);
  return value;
}
