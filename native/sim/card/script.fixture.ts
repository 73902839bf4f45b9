import { expect } from 'vitest';
import { concat, hex, toHex } from '../../base/bytes.ts';
import type { VirtualCardOptions } from './create.ts';
import { authenticationData, mac, sessionKey } from './key-rules.ts';
import { loadPersona, loadVirtualCard } from './library.ts';
import { personalise } from './personalise.ts';
import type { VirtualCard } from './virtual-card.ts';

export const SELECT_SSSE = '00A404000F7378312E73682EC9E7BBE1B1A3D5CF';

/** A powered card by id. */
export function poweredCard(id: string, options: VirtualCardOptions = {}): VirtualCard {
  const card = loadVirtualCard(id, options);
  if (!card.ok) throw new Error(card.error.detail);
  card.value.powerOn();
  return card.value;
}

/** The answer to one command, both in hexadecimal. */
export async function say(card: VirtualCard, command: string): Promise<string> {
  const answer = await card.transmit(hex(command));
  return typeof answer === 'string' ? answer : toHex(answer);
}

/** Runs lines of `command > answer` (blanks do not matter) and expects exactly these answers. */
export async function follow(card: VirtualCard, script: string): Promise<void> {
  const lines = script.split('\n').filter((line) => line.trim() !== '');
  const heard: string[] = [];
  const wanted: string[] = [];
  for (const line of lines) {
    const [command = '', answer = ''] = line.replace(/\s+/g, '').split('>');
    wanted.push(`${command} > ${answer}`);
    heard.push(`${command} > ${await say(card, command)}`);
  }
  expect(heard).toEqual(wanted);
}

/** Challenges that count: 01 02 03 …, so that authentications can be worked out beforehand. */
export function countingChallenges(): (length: number) => Uint8Array {
  return (length) => Uint8Array.from({ length }, (_, i) => i + 1);
}

const SOURCE = hex('0102030405060708');

/** The card's own key, as a key service would derive it. */
function keyOf(card: VirtualCard, name: string) {
  const persona = loadPersona(card.id);
  if (!persona.ok) throw new Error(persona.error.detail);
  const key = personalise(persona.value).key(name);
  if (key === null) throw new Error(`no key ${name}`);
  return { algorithm: persona.value.algorithm, key };
}

/** EXTERNAL AUTHENTICATE with right data under the key of that name and reference; gives the answer. */
export async function prove(card: VirtualCard, name: string, reference: string): Promise<string> {
  const { algorithm, key } = keyOf(card, name);
  const challenge = hex((await say(card, '0084000008')).slice(0, 16));
  const data = authenticationData(algorithm, sessionKey(algorithm, key, challenge), SOURCE);
  return say(card, `008200${reference}10${toHex(data)}${toHex(SOURCE)}`);
}

/** A command without data and with a right MAC under the key of that name, after a fresh challenge; gives the answer. */
export async function sealed(card: VirtualCard, name: string, header: string): Promise<string> {
  const { algorithm, key } = keyOf(card, name);
  const challenge = hex((await say(card, '0084000008')).slice(0, 16));
  const covered = concat(hex(header), Uint8Array.of(4));
  return say(card, toHex(concat(covered, mac(algorithm, sessionKey(algorithm, key, challenge), covered))));
}
