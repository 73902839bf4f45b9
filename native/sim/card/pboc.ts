import { hex, toHex } from '../../base/bytes.ts';
import { ANYONE, NOBODY } from './access.ts';
import type { Command, Reply } from './apdu.ts';
import type { Application, CardState, RecordFile } from './chip.ts';
import { SW } from './constants.ts';
import { tlv } from './tlv.ts';

/** The bank's part of a persona: what a PBOC debit application tells before any cryptogram (JR/T 0025.5, EMV book 3 §10). */
export interface BankAccount {
  /** 13 to 19 digits. */
  readonly pan: string;
  /** Two digits. */
  readonly sequenceNumber: string;
  /** `YYMMDD`. */
  readonly effective: string;
  readonly expiry: string;
}

export const DEBIT_AID = hex('A000000333010101');
const LABEL = new TextEncoder().encode('PBOC DEBIT');
/** 9F7A e-cash indicator, 9F02 amount, 5F2A currency: 9 bytes of PDOL data. */
const PDOL = hex('9F7A01 9F0206 5F2A02');
const PDOL_LENGTH = 9;
const TEMPLATE = 0x70;
const APPLICATION_PROFILE = hex('7C00');
/** SFI 1 record 1 and SFI 2 record 1, none of them for offline authentication. */
const FILE_LOCATOR = hex('08010100 10010100');
const ATC_MAX = 0xffff;

/** The debit application with its files. */
export function debitApplication(account: BankAccount): Application {
  const proprietary = [tlv(0x50, LABEL), hex('870101'), tlv(0x9f38, PDOL), hex('5F2D027A68 9F110101'), tlv(0x9f12, LABEL)];
  const fci = tlv(0x6f, tlv(0x84, DEBIT_AID), tlv(0xa5, ...proprietary));
  return { id: toHex(DEBIT_AID), kind: 'pboc', name: DEBIT_AID, fid: null, fci, files: [trackFile(account), accountFile(account)] };
}

/** The directory that lists the debit application, for the payment system environment. */
export function paymentDirectory(): RecordFile {
  const entry = tlv(0x61, tlv(0x4f, DEBIT_AID), tlv(0x50, LABEL), hex('870101'));
  return recordFile(0x0001, 1, [tlv(TEMPLATE, entry)]);
}

function recordFile(fid: number, sfi: number, records: readonly Uint8Array[]): RecordFile {
  return { kind: 'linear', fid, sfi, read: ANYONE, write: NOBODY, records, capacity: 0 };
}

function trackFile({ pan, expiry }: BankAccount): RecordFile {
  const track2 = `${pan}D${expiry.slice(0, 4)}220`.padEnd(37, '0');
  return recordFile(0x0101, 1, [tlv(TEMPLATE, tlv(0x57, packNibbles(track2)))]);
}

function accountFile({ pan, sequenceNumber, effective, expiry }: BankAccount): RecordFile {
  const record = tlv(
    TEMPLATE,
    tlv(0x5a, packNibbles(pan)),
    tlv(0x5f24, hex(expiry)),
    tlv(0x5f25, hex(effective)),
    tlv(0x5f34, hex(sequenceNumber)),
    hex('5F28020156'),
  );
  return recordFile(0x0102, 2, [record]);
}

/** GET PROCESSING OPTIONS (EMV book 3 §6.5.8): format 1; raises the transaction counter every time. */
export function getProcessingOptions(card: CardState, command: Command): Reply {
  if (command.p1 !== 0 || command.p2 !== 0) return { sw: SW.wrongParameters };
  const [tag, length] = command.data;
  if (tag !== 0x83 || length !== PDOL_LENGTH || command.data.length !== 2 + PDOL_LENGTH) return { sw: SW.wrongLength };
  if (card.memory.transactionCounter >= ATC_MAX) return { sw: SW.conditionsNotSatisfied };
  card.memory.transactionCounter += 1;
  return { sw: SW.ok, data: tlv(0x80, APPLICATION_PROFILE, FILE_LOCATOR) };
}

/** GET DATA of the transaction counter; every other object is unknown here. */
export function getData(card: CardState, command: Command): Reply {
  if (command.data.length > 0) return { sw: SW.wrongLength };
  const tag = (command.p1 << 8) | command.p2;
  if (tag !== 0x9f36) return { sw: SW.keyNotFound };
  const { transactionCounter } = card.memory;
  return { sw: SW.ok, data: tlv(tag, Uint8Array.from([transactionCounter >> 8, transactionCounter & 0xff])) };
}

function packNibbles(text: string): Uint8Array {
  return hex(text.length % 2 === 0 ? text : `${text}F`);
}
