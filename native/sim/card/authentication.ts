import { equalBytes } from '../../base/bytes.ts';
import type { Command, Reply } from './apdu.ts';
import type { CardState, KeyName } from './chip.ts';
import { SW } from './constants.ts';
import { KEY_IDS } from './files/layout-table.ts';
import { authenticationData, sessionKey } from './key-rules.ts';

const CHALLENGE_LENGTHS: readonly number[] = [4, 8, 16];
/** Authentication data or process factor, then source; one more byte may name a key version. */
const AUTHENTICATION_LENGTHS: readonly number[] = [16, 17];

/** GET CHALLENGE with Le 04, 08 or 10. The card keeps the last one, for one use. */
export function getChallenge(card: CardState, command: Command): Reply {
  if (command.p1 !== 0 || command.p2 !== 0) return { sw: SW.wrongParameters };
  const length = command.le ?? 0;
  if (command.data.length > 0 || !CHALLENGE_LENGTHS.includes(length)) return { sw: SW.wrongLength };
  card.session.challenge = card.random(length);
  return { sw: SW.ok, data: card.session.challenge };
}

/** The last challenge, which is then used up; `null` when there is none. */
export function takeChallenge(card: CardState): Uint8Array | null {
  const { challenge } = card.session;
  card.session.challenge = null;
  return challenge;
}

/** INTERNAL AUTHENTICATE: process factor ‖ source in, 8 bytes under IRK out. */
export function internalAuthenticate(card: CardState, command: Command): Reply {
  if (command.p1 !== 0 || command.p2 !== 0) return { sw: SW.wrongParameters };
  if (!AUTHENTICATION_LENGTHS.includes(command.data.length)) return { sw: SW.wrongLength };
  const key = keyHere(card, 'IRK');
  if (key === null) return { sw: SW.keyNotFound };
  const session = sessionKey(card.chip.algorithm, key, command.data.subarray(0, 8));
  return { sw: SW.ok, data: authenticationData(card.chip.algorithm, session, command.data.subarray(8, 16)) };
}

/** EXTERNAL AUTHENTICATE: authentication data ‖ source under the key that P2 names; the process factor is the last challenge. */
export function externalAuthenticate(card: CardState, command: Command): Reply {
  if (command.p1 !== 0) return { sw: SW.wrongParameters };
  const name = keyName(card, command.p2);
  const key = name === null ? null : keyHere(card, name);
  if (name === null || key === null) return { sw: SW.keyNotFound };
  if (!AUTHENTICATION_LENGTHS.includes(command.data.length)) return { sw: SW.wrongLength };
  if (keyTriesLeft(card, name) === 0) return { sw: SW.authenticationBlocked };
  const challenge = takeChallenge(card);
  if (challenge === null) return { sw: SW.noChallenge };
  const session = sessionKey(card.chip.algorithm, key, challenge);
  const expected = authenticationData(card.chip.algorithm, session, command.data.subarray(8, 16));
  if (!equalBytes(expected, command.data.subarray(0, 8))) {
    card.session.authenticated.delete(name);
    return { sw: SW.triesLeft | spendKeyTry(card, name) };
  }
  card.memory.keyTriesLeft.set(name, card.chip.keyTriesMax);
  card.session.authenticated.add(name);
  return { sw: SW.ok };
}

/** Takes one try from a key; gives what is left. A key without tries no longer counts as authenticated. */
export function spendKeyTry(card: CardState, name: KeyName): number {
  const left = Math.max(0, keyTriesLeft(card, name) - 1);
  card.memory.keyTriesLeft.set(name, left);
  if (left === 0) card.session.authenticated.delete(name);
  return left;
}

export function keyTriesLeft(card: CardState, name: KeyName): number {
  return card.memory.keyTriesLeft.get(name) ?? card.chip.keyTriesMax;
}

/** The card's key of that name; `null` outside SSSE and the applications under it, where none of them lives. */
export function keyHere(card: CardState, name: KeyName): Uint8Array | null {
  return inSocialSecurity(card) ? card.chip.key(name) : null;
}

/** Whether SSSE or an application under it is current. */
export function inSocialSecurity({ session }: CardState): boolean {
  return session.application.kind === 'ssse' || session.application.kind === 'df';
}

/** The level that an application's own keys belong to, as it stands in their names: `SSSE`, `DF01`. */
export function levelOf(name: KeyName): string {
  return Object.entries(KEY_IDS).find(([, keys]) => Object.hasOwn(keys, name))?.[0] ?? SSSE;
}

const SSSE = 'SSSE';
/** b8 of a key reference: a key of the current DF; without it one of SSSE. */
const OWN_KEY = 0x80;

function keyName(card: CardState, id: number): KeyName | null {
  const level = (id & OWN_KEY) === 0 ? SSSE : card.session.application.id;
  return Object.entries(KEY_IDS[level] ?? {}).find(([, one]) => one === id)?.[0] ?? null;
}
