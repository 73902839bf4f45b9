/** INTERNAL AUTHENTICATE with IRK (《社会保障（个人）卡规范》 commands): the card proves that it knows its key. */
import { concat } from '../../base/bytes.ts';
import { CLA, INS, type CommandApdu } from '../apdu.ts';

export const AUTHENTICATION_BYTES = 8;

/** `processFactor` (过程因子) derives the session key, `source` (原始信息) is enciphered; eight bytes each. */
export function internalAuthenticate(processFactor: Uint8Array, source: Uint8Array): CommandApdu {
  return { cla: CLA.iso, ins: INS.internalAuthenticate, p1: 0, p2: 0, data: concat(processFactor, source), le: AUTHENTICATION_BYTES };
}
