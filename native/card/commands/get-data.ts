/** GET DATA (EMV book 3 §6.5.7, JR/T 0025.5): a data object of the selected application that stands in no record. */
import { CLA, INS, SHORT_LE_MAX, type CommandApdu } from '../apdu.ts';

/** Asks for the object with this tag of two bytes; the answer is the whole object, of `expectedBytes` where that is known. */
export function getData(tag: number, expectedBytes?: number): CommandApdu {
  const expected = expectedBytes === undefined ? {} : { expectedBytes };
  return { cla: CLA.proprietary, ins: INS.getData, p1: tag >> 8, p2: tag % 256, le: SHORT_LE_MAX, ...expected };
}
