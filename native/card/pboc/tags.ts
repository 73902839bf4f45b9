/** Tags of PBOC/EMV data objects that this driver reads (EMV book 3 annex A, JR/T 0025.5 and .13), and names of applications. */
import { hex } from '../../base/bytes.ts';

export const TAG = {
  fci: 0x6f,
  dedicatedFileName: 0x84,
  fciProprietary: 0xa5,
  fciIssuerDiscretionary: 0xbf0c,
  directoryFile: 0x88,
  directoryEntry: 0x61,
  applicationIdentifier: 0x4f,
  applicationLabel: 0x50,
  applicationPriority: 0x87,
  issuerCodeTable: 0x9f11,
  preferredName: 0x9f12,
  processingOptionsDataList: 0x9f38,
  responseFormat1: 0x80,
  responseFormat2: 0x77,
  interchangeProfile: 0x82,
  applicationFileLocator: 0x94,
  record: 0x70,
  pan: 0x5a,
  track2: 0x57,
  sequenceNumber: 0x5f34,
  expiry: 0x5f24,
  pinTryCounter: 0x9f17,
  eCashBalance: 0x9f79,
  eCashBalanceLimit: 0x9f77,
  eCashTransactionLimit: 0x9f78,
  eCashResetThreshold: 0x9f6d,
  transactionLog: 0x9f4d,
  transactionLogFormat: 0x9f4f,
  loadLog: 0xdf4d,
  loadLogFormat: 0xdf4f,
  transactionDate: 0x9a,
  transactionTime: 0x9f21,
  transactionType: 0x9c,
  amountAuthorised: 0x9f02,
  amountOther: 0x9f03,
  terminalCountry: 0x9f1a,
  transactionCurrency: 0x5f2a,
  merchantName: 0x9f4e,
  transactionCounter: 0x9f36,
  terminalTransactionQualifiers: 0x9f66,
} as const;

/** `1PAY.SYS.DDF01`, the directory of a contact card (EMV book 1 §12.2.2). */
export const PAYMENT_ENVIRONMENT = hex('315041592E5359532E4444463031');
/** `2PAY.SYS.DDF01`, the directory of a contactless card (EMV contactless book B §3.3, JR/T 0025.12). */
export const PROXIMITY_ENVIRONMENT = hex('325041592E5359532E4444463031');

/** Account applications of UnionPay cards in order of preference; a financial social-security card carries debit. */
export const ACCOUNT_AIDS: readonly Uint8Array[] = [
  hex('A000000333010101'), // debit
  hex('A000000333010102'), // credit
  hex('A000000333010103'), // quasi-credit
];
/** E-cash without an account behind it (JR/T 0025.13). */
export const E_CASH_AID = hex('A000000333010106');
