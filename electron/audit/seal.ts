/** Sealing of what may not be read from a stolen disk: AES-256-GCM under a key that each terminal makes for itself. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';

export type SealFault = Fault<'journal.sealBroken'>;

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface Seal {
  /** `context` names the place; a text moved to another place does not open there. */
  close(text: string, context: string): Uint8Array;
  open(sealed: Uint8Array, context: string): Result<string, SealFault>;
  /** HMAC-SHA-256 in hexadecimal, for what must be known to come from this terminal. */
  stamp(text: string): string;
}

/** The seal under the key in `file`; the key is made at the first call, readable by its owner only. Throws when the key is damaged. */
export function openSeal(file: string): Seal {
  if (!existsSync(file)) makeKey(file);
  chmodSync(file, 0o600);
  const key = readFileSync(file);
  if (key.length !== KEY_BYTES) throw new Error(`journal key ${file}: ${key.length} bytes instead of ${KEY_BYTES}`);
  return {
    close: (text, context) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    open: (sealed, context) => {
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
        decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(-TAG_BYTES));
        return ok(Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8'));
      } catch {
        return err(fault('journal.sealBroken', `${context}: damaged, or sealed under another key`));
      }
    },
    stamp: (text) => createHmac('sha256', key).update(text).digest('hex'),
  };
}

/** The key appears whole or not at all, and stays through a power cut: nothing may be sealed under a key that is then lost. */
function makeKey(file: string): void {
  const draft = `${file}.${process.pid}`;
  const written = openSync(draft, 'w', 0o600);
  writeSync(written, randomBytes(KEY_BYTES));
  fsyncSync(written);
  closeSync(written);
  try {
    linkSync(draft, file);
  } catch (error) {
    // Another program was first: its key holds.
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
  syncDirectory(dirname(file));
}

/** Puts a new name on disk. Windows keeps directories by itself and cannot open one. */
function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(directory, 'r');
  fsyncSync(opened);
  closeSync(opened);
}
