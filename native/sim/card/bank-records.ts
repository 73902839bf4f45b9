/** The bank application as personalisation leaves it: FCI, records, data objects (JR/T 0025.5, EMV book 3 annex A). */
import { concat, hex, toHex } from '../../base/bytes.ts';
import { ANYONE, NOBODY } from './access.ts';
import type { BankAccount, BankApplicationKind, BankHolder } from './bank-account.ts';
import { logFile, LOG_FORMAT, LOG_SFI, LOG_RECORDS } from './bank-log.ts';
import type { Application, BankData, LinearFile } from './chip.ts';
import { encodeGb18030 } from './gb18030.ts';
import { tlv } from './tlv.ts';

interface Product {
  readonly aid: string;
  readonly label: string;
  /** Data object list of the processing options; empty for none. */
  readonly pdol: string;
  readonly pdolLength: number;
}

/** 9F7A e-cash indicator, 9F02 amount, 5F2A currency; the credit application asks what contactless payment asks. */
const PRODUCTS: Readonly<Record<BankApplicationKind, Product>> = {
  debit: { aid: 'A000000333010101', label: 'PBOC DEBIT', pdol: '9F7A01 9F0206 5F2A02', pdolLength: 9 },
  credit: {
    aid: 'A000000333010102',
    label: 'PBOC CREDIT',
    pdol: '9F6604 9F0206 9F0306 9F1A02 9505 5F2A02 9A03 9C01 9F3704',
    pdolLength: 33,
  },
  quasiCredit: { aid: 'A000000333010103', label: 'PBOC QUASI CREDIT', pdol: '9F7A01', pdolLength: 1 },
  eCash: { aid: 'A000000333010106', label: 'PBOC E-CASH', pdol: '', pdolLength: 0 },
};

const TEMPLATE = 0x70;
const APPLICATION_PROFILE = hex('7C00');
const CHINA = '0156';
const NAME_BYTES = 26;
const LONG_NAME_BYTES = 45;
const DOCUMENT_BYTES = 40;
const DOCUMENT_TYPE = { identityCard: '00', other: '05' } as const;
const SPACE = 0x20;
const PIN_TRIES = '03';
/** Usage control, issuer action codes, data object lists for the cryptograms, ways to verify the holder: 联机PIN first, then a signature. */
const RISK_RECORD = tlv(
  TEMPLATE,
  tlv(0x9f07, hex('FF00')),
  tlv(0x9f0d, hex('D8609CA800')),
  tlv(0x9f0e, hex('0010000000')),
  tlv(0x9f0f, hex('D8689CF800')),
  tlv(0x8c, hex('9F0206 9F0306 9F1A02 9505 5F2A02 9A03 9C01 9F3704 9F2103 9F4E14')),
  tlv(0x8d, hex('8A02 9F0206 9F0306 9F1A02 9505 5F2A02 9A03 9C01 9F3704 9F2103')),
  tlv(0x8e, hex('0000000000000000 4203 1E03 1F00')),
);

/** All bank applications of an account, the one of the highest priority first. */
export function bankApplications(account: BankAccount): readonly Application[] {
  return kindsOf(account).map((kind, i) => bankApplication(account, PRODUCTS[kind], i + 1));
}

/** The records of the payment system directory: one application each. */
export function paymentDirectory(account: BankAccount): LinearFile {
  const entries = kindsOf(account).map((kind, i) => tlv(TEMPLATE, directoryEntry(PRODUCTS[kind], i + 1)));
  return recordFile(0x0001, 1, entries);
}

/** PPSE, the directory of contactless payment: the list stands in its FCI. */
export function contactlessDirectory(account: BankAccount): Application {
  const name = ascii('2PAY.SYS.DDF01');
  const entries = kindsOf(account).map((kind, i) => directoryEntry(PRODUCTS[kind], i + 1));
  const fci = tlv(0x6f, tlv(0x84, name), tlv(0xa5, tlv(0xbf0c, ...entries)));
  return { id: 'PPSE', kind: 'other', name, fid: null, fci, files: [] };
}

/** Ids of the applications that are blocked from the beginning. */
export function blockedFromTheBeginning(account: BankAccount | null): readonly string[] {
  const [first] = account?.blocked === true ? kindsOf(account) : [];
  return first === undefined ? [] : [PRODUCTS[first].aid];
}

function kindsOf({ applications }: BankAccount): readonly BankApplicationKind[] {
  return applications ?? ['debit'];
}

function directoryEntry({ aid, label }: Product, priority: number): Uint8Array {
  return tlv(0x61, tlv(0x4f, hex(aid)), tlv(0x50, ascii(label)), tlv(0x87, Uint8Array.of(priority)));
}

