/** What a PSAM computes, 《社会保障（个人）卡规范》 PSAM part: a card's key from its factors, then enciphered data and MACs. */
import { concat } from '../../base/bytes.ts';
import type { Command, Reply } from './apdu.ts';
import type { CardState, PsamKey } from './chip.ts';
import { blockBytes, blockCipher } from './ciphers.ts';
import { SW } from './constants.ts';
import { chainMac, diversify, sessionKey } from './key-rules.ts';

const FACTOR_BYTES = 8;
/** Usage byte: levels of diversification above, type below. */
const LEVEL_SHIFT = 5;
const TYPE_MASK = 0x1f;
const TYPE = { mac: 6, encipher: 7, both: 8 } as const;
const COMPUTE = { encipher: 0x00, mac: 0x05 } as const;
/** The application of the environment that holds the keys. */
const KEY_APPLICATION = 'PSAM/DF01';

/** `BF EC 00 00 01 <first byte of 卡的识别码>`: the environment for the cards of that region. */
export function psamEnvironment(card: CardState, { p1, p2, data }: Command): Reply {
  if (p1 !== 0 || p2 !== 0) return { sw: SW.wrongParameters };
  if (data.length !== 1) return { sw: SW.wrongLength };
  card.session.psamKey = null;
  return { sw: SW.ok };
}

/** `BF DE usage id`: the factors, card first, then province last, and the process factor make the session key. */
export function psamDeriveKey(card: CardState, { p1: usage, p2: id, data }: Command): Reply {
  if (card.session.application.id !== KEY_APPLICATION) return { sw: SW.conditionsNotSatisfied };
  const key = card.chip.psamKeys?.get(id);
  if (key === undefined) return { sw: SW.keyNotFound };
  const levels = usage >> LEVEL_SHIFT;
  if (levels !== key.levels || (usage & TYPE_MASK) !== key.type) return { sw: SW.wrongData };
  const processFactor = data.subarray(levels * FACTOR_BYTES);
  if (processFactor.length !== blockBytes(card.chip.algorithm) && processFactor.length !== FACTOR_BYTES) return { sw: SW.wrongLength };
  const { algorithm } = card.chip;
  const factors = Array.from({ length: levels }, (_, i) => data.subarray(i * FACTOR_BYTES, (i + 1) * FACTOR_BYTES));
  const cardKey = factors.toReversed().reduce((one, factor) => diversify(algorithm, one, factor), key.key);
  card.session.psamKey = { session: sessionKey(algorithm, cardKey, processFactor), type: key.type };
  return { sw: SW.ok };
}

/** `80 FA 00 00`: whole blocks enciphered. `80 FA 05 00`: starting value and padded data, the 4-byte MAC comes back. */
export function psamCompute(card: CardState, { p1, p2, data }: Command): Reply {
  if (p2 !== 0 || (p1 !== COMPUTE.encipher && p1 !== COMPUTE.mac)) return { sw: SW.wrongParameters };
  const { psamKey } = card.session;
  if (psamKey === null || !permits(psamKey, p1)) return { sw: SW.conditionsNotSatisfied };
  const size = blockBytes(card.chip.algorithm);
  const blocks = Array.from({ length: data.length / size }, (_, i) => data.subarray(i * size, (i + 1) * size));
  if (data.length === 0 || data.length % size !== 0) return { sw: SW.wrongLength };
  const cipher = blockCipher(card.chip.algorithm, psamKey.session);
  if (p1 === COMPUTE.encipher) return { sw: SW.ok, data: concat(...blocks.map((block) => cipher.encrypt(block))) };
  const [start, ...rest] = blocks;
  return start === undefined || rest.length === 0 ? { sw: SW.wrongLength } : { sw: SW.ok, data: chainMac(cipher, start, rest) };
}

function permits({ type }: Pick<PsamKey, 'type'>, p1: number): boolean {
  return type === TYPE.both || type === (p1 === COMPUTE.mac ? TYPE.mac : TYPE.encipher);
}
