/** What a reader can besides exchanging commands (PC/SC part 10 §2.2, §2.3): asked once a card, answered as a list of control codes. */
import type { CardConnection } from '../../ports/card-reader.ts';

/** Tags of features (part 10 §2.3). */
export const FEATURE = { verifyPinDirect: 0x06, modifyPinDirect: 0x07, pinProperties: 0x0a } as const;

/** Function number of CM_IOCTL_GET_FEATURE_REQUEST. */
const GET_FEATURE_REQUEST = 3_400;
const ENTRY_BYTES = 4;

/** SCARD_CTL_CODE: control codes are built differently by PCSC-Lite and by Windows (part 10 §2.2). */
export type ControlCodes = 'pcscLite' | 'windows';

export function controlCode(platform: ControlCodes, fn: number = GET_FEATURE_REQUEST): number {
  return platform === 'windows' ? 0x31_0000 + fn * 4 : 0x4200_0000 + fn;
}

/** Control code by tag. What is cut short is left out; a list that is no list gives none. */
export function parseFeatures(bytes: Uint8Array): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (let at = 0; at + 2 + ENTRY_BYTES <= bytes.length; at += 2 + ENTRY_BYTES) {
    const [tag = 0, length, ...code] = bytes.subarray(at, at + 2 + ENTRY_BYTES);
    if (length !== ENTRY_BYTES) break;
    // Big-endian, whatever the machine is.
    found.set(
      tag,
      code.reduce((value, byte) => value * 256 + byte, 0),
    );
  }
  return found;
}

/** PIN_PROPERTIES_STRUCTURE (part 10 §2.6.8): characters of the display, and which ends of an entry the reader knows. */
export interface PinProperties {
  readonly displayLines: number;
  readonly displayColumns: number;
  readonly entryValidation: number;
  readonly knowsSecondTimeout: boolean;
}

/** `null`: not what a reader answers. */
export function parsePinProperties(bytes: Uint8Array): PinProperties | null {
  const [columns, lines, entryValidation, timeout2] = bytes;
  if (columns === undefined || lines === undefined || entryValidation === undefined || timeout2 === undefined) return null;
  return { displayLines: lines, displayColumns: columns, entryValidation, knowsSecondTimeout: timeout2 !== 0 };
}

/** The features of the reader of this card; none where it knows no such question. */
export async function featuresOf(connection: CardConnection, platform: ControlCodes): Promise<ReadonlyMap<number, number>> {
  const answer = await connection.control(controlCode(platform), new Uint8Array());
  return answer.ok ? parseFeatures(answer.value) : new Map();
}
