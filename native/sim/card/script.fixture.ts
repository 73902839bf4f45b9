import { expect } from 'vitest';
import { hex, toHex } from '../../base/bytes.ts';
import type { VirtualCardOptions } from './create.ts';
import { loadVirtualCard } from './library.ts';
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
