/**
 * The PIN of the certificate application on 3.00 cards: the card turns the PIN into a key, the terminal proves it by enciphering a
 * challenge under SM4. How real cards make the key is not published; here it is a hash of the PIN and the card's ATR.
 */
import { createHash } from 'node:crypto';
import { concat, equalBytes } from '../../base/bytes.ts';
import type { Command, Reply } from './apdu.ts';
import { keyTriesLeft, spendKeyTry, takeChallenge } from './authentication.ts';
import type { CardState } from './chip.ts';
import { blockCipher } from './ciphers.ts';
import { SW } from './constants.ts';
import { decipherData, mac } from './key-rules.ts';
import { packPin, unpackPin } from './pin.ts';

const DERIVE = { p1: 0x01, p2: 0x03, pinTag: 0xc1, pinBytes: 3 } as const;
const USER_PIN = { p1: 0x01, p2: 0x81 } as const;
const CHANGE = { p1: 0x01, p2: 0x00 } as const;
const KEY_BYTES = 16;
const MAC_BYTES = 4;
/** Name of the counter of this PIN among those of the keys. */
const COUNTER = 'certificatePin';

/** Whether the certificate application is current. */
export function inCertificates({ session }: CardState): boolean {
  return session.application.kind === 'pki';
}

/** `80 C4 01 03` with the packed PIN in tag C1: 32 bytes, of which the first 16 are the key. Spends no try. */
export function deriveCertificatePin(card: CardState, { p1, p2, data }: Command): Reply {
  if (p1 !== DERIVE.p1 || p2 !== DERIVE.p2) return { sw: SW.wrongParameters };
  const [tag, length] = data;
  if (data.length !== 2 + DERIVE.pinBytes) return { sw: SW.wrongLength };
  if (tag !== DERIVE.pinTag || length !== DERIVE.pinBytes) return { sw: SW.wrongData };
  return { sw: SW.ok, data: derived(card, data.subarray(2)) };
}

/** VERIFY `00 20 01 81` with the 16-byte challenge enciphered under that key. */
export function verifyCertificatePin(card: CardState, { p1, p2, data }: Command): Reply {
  const pin = pinOf(card);
  if (p1 !== USER_PIN.p1 || p2 !== USER_PIN.p2) return { sw: SW.wrongParameters };
  if (pin === null) return { sw: SW.keyNotFound };
  if (data.length !== KEY_BYTES) return { sw: SW.wrongLength };
  if (keyTriesLeft(card, COUNTER) === 0) return { sw: SW.authenticationBlocked };
  const challenge = takeChallenge(card);
  if (challenge?.length !== KEY_BYTES) return { sw: SW.noChallenge };
  const expected = blockCipher('sm4', derived(card, packPin(pin)).subarray(0, KEY_BYTES)).encrypt(challenge);
  if (!equalBytes(expected, data)) return { sw: SW.triesLeft | spendKeyTry(card, COUNTER) };
  card.memory.keyTriesLeft.set(COUNTER, card.chip.keyTriesMax);
  card.session.authenticated.add(COUNTER);
  return { sw: SW.ok };
}

/**
 * `84 5E 01 00`: length, packed PIN and padding under the key of the old PIN, which was verified before, and a MAC whose starting value is
 * the last challenge. What real cards want enciphered is not published.
 */
export function changeCertificatePin(card: CardState, { cla, ins, p1, p2, data }: Command): Reply {
  const pin = pinOf(card);
  if (p1 !== CHANGE.p1 || p2 !== CHANGE.p2) return { sw: SW.wrongParameters };
  if (pin === null) return { sw: SW.keyNotFound };
  if (data.length !== KEY_BYTES + MAC_BYTES) return { sw: SW.wrongLength };
  if (!card.session.authenticated.has(COUNTER)) return { sw: SW.securityNotSatisfied };
  const challenge = takeChallenge(card);
  if (challenge?.length !== KEY_BYTES) return { sw: SW.noChallenge };
  const key = derived(card, packPin(pin)).subarray(0, KEY_BYTES);
  const enciphered = data.subarray(0, KEY_BYTES);
  const covered = concat(Uint8Array.from([cla, ins, p1, p2, data.length]), enciphered);
  if (!equalBytes(mac('sm4', key, covered, challenge), data.subarray(KEY_BYTES))) return { sw: SW.wrongMac };
  const plain = decipherData('sm4', key, enciphered);
  const digits = plain?.length === DERIVE.pinBytes ? unpackPin(plain) : null;
  if (digits === null) return { sw: SW.wrongData };
  card.memory.certificatePin = digits;
  return { sw: SW.ok };
}

function pinOf({ chip, memory }: CardState): string | null {
  return chip.certificatePin === null ? null : (memory.certificatePin ?? chip.certificatePin);
}

function derived({ chip }: CardState, packedPin: Uint8Array): Uint8Array {
  return Uint8Array.from(
    createHash('sha256')
      .update(concat(chip.atr ?? new Uint8Array(0), packedPin))
      .digest(),
  );
}
