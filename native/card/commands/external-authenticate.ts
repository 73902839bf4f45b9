/** EXTERNAL AUTHENTICATE (《社会保障（个人）卡规范》 commands): the terminal proves that it may use a key of the card. */
import { concat } from '../../base/bytes.ts';
import { CLA, INS, type CommandApdu } from '../apdu.ts';

/** Key numbers of the global keys on the card, as P2. */
export const KEY_ID = { UKSSSE: 0x04, PUK: 0x06, RKSSSE: 0x0a } as const;

/** `authentication` was computed under the card's last challenge; eight bytes each. */
export function externalAuthenticate(keyId: number, authentication: Uint8Array, source: Uint8Array): CommandApdu {
  return { cla: CLA.iso, ins: INS.externalAuthenticate, p1: 0, p2: keyId, data: concat(authentication, source) };
}
