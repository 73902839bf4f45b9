/** The whole file table of the social-security application, and looking things up in it. */
import type { FileAddress } from '../../../ports/social-security-card.ts';
import { DF01_FILES } from './df01.ts';
import { DF02_FILES } from './df02.ts';
import { DF03_FILES } from './df03.ts';
import { DF04_FILES } from './df04.ts';
import { DF07_FILES } from './df07.ts';
import type { FileSpec } from './file-spec.ts';
import { SSSE_FILES } from './ssse.ts';

/** Every file of the specification, in the order of its chapters. Local files (EF0C and on, DF0A and on) are not in it. */
export const CARD_FILES: readonly FileSpec[] = [...SSSE_FILES, ...DF01_FILES, ...DF02_FILES, ...DF03_FILES, ...DF04_FILES, ...DF07_FILES];

/** The file at an address; `undefined` where the specification has none. */
export function findFile(address: FileAddress): FileSpec | undefined {
  return CARD_FILES.find(({ application, file }) => application === address.application && file === address.file);
}

/** `DF01/EF05`: for faults and screens. */
export function addressText({ application, file }: FileAddress): string {
  return `${application}/${file}`;
}
