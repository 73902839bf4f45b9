import { concat, equalBytes } from '../../base/bytes.ts';
import type { Command } from './apdu.ts';
import { keyHere, takeChallenge } from './authentication.ts';
import type { CardState, KeyName } from './chip.ts';
import { SW } from './constants.ts';
import { mac, sessionKey } from './key-rules.ts';

const MAC_LENGTH = 4;

/** What a protected command carried under its right MAC, and the session key of this exchange. */
export interface Opened {
  /** Data before the MAC, still enciphered where the command enciphers. */
  readonly data: Uint8Array;
  readonly session: Uint8Array;
}

/** Uses up the challenge and checks the MAC under the session key that it makes with that key; else the status word. */
export function openSealed(card: CardState, { cla, ins, p1, p2, data }: Command, name: KeyName): Opened | number {
  const key = keyHere(card, name);
  if (key === null) return SW.keyNotFound;
  if (data.length < MAC_LENGTH) return SW.wrongLength;
  const challenge = takeChallenge(card);
  if (challenge === null) return SW.noChallenge;
  const session = sessionKey(card.chip.algorithm, key, challenge);
  const plain = data.subarray(0, -MAC_LENGTH);
  const covered = concat(Uint8Array.from([cla, ins, p1, p2, data.length]), plain);
  return equalBytes(mac(card.chip.algorithm, session, covered), data.subarray(-MAC_LENGTH)) ? { data: plain, session } : SW.wrongMac;
}

/** The secure messaging key of the current level: STKSSSE, STKDF01, … */
export function messagingKey({ session }: CardState): KeyName {
  return `STK${session.application.id}`;
}
