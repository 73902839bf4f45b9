/** READ BINARY (ISO/IEC 7816-4 §11.2.3) of the current transparent file. */
import { CLA, INS, type CommandApdu } from '../apdu.ts';

/** b8 of P1 would name a short file identifier, so an offset has 15 bits. */
const OFFSET_MAX = 0x7fff;

/** `le` bytes from `offset` on. */
export function readBinary(offset: number, le: number): CommandApdu {
  if (!Number.isInteger(offset) || offset < 0 || offset > OFFSET_MAX) throw new RangeError(`an offset of ${offset}`);
  return { cla: CLA.iso, ins: INS.readBinary, p1: offset >> 8, p2: offset % 256, le };
}
