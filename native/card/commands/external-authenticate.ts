/** EXTERNAL AUTHENTICATE (《社会保障（个人）卡规范》 commands): the terminal proves that it may use a key of the card. */
import { concat } from '../../base/bytes.ts';
import { CLA, INS, type CommandApdu } from '../apdu.ts';

/** `authentication` was computed under the card's last challenge; eight bytes each. `keyNumber`: b8 = key of the selected application. */
export function externalAuthenticate(keyNumber: number, authentication: Uint8Array, source: Uint8Array): CommandApdu {
  return { cla: CLA.iso, ins: INS.externalAuthenticate, p1: 0, p2: keyNumber, data: concat(authentication, source) };
}