function bankApplication(account: BankAccount, product: Product, priority: number): Application {
  const label = ascii(product.label);
  const pdol = product.pdolLength === 0 ? [] : [tlv(0x9f38, hex(product.pdol))];
  const logEntry = account.log === undefined ? [] : [tlv(0xbf0c, tlv(0x9f4d, Uint8Array.of(LOG_SFI, LOG_RECORDS)))];
  const proprietary = [tlv(0x50, label), tlv(0x87, Uint8Array.of(priority)), ...pdol, hex('5F2D027A68 9F110101'), tlv(0x9f12, label)];
  const fci = tlv(0x6f, tlv(0x84, hex(product.aid)), tlv(0xa5, ...proprietary, ...logEntry));
  const log = account.log === undefined ? [] : [logFile(account.log)];
  const holder = account.holder === undefined ? [] : [holderRecord(account.holder)];
  const files = [
    recordFile(0x0101, 1, [trackRecord(account)]),
    recordFile(0x0102, 2, [accountRecord(account), ...holder]),
    recordFile(0x0103, 3, [RISK_RECORD]),
    ...log,
  ];
  const bank: BankData = { pdolLength: product.pdolLength, options: options(account), objects: objects(account) };
  return { id: toHex(hex(product.aid)), kind: 'pboc', name: hex(product.aid), fid: null, fci, files, bank };
}

/** SFI 1 record 1, SFI 2 with or without the holder, SFI 3 record 1, none of them for offline authentication. */
function options({ gpoFormat, holder }: BankAccount): Uint8Array {
  const locator = hex(`08010100 10010${holder === undefined ? 1 : 2}00 18010100`);
  return gpoFormat === '2' ? tlv(0x77, tlv(0x82, APPLICATION_PROFILE), tlv(0x94, locator)) : tlv(0x80, APPLICATION_PROFILE, locator);
}

/** What GET DATA tells, besides the transaction counter. */
function objects({ eCash, log }: BankAccount): ReadonlyMap<number, Uint8Array> {
  const told: (readonly [number, string])[] = [
    [0x9f17, PIN_TRIES],
    [0x9f13, '0000'],
  ];
  if (log !== undefined) told.push([0x9f4f, LOG_FORMAT]);
  if (eCash !== undefined) {
    told.push([0x9f79, fen(eCash.balance)], [0x9f77, fen(eCash.balanceLimit)]);
    told.push([0x9f78, fen(eCash.transactionLimit)], [0x9f6d, fen(eCash.resetThreshold)]);
  }
  return new Map(told.map(([tag, value]) => [tag, hex(value)]));
}

function recordFile(fid: number, sfi: number, records: readonly Uint8Array[]): LinearFile {
  return { kind: 'linear', fid, sfi, read: ANYONE, write: NOBODY, records, capacity: 0 };
}

function trackRecord({ pan, expiry }: BankAccount): Uint8Array {
  return tlv(TEMPLATE, tlv(0x57, packNibbles(`${pan}D${expiry.slice(0, 4)}220`.padEnd(37, '0'))));
}

function accountRecord({ pan, sequenceNumber, effective, expiry }: BankAccount): Uint8Array {
  const dates = [tlv(0x5f24, hex(expiry)), tlv(0x5f25, hex(effective))];
  return tlv(TEMPLATE, tlv(0x5a, packNibbles(pan)), ...dates, tlv(0x5f34, hex(sequenceNumber)), tlv(0x5f28, hex(CHINA)));
}

/** 姓名 in 5F20 where 26 bytes are enough, in 9F0B otherwise: never both. */
function holderRecord({ name, document, documentType }: BankHolder): Uint8Array {
  const bytes = encodeGb18030(name);
  const padded = (length: number) => concat(bytes.slice(0, length), new Uint8Array(Math.max(0, length - bytes.length)).fill(SPACE));
  const nameObject = bytes.length <= NAME_BYTES ? tlv(0x5f20, padded(NAME_BYTES)) : tlv(0x9f0b, bytes.slice(0, LONG_NAME_BYTES));
  const number = ascii(document);
  const documentObject = tlv(0x9f61, number, new Uint8Array(DOCUMENT_BYTES - number.length));
  return tlv(TEMPLATE, nameObject, documentObject, tlv(0x9f62, hex(DOCUMENT_TYPE[documentType])));
}

/** Twelve packed digits. */
function fen(amount: number): string {
  return String(amount).padStart(12, '0');
}

function packNibbles(text: string): Uint8Array {
  return hex(text.length % 2 === 0 ? text : `${text}F`);
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
