/** GET CHALLENGE (ISO/IEC 7816-4 §11.5.3): the card keeps the last one, for one use. */
import { CLA, INS, type CommandApdu } from '../apdu.ts';

export const CHALLENGE_BYTES = 8;

/** Asks for a challenge, of eight bytes unless told otherwise. */
export function getChallenge(bytes = CHALLENGE_BYTES): CommandApdu {
  return { cla: CLA.iso, ins: INS.getChallenge, p1: 0, p2: 0, le: bytes };
}
