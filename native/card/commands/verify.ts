/** VERIFY with a plain PIN (《社会保障（个人）卡规范》 commands: VERIFY; type cn, 4-16 digits, two a byte). */
import { packDigits } from '../../base/bcd.ts';
import { CLA, INS, type CommandApdu, type ResponseApdu } from '../apdu.ts';
import { SW, triesLeft } from '../status-words.ts';

export const PIN_MIN_DIGITS = 4;
export const PIN_MAX_DIGITS = 16;

/** Presents a PIN given as digit values. The packed PIN is in `data`: wipe it after use. */
export function verifyPin(digits: Uint8Array): CommandApdu {
  return { cla: CLA.iso, ins: INS.verify, p1: 0, p2: 0, data: packDigits(digits) };
}

/** Asks the tries left without spending one: 00 20 00 00 00, which has the bytes of Lc=00. */
export function askPinTries(): CommandApdu {
  return { cla: CLA.iso, ins: INS.verify, p1: 0, p2: 0, le: 256 };
}

export type VerifyAnswer =
  | { readonly kind: 'ok' }
  | { readonly kind: 'tries'; readonly left: number }
  | { readonly kind: 'locked' }
  | { readonly kind: 'other'; readonly sw: number };

/** What the status word says. 63C0 and 6983 both mean locked. */
export function parseVerify(response: ResponseApdu): VerifyAnswer {
  const left = triesLeft(response.sw);
  if (response.sw === SW.ok) return { kind: 'ok' };
  if (response.sw === SW.blockedMethod || left === 0) return { kind: 'locked' };
  return left === null ? { kind: 'other', sw: response.sw } : { kind: 'tries', left };
}
