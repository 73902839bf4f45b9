/** Which items of the social-security application are about the card, and which about its holder: these are shown to strangers masked. */
import { maskCardNumber, maskIdentityNumber, maskName } from '../../base/mask.ts';
import type { FileAddress } from '../../ports/social-security-card.ts';
import { addressText } from '../social-security/files/all-files.ts';

type Mask = (text: string) => string;

const SEPARATORS = /[^\-^]/gu;

/** Every character hidden; the separators of parts stay. */
const hidden: Mask = (text) => text.replace(SEPARATORS, '*');
const open: Mask = (text) => text;

/** By file and tag, 《社会保障（个人）卡规范》 file structure. What is not named here is personal. */
const MASKS: ReadonlyMap<string, Mask> = new Map<string, Mask>([
  ['SSSE/EF05 1', maskCardNumber],
  ['SSSE/EF05 2', open],
  ['SSSE/EF05 3', open],
  ['SSSE/EF05 4', open],
  ['SSSE/EF05 5', open],
  ['SSSE/EF05 6', open],
  ['SSSE/EF05 7', maskCardNumber],
  ['SSSE/EF06 8', maskIdentityNumber],
  ['SSSE/EF06 9', maskName],
]);

/** How the value of this item is shown to a stranger. */
export function maskOf(address: FileAddress, tag: number): Mask {
  return MASKS.get(`${addressText(address)} ${tag}`) ?? hidden;
}

/** Whether the item says nothing of the holder: its bytes may be seen by anybody. */
export function isOpen(address: FileAddress, tag: number): boolean {
  return maskOf(address, tag) === open;
}
