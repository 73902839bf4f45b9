/** Keyed fingerprints (HMAC with SM3, GB/T 32905) under which the embedded bank keeps card numbers and PINs. */
import { sm3 } from 'sm-crypto-v2';
import { concat } from '../../native/base/bytes.ts';

/** Says what a fingerprint is of, so that those of different things can never be equal. */
const PAN_DOMAIN = 1;
const PIN_DOMAIN = 2;
const BODY_DOMAIN = 3;
const NAME_DOMAIN = 4;

const encoder = new TextEncoder();

function fingerprint(key: Uint8Array, domain: number, ...parts: readonly Uint8Array[]): string {
  const message = concat(Uint8Array.of(domain), ...parts.flatMap((part) => [Uint8Array.of(part.length), part]));
  const result = sm3(message, { key, mode: 'hmac' });
  message.fill(0);
  return result;
}

/** Under which a card stands in the records. */
export function panFingerprint(secret: Uint8Array, pan: string): string {
  return fingerprint(secret, PAN_DOMAIN, encoder.encode(pan));
}

/** PIN verification value: of the PIN with its card number, so that equal PINs of two cards differ. `digits` one a byte. */
export function pinFingerprint(secret: Uint8Array, pan: string, digits: Uint8Array): string {
  return fingerprint(secret, PIN_DOMAIN, encoder.encode(pan), digits);
}

/** Of a holder's name with the card number. */
export function nameFingerprint(secret: Uint8Array, pan: string, name: string): string {
  return fingerprint(secret, NAME_DOMAIN, encoder.encode(pan), encoder.encode(name));
}

/** Of a whole request, to tell a repeat from another request under the same key. `what`: the PIN format, or the command. */
export function bodyFingerprint(secret: Uint8Array, pan: string, what: string, digits: Uint8Array): string {
  return fingerprint(secret, BODY_DOMAIN, encoder.encode(pan), encoder.encode(what), digits);
}
