import type { Command, Reply } from './apdu.ts';
import { inSocialSecurity, keyTriesLeft, spendKeyTry } from './authentication.ts';
import type { CardState } from './chip.ts';
import { blockBytes } from './ciphers.ts';
import { SW } from './constants.ts';
import { decipherData } from './key-rules.ts';
import { setPin, unpackPin } from './pin.ts';
import { openSealed } from './secure-messaging.ts';

const P2_UNBLOCK = 0x00;
const P2_NEW_PIN = 0x01;
const MAC_LENGTH = 4;

/**
 * PIN CHANGE/UNBLOCK `84 24 00 P2` (commands part): P2=00 frees the counter, P2=01 sets a new PIN. Needs EXTERNAL
 * AUTHENTICATE under PUK and a fresh challenge; enciphered and MACed under the session key of STKSSSE.
 */
export function pinChangeUnblock(card: CardState, command: Command): Reply {
  const { p1, p2, data } = command;
  if (p1 !== 0 || (p2 !== P2_UNBLOCK && p2 !== P2_NEW_PIN)) return { sw: SW.wrongParameters };
  if (!inSocialSecurity(card)) return { sw: SW.keyNotFound };
  if (keyTriesLeft(card, 'PUK') === 0) return { sw: SW.authenticationBlocked };
  if (!card.session.authenticated.has('PUK')) return { sw: SW.securityNotSatisfied };
  const blockSize = blockBytes(card.chip.algorithm);
  const cipherLength = data.length - MAC_LENGTH;
  if (p2 === P2_UNBLOCK ? cipherLength !== 0 : cipherLength < blockSize || cipherLength % blockSize !== 0) return { sw: SW.wrongLength };
  const opened = openSealed(card, command, 'STKSSSE');
  if (opened === SW.wrongMac) spendKeyTry(card, 'PUK');
  if (typeof opened === 'number') return { sw: opened };
  if (p2 === P2_NEW_PIN) return storeNewPin(card, decipherData(card.chip.algorithm, opened.session, opened.data));
  card.memory.pinTriesLeft = card.chip.pinTriesMax;
  return { sw: SW.ok };
}

/** An empty PIN leaves the card without one. */
function storeNewPin(card: CardState, plain: Uint8Array | null): Reply {
  const digits = plain === null || plain.length === 0 ? null : unpackPin(plain);
  if (plain === null || (plain.length > 0 && digits === null)) return { sw: SW.wrongData };
  setPin(card, digits);
  card.session.pinVerified = false;
  return { sw: SW.ok };
}
