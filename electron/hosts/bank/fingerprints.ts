/** Keyed fingerprints (HMAC with SM3, GB/T 32905) under which the embedded bank keeps card numbers and PINs. */
import { sm3 } from 'sm-crypto-v2';
import { concat } from '../../../native/base/bytes.ts';

export interface BankHostKeys {
  /** Working keys shared with the PIN pads, by name; 16 bytes each. */
  readonly working: ReadonlyMap<string, Uint8Array>;
  /** The host's own secret for fingerprints, 32 bytes; lost, all records are lost. */
  readonly host: Uint8Array;
}

/** Says what a fingerprint is of, so that those of different things can never be equal. */
const PAN_DOMAIN = 1;
const PIN_DOMAIN = 2;
const BODY_DOMAIN = 3;

const encoder = new TextEncoder();

function fingerprint(key: Uint8Array, domain: number, ...parts: readonly Uint8Array[]): string {
  const message = concat(Uint8Array.of(domain), ...parts.flatMap((part) => [Uint8Array.of(part.length), part]));
  const result = sm3(message, { key, mode: 'hmac' });
  message.fill(0);
  return result;
}

/** Under which a card stands in the records. */
export function panFingerprint(keys: BankHostKeys, pan: string): string {
  return fingerprint(keys.host, PAN_DOMAIN, encoder.encode(pan));
}

/** PIN verification value: of the PIN with its card number, so that equal PINs of two cards differ. `digits` one a byte. */
export function pinFingerprint(keys: BankHostKeys, pan: string, digits: Uint8Array): string {
  return fingerprint(keys.host, PIN_DOMAIN, encoder.encode(pan), digits);
}

/** Of a whole request, to tell a repeat from another request under the same key. */
export function bodyFingerprint(keys: BankHostKeys, pan: string, format: string, digits: Uint8Array): string {
  return fingerprint(keys.host, BODY_DOMAIN, encoder.encode(pan), encoder.encode(format), digits);
}
