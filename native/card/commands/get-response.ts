/** GET RESPONSE: the data that a T=0 card keeps ready behind 61xx (ISO/IEC 7816-4 §11.6.1). */
import { CLA, INS, type CommandApdu } from '../apdu.ts';

/** Asks for `le` bytes, 1-256. */
export function getResponse(le: number): CommandApdu {
  return { cla: CLA.iso, ins: INS.getResponse, p1: 0, p2: 0, le };
}
