/** Tags of PBOC/EMV data objects (EMV book 3 annex A, JR/T 0025.5), and the applications that this terminal knows. */
import { hex } from '../../base/bytes.ts';

export const TAG = {
  applicationIdentifier: 0x84,
  processingOptionsDataList: 0x9f38,
  responseFormat1: 0x80,
  responseFormat2: 0x77,
  applicationFileLocator: 0x94,
  record: 0x70,
  pan: 0x5a,
  track2: 0x57,
  sequenceNumber: 0x5f34,
  expiry: 0x5f24,
} as const;

/** AIDs of UnionPay cards in order of preference; the debit application is the one a financial social-security card carries. */
export const BANK_AIDS: readonly Uint8Array[] = [
  hex('A000000333010101'), // debit
  hex('A000000333010102'), // credit
  hex('A000000333010103'), // quasi-credit
];
