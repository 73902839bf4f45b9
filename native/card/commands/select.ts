/** SELECT (ISO/IEC 7816-4 §11.1.1; 《社会保障（个人）卡规范》 commands: SELECT). */
import { CLA, INS, SELECT_P1, SHORT_LE_MAX, type CommandApdu } from '../apdu.ts';

/** Selects an application by its DF name (5-16 bytes); the answer is its FCI. */
export function selectByName(name: Uint8Array): CommandApdu {
  return { cla: CLA.iso, ins: INS.select, p1: SELECT_P1.byName, p2: 0, data: name, le: SHORT_LE_MAX };
}

/** Selects an EF under the current DF by its two-byte identifier; no data is asked for. */
export function selectChildFile(fileIdentifier: number): CommandApdu {
  return selectFile(SELECT_P1.childFile, fileIdentifier);
}

/** The same with P1=00, which the specification keeps for DFs but which some cards want for EFs. */
export function selectAnyFile(fileIdentifier: number): CommandApdu {
  return selectFile(SELECT_P1.byFileIdentifier, fileIdentifier);
}

/** Selects an application by its file identifier, from the application above it. P1=00 as the specification has it, 01 on some cards. */
export function selectApplicationFile(fileIdentifier: number, form: 'byFileIdentifier' | 'childDf'): CommandApdu {
  return { ...selectFile(SELECT_P1[form], fileIdentifier), le: SHORT_LE_MAX };
}

function selectFile(p1: number, fileIdentifier: number): CommandApdu {
  return { cla: CLA.iso, ins: INS.select, p1, p2: 0, data: Uint8Array.of(fileIdentifier >> 8, fileIdentifier % 256) };
}
