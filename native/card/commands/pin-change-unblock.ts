/** PIN CHANGE/UNBLOCK 84 24 (《社会保障（个人）卡规范》 commands): under PUK authentication and a MAC of STKSSSE. */
import { CLA, INS, PIN_CHANGE_P2, type CommandApdu } from '../apdu.ts';

/** The header that the MAC covers: CLA INS P1 P2. */
export function pinChangeHeader(mode: keyof typeof PIN_CHANGE_P2): Uint8Array {
  return Uint8Array.of(CLA.secured, INS.pinChangeUnblock, 0, PIN_CHANGE_P2[mode]);
}

/** `sealed` is the enciphered new PIN (none for `unblock`) and the MAC. */
export function pinChangeUnblock(mode: keyof typeof PIN_CHANGE_P2, sealed: Uint8Array): CommandApdu {
  return { cla: CLA.secured, ins: INS.pinChangeUnblock, p1: 0, p2: PIN_CHANGE_P2[mode], data: sealed };
}
