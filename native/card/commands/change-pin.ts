/** CHANGE PIN 80 5E 01 00 (《社会保障（个人）卡规范》 commands): old PIN ‖ FF ‖ new PIN, both packed. Answered like VERIFY. */
import { packDigits } from '../../base/bcd.ts';
import { concat } from '../../base/bytes.ts';
import { CLA, INS, type CommandApdu } from '../apdu.ts';

const CHANGE = 0x01;
const SEPARATOR = Uint8Array.of(0xff);

/** Both PINs as digit values. They stand packed in `data`: wipe it after use. */
export function changePin(oldDigits: Uint8Array, newDigits: Uint8Array): CommandApdu {
  const [before, after] = [packDigits(oldDigits), packDigits(newDigits)];
  const data = concat(before, SEPARATOR, after);
  before.fill(0);
  after.fill(0);
  return { cla: CLA.proprietary, ins: INS.changePin, p1: CHANGE, p2: 0, data };
}
