/** The commands of a PSAM, 《社会保障（个人）卡规范》 PSAM part: it computes with a card's keys and never gives one away. */
import { CLA, type CommandApdu } from '../apdu.ts';

const PSAM_CLA = { keys: 0xbf, compute: CLA.proprietary } as const;
const PSAM_INS = { initialise: 0xec, deriveKey: 0xde, compute: 0xfa } as const;
/** P1 of the computing command. The MAC's data begin with its starting value. */
const COMPUTE_P1 = { encipher: 0x00, mac: 0x05 } as const;
const SHORT_MAC_BYTES = 4;

/** BF EC: the environment for the cards of a region, told by the first byte of their 卡的识别码. */
export function initialisePsam(firstIdentifierByte: number): CommandApdu {
  return { cla: PSAM_CLA.keys, ins: PSAM_INS.initialise, p1: 0, p2: 0, data: Uint8Array.of(firstIdentifierByte) };
}

/** BF DE: makes the session key. `factors`: those of the levels that `usage` names, card's first, then the process factor. */
export function derivePsamKey(usage: number, id: number, factors: Uint8Array): CommandApdu {
  return { cla: PSAM_CLA.keys, ins: PSAM_INS.deriveKey, p1: usage, p2: id, data: factors };
}

/** 80 FA 00: whole blocks, enciphered one by one under the session key. */
export function encipherInPsam(blocks: Uint8Array): CommandApdu {
  return { cla: PSAM_CLA.compute, ins: PSAM_INS.compute, p1: COMPUTE_P1.encipher, p2: 0, data: blocks, le: blocks.length };
}

/** 80 FA 05: the four-byte MAC over whole blocks under the session key. */
export function macInPsam(start: Uint8Array, blocks: Uint8Array): CommandApdu {
  const data = new Uint8Array(start.length + blocks.length);
  data.set(start);
  data.set(blocks, start.length);
  return { cla: PSAM_CLA.compute, ins: PSAM_INS.compute, p1: COMPUTE_P1.mac, p2: 0, data, le: SHORT_MAC_BYTES };
}
