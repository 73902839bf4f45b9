/** Engineers' codes as they stand in a configuration: scrypt (RFC 7914) under a salt of their own. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** `scrypt:N:r:p:salt:hash`, salt and hash in base64url. */
export const CODE_HASH = /^scrypt:(\d{4,7}):(\d{1,2}):(\d{1,2}):([\w-]{22,64}):([\w-]{43})$/;

const COST = { N: 32_768, r: 8, p: 1 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const MAX_MEMORY_BYTES = 256 * 1024 * 1024;

/** The hash of a code (digit values 0-9), for the configuration. */
export async function hashCode(code: Uint8Array): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(code, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join(':');
}

/** Whether the code (digit values 0-9) is the one behind the hash. A hash of another form fits no code. */
export async function fitsCode(stored: string, code: Uint8Array): Promise<boolean> {
  const parts = CODE_HASH.exec(stored);
  if (parts === null) return false;
  const [, N, r, p, salt = '', hash = ''] = parts;
  const expected = Buffer.from(hash, 'base64url');
  const given = await derive(code, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** The digits as text in a buffer that is wiped. */
function derive(code: Uint8Array, salt: Buffer, cost: { readonly N: number; readonly r: number; readonly p: number }): Promise<Buffer> {
  const secret = Buffer.from(code.map((digit) => digit + ASCII_ZERO));
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, HASH_BYTES, { ...cost, maxmem: MAX_MEMORY_BYTES }, (error, hash) => {
      secret.fill(0);
      if (error === null) resolve(hash);
      else reject(error);
    });
  });
}

const ASCII_ZERO = 0x30;
