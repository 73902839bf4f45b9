/** APPLICATION BLOCK 84 1E 00 01 and CARD BLOCK 84 16 00 00 (《社会保障（个人）卡规范》 commands): for ever, under a MAC. */
import { CLA, INS, type CommandApdu } from '../apdu.ts';

/** P2 of APPLICATION BLOCK: the specification knows the permanent block only. */
const PERMANENT = 0x01;

const BLOCKS = {
  application: { ins: INS.applicationBlock, p2: PERMANENT },
  card: { ins: INS.cardBlock, p2: 0 },
} as const;

/** The header that the MAC covers: CLA INS P1 P2. */
export function blockHeader(what: keyof typeof BLOCKS): Uint8Array {
  return Uint8Array.of(CLA.secured, BLOCKS[what].ins, 0, BLOCKS[what].p2);
}

/** `mac` is all the data there is. */
export function block(what: keyof typeof BLOCKS, mac: Uint8Array): CommandApdu {
  return { cla: CLA.secured, ins: BLOCKS[what].ins, p1: 0, p2: BLOCKS[what].p2, data: mac };
}
