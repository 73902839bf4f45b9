import { concat, equalBytes } from '../../base/bytes.ts';
import type { Command, Reply } from './apdu.ts';
import { keyHere, keyTriesLeft, spendKeyTry, takeChallenge } from './authentication.ts';
import type { CardState } from './chip.ts';
import { SW } from './constants.ts';
import { decipherData, mac, sessionKey } from './key-rules.ts';
import { setPin, unpackPin } from './pin.ts';

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
  const key = keyHere(card, 'STKSSSE');
  if (key === null) return { sw: SW.keyNotFound };
  if (keyTriesLeft(card, 'PUK') === 0) return { sw: SW.authenticationBlocked };
  if (!card.session.authenticated.has('PUK')) return { sw: SW.securityNotSatisfied };
  const blockSize = card.chip.algorithm === 'sm4' ? 16 : 8;
  const cipherLength = data.length - MAC_LENGTH;
  if (p2 === P2_UNBLOCK ? cipherLength !== 0 : cipherLength < blockSize || cipherLength % blockSize !== 0) return { sw: SW.wrongLength };
  const challenge = takeChallenge(card);
  if (challenge === null) return { sw: SW.noChallenge };
  const session = sessionKey(card.chip.algorithm, key, challenge);
  if (!macFits(card, command, session)) {
    spendKeyTry(card, 'PUK');
    return { sw: SW.wrongMac };
  }
  if (p2 === P2_NEW_PIN) return storeNewPin(card, decipherData(card.chip.algorithm, session, data.subarray(0, cipherLength)));
  card.memory.pinTriesLeft = card.chip.pinTriesMax;
  return { sw: SW.ok };
}

function macFits(card: CardState, command: Command, session: Uint8Array): boolean {
  const { cla, ins, p1, p2, data } = command;
  const covered = concat(Uint8Array.from([cla, ins, p1, p2, data.length]), data.subarray(0, -MAC_LENGTH));
  return equalBytes(mac(card.chip.algorithm, session, covered), data.subarray(-MAC_LENGTH));
}

/** An empty PIN leaves the card without one. */
function storeNewPin(card: CardState, plain: Uint8Array | null): Reply {
  const digits = plain === null || plain.length === 0 ? null : unpackPin(plain);
  if (plain === null || (plain.length > 0 && digits === null)) return { sw: SW.wrongData };
  setPin(card, digits);
  card.session.pinVerified = false;
  return { sw: SW.ok };
}
