/**
 * What the virtual card's operating system knows by name. Written from the specifications and shared with no driver:
 * ISO 7816-4, 《社会保障（个人）卡规范》 commands part and security part, JR/T 0025 (PBOC debit), EMV book 1 and 3.
 */

/** Instruction bytes. */
export const INS = {
  cardBlock: 0x16,
  applicationBlock: 0x1e,
  verify: 0x20,
  pinChangeUnblock: 0x24,
  changePin: 0x5e,
  externalAuthenticate: 0x82,
  getChallenge: 0x84,
  internalAuthenticate: 0x88,
  select: 0xa4,
  getProcessingOptions: 0xa8,
  readBinary: 0xb0,
  readRecord: 0xb2,
  getResponse: 0xc0,
  deriveCertificatePin: 0xc4,
  getData: 0xca,
  updateBinary: 0xd6,
  updateRecord: 0xdc,
  psamDeriveKey: 0xde,
  psamEnvironment: 0xec,
  psamCompute: 0xfa,
} as const;

/** Class bytes: interindustry, the same with a MAC, proprietary, the same with a MAC, PSAM. */
export const CLA = { interindustry: 0x00, interindustryMac: 0x04, proprietary: 0x80, secured: 0x84, psam: 0xbf } as const;

/** Status words. */
export const SW = {
  ok: 0x9000,
  moreData: 0x6100,
  selectedBlocked: 0x6283,
  triesLeft: 0x63c0,
  wrongLength: 0x6700,
  wrongFileType: 0x6981,
  securityNotSatisfied: 0x6982,
  authenticationBlocked: 0x6983,
  noChallenge: 0x6984,
  conditionsNotSatisfied: 0x6985,
  noCurrentFile: 0x6986,
  wrongMac: 0x6988,
  wrongData: 0x6a80,
  cardBlocked: 0x6a81,
  fileNotFound: 0x6a82,
  recordNotFound: 0x6a83,
  fileFull: 0x6a84,
  lengthNotTlv: 0x6a85,
  wrongParameters: 0x6a86,
  keyNotFound: 0x6a88,
  beyondFile: 0x6b00,
  exactLength: 0x6c00,
  unknownInstruction: 0x6d00,
  unknownClass: 0x6e00,
  applicationBlocked: 0x9303,
} as const;

/** Tags of the file control information. */
export const FCI = {
  template: 0x6f,
  name: 0x84,
  proprietary: 0xa5,
  directorySfi: 0x88,
  issuerData: 0x9f0c,
  algorithm: 0x86,
} as const;

/** File identifiers. */
export const FID = { masterFile: 0x3f00, ssse: 0xddf1, directory: 0x2f00, ef05: 0xef05, ef06: 0xef06 } as const;

/** Value of FCI 9F0C/86; the 3DES cards here carry no such field. */
export const ALGORITHM_MARK = { tdes: null, ssf33: 0x02, sm4: 0x03 } as const;
/** SFI of the directory file that SSSE's FCI names. */
export const SSSE_DIRECTORY_SFI = 0x1e;
