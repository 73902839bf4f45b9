/** Status words by name (ISO/IEC 7816-4 §5.1.3; 93xx and 94xx: 《社会保障（个人）卡规范》 commands, appendix of status words). */
export const SW = {
  ok: 0x9000,
  noInformation: 0x6300,
  memoryFailure: 0x6581,
  wrongLength: 0x6700,
  commandIncompatible: 0x6981,
  securityNotSatisfied: 0x6982,
  blockedMethod: 0x6983,
  referenceDataUnusable: 0x6984,
  conditionsNotSatisfied: 0x6985,
  noCurrentFile: 0x6986,
  macMissing: 0x6987,
  macWrong: 0x6988,
  wrongData: 0x6a80,
  functionNotSupported: 0x6a81,
  fileNotFound: 0x6a82,
  recordNotFound: 0x6a83,
  noSpace: 0x6a84,
  lengthAgainstTlv: 0x6a85,
  wrongP1P2: 0x6a86,
  referenceNotFound: 0x6a88,
  offsetOutside: 0x6b00,
  insNotSupported: 0x6d00,
  claNotSupported: 0x6e00,
  noPreciseDiagnosis: 0x6f00,
  selectedFileInvalidated: 0x6283,
  macInvalid: 0x9302,
  applicationBlocked: 0x9303,
} as const;

const MEANINGS: ReadonlyMap<number, string> = new Map<number, string>([
  [SW.ok, 'done'],
  [SW.noInformation, 'verification failed'],
  [SW.memoryFailure, 'memory failure'],
  [SW.wrongLength, 'wrong length'],
  [SW.commandIncompatible, 'command does not fit the file structure'],
  [SW.securityNotSatisfied, 'security status not satisfied'],
  [SW.blockedMethod, 'PIN or key locked'],
  [SW.referenceDataUnusable, 'no challenge, or reference data unusable'],
  [SW.conditionsNotSatisfied, 'conditions of use not satisfied'],
  [SW.noCurrentFile, 'no current file'],
  [SW.macMissing, 'secure messaging data missing'],
  [SW.macWrong, 'secure messaging data wrong'],
  [SW.wrongData, 'wrong data field'],
  [SW.functionNotSupported, 'function not supported, or card blocked'],
  [SW.fileNotFound, 'file not found'],
  [SW.recordNotFound, 'record not found'],
  [SW.noSpace, 'no space in the file'],
  [SW.lengthAgainstTlv, 'Lc against the TLV structure'],
  [SW.wrongP1P2, 'wrong P1 P2'],
  [SW.referenceNotFound, 'referenced key or PIN not found'],
  [SW.offsetOutside, 'offset outside the file'],
  [SW.insNotSupported, 'instruction not supported'],
  [SW.claNotSupported, 'class not supported'],
  [SW.noPreciseDiagnosis, 'no precise diagnosis'],
  [SW.selectedFileInvalidated, 'selected file invalidated'],
  [SW.macInvalid, 'MAC invalid'],
  [SW.applicationBlocked, 'application permanently blocked'],
]);

const MORE_DATA_SW1 = 0x61;
const WRONG_LE_SW1 = 0x6c;
const COUNTER = 0x63c0;
const COUNTER_MASK = 0xfff0;

/** The four hexadecimal digits and what they mean, for faults and traces. */
export function describeStatus(sw: number): string {
  const digits = sw.toString(16).toUpperCase().padStart(4, '0');
  const tries = triesLeft(sw);
  const meaning = tries === null ? MEANINGS.get(sw) : `${tries} tries left`;
  return meaning === undefined ? digits : `${digits} (${meaning})`;
}

/** Bytes waiting behind 61xx (00 = 256), else `null`. */
export function moreData(sw: number): number | null {
  return sw >> 8 === MORE_DATA_SW1 ? sw % 256 || 256 : null;
}

/** The right Le told by 6Cxx (00 = 256), else `null`. */
export function rightLe(sw: number): number | null {
  return sw >> 8 === WRONG_LE_SW1 ? sw % 256 || 256 : null;
}

/** Tries left told by 63Cx, else `null`. */
export function triesLeft(sw: number): number | null {
  return (sw & COUNTER_MASK) === COUNTER ? sw & 0xf : null;
}

/** Whether the card did the command but warns (62xx, 63xx). */
export function isWarning(sw: number): boolean {
  return sw >> 8 === 0x62 || sw >> 8 === 0x63;
}
