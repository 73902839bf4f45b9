import { concat, hex, toHex } from '../../base/bytes.ts';
import { ANYONE, NOBODY, type Access } from './access.ts';
import type { BankAccount } from './bank-account.ts';
import { bankApplications, blockedFromTheBeginning, contactlessDirectory, paymentDirectory } from './bank-records.ts';
import { blankMemory, type Application, type CardMemory, type Chip, type KeyName, type LinearFile } from './chip.ts';
import { ALGORITHM_MARK, FCI, FID, SSSE_DIRECTORY_SFI } from './constants.ts';
import { certificateApplications } from './certificate-files.ts';
import { ADF_ROWS, KEY_IDS } from './files/layout-table.ts';
import { personalFiles } from './files/personal-files.ts';
import { encodeGb18030 } from './gb18030.ts';
import { cardKey } from './key-rules.ts';
import { NAME_BYTES, NAME_EXTENSION_BYTES, type Persona } from './persona.ts';
import { tlv } from './tlv.ts';

/** DF name of SSSE, `sx1.sh.社会保障`. */
const SSSE_NAME = hex('7378312E73682EC9E7BBE1B1A3D5CF');
const PSE_NAME = new TextEncoder().encode('1PAY.SYS.DDF01');
const NUMBER_BYTES = 18;
const DEFAULT_LOG = ['260108^101512^2350^00^3^示范超市', '251223^183005^1200^00^2^示范药店', '251120^090000^50000^21^1^示范银行网点'];
const DEFAULT_CERTIFICATE_PIN = '123456';
const KEY_BYTES = 16;
/** Keys that no reference names: internal authentication and the secure messaging key of each level. */
const UNNUMBERED_KEYS: readonly KeyName[] = ['IRK', ...Object.keys(KEY_IDS).map((level) => `STK${level}`)];
const KEY_NAMES: readonly KeyName[] = [...UNNUMBERED_KEYS, ...Object.values(KEY_IDS).flatMap((keys) => Object.keys(keys))];
const UPDATE: Access = { to: 'key', keys: ['UKSSSE'] };
const EF05_CAPACITY = 0x40;
const EF06_CAPACITY = 0x5b;
const DIRECTORY_CAPACITY = 0xff;

/** The chip that a persona's card holds. */
export function personalise(persona: Persona): Chip {
  const region = persona.card.identifier.slice(0, 6);
  const serial = hex(persona.atr).slice(-8);
  const account = accountOf(persona);
  const derive = (name: KeyName) => cardKey(persona.algorithm, testRootKey(persona, name), region, serial);
  const derived = new Map<KeyName, Uint8Array>();
  return {
    id: persona.id,
    atr: hex(persona.atr),
    algorithm: persona.algorithm,
    applications: [
      masterFile(account),
      socialSecurityEnvironment(persona),
      ...ADF_ROWS.map((row) => socialSecurityApplication(persona, row)),
      ...(persona.version === '3.00' ? certificateApplications(persona.card.number) : []),
      ...(account === null ? [] : bankApplications(account)),
      ...(account?.pse === true ? [contactlessDirectory(account)] : []),
    ],
    keyNames: KEY_NAMES,
    key: (name) => {
      if (!KEY_NAMES.includes(name)) return null;
      const key = derived.get(name) ?? derive(name);
      derived.set(name, key);
      return key;
    },
    pinTriesMax: persona.pin.triesMax,
    keyTriesMax: persona.keyTriesMax,
    certificatePin: persona.version === '3.00' ? (persona.certificatePin ?? DEFAULT_CERTIFICATE_PIN) : null,
    tellsTries: persona.pin.tellsTries,
  };
}

/** The memory of a card as it left the issuer, or as the persona's story left it. */
export function initialMemory(persona: Persona): CardMemory {
  return {
    ...blankMemory(),
    pin: persona.pin.value,
    pinTriesLeft: persona.pin.triesLeft,
    blocked: persona.blocked ?? 'none',
    blockedApplications: new Set(blockedFromTheBeginning(persona.bank)),
  };
}

/** With a bank application the master file is the payment system environment, if the bank wants one. */
export function masterFile(account: PersonaAccount | null): Application {
  if (account?.pse !== true)
    return { id: 'MF', kind: 'mf', name: new Uint8Array(0), fid: FID.masterFile, fci: new Uint8Array(0), files: [] };
  const proprietary = tlv(FCI.proprietary, hex('880101 5F2D027A68 9F110101'));
  const fci = tlv(FCI.template, tlv(FCI.name, PSE_NAME), proprietary);
  return { id: 'MF', kind: 'mf', name: PSE_NAME, fid: FID.masterFile, fci, files: [paymentDirectory(account)] };
}

type PersonaAccount = BankAccount & { readonly pse: boolean };

/** The bank account with the holder's name and document, and a log of invented payments where the persona has none. */
function accountOf({ bank, holder }: Persona): PersonaAccount | null {
  if (bank === null) return null;
  const documentType = holder.kind === 'citizen' ? 'identityCard' : 'other';
  return { ...bank, holder: { name: holder.name, document: holder.number, documentType }, log: bank.log ?? DEFAULT_LOG };
}

function socialSecurityEnvironment(persona: Persona): Application {
  const directory = tlv(FCI.directorySfi, Uint8Array.of(SSSE_DIRECTORY_SFI));
  const mark = ALGORITHM_MARK[persona.algorithm];
  const algorithm = mark === null ? new Uint8Array(0) : tlv(FCI.issuerData, tlv(FCI.algorithm, Uint8Array.of(mark)));
  const fci = tlv(FCI.template, tlv(FCI.name, SSSE_NAME), tlv(FCI.proprietary, directory, algorithm));
  const files = [issuerFile(persona), holderFile(persona), ...personalFiles(persona, 'SSSE'), directoryFile()];
  return { id: 'SSSE', kind: 'ssse', name: SSSE_NAME, fid: FID.ssse, fci, files };
}

function socialSecurityApplication(persona: Persona, { id, aid }: (typeof ADF_ROWS)[number]): Application {
  const fci = tlv(FCI.template, tlv(FCI.name, hex(aid)));
  return { id, kind: 'df', parent: 'SSSE', name: hex(aid), fid: parseInt(id, 16), fci, files: personalFiles(persona, id) };
}

/** The root of a key of the invented cards: as the persona says, or bytes that spell `TEST-` and the key's name. */
export function testRootKey(persona: { readonly testRootKeys?: Readonly<Record<string, string>> }, name: KeyName): Uint8Array {
  return hex(persona.testRootKeys?.[name] ?? toHex(ascii(`TEST-${name}`.padEnd(KEY_BYTES, '-'))));
}

/** The test roots of every key that a virtual card knows, for the key services that stand opposite it. */
export function testRootKeys(persona: Parameters<typeof testRootKey>[0]): Readonly<Record<KeyName, Uint8Array>> {
  return Object.fromEntries(KEY_NAMES.map((name) => [name, testRootKey(persona, name)]));
}

/** DIR: AID and label of each application under SSSE. */
function directoryFile(): LinearFile {
  const records = ADF_ROWS.map(({ aid, label }) => tlv(0x61, tlv(0x4f, hex(aid)), tlv(0x50, encodeGb18030(label))));
  return linear(FID.directory, SSSE_DIRECTORY_SFI, ANYONE, NOBODY, records, DIRECTORY_CAPACITY);
}

function linear(fid: number, sfi: number, read: Access, write: Access, records: readonly Uint8Array[], capacity: number): LinearFile {
  return { kind: 'linear', fid, sfi, read, write, records, capacity };
}

/** SSSE/EF05 发卡机构. */
function issuerFile({ card, version, deviations }: Persona): LinearFile {
  const records: readonly RecordEntry[] = [
    [0x01, hex(card.identifier)],
    [0x02, ascii(card.class)],
    [0x03, ascii(version)],
    [0x04, hex(card.initialiser)],
    [0x05, hex(card.issuedOn)],
    [0x06, hex(card.validUntil)],
    [0x07, ascii(card.number)],
  ];
  return linear(FID.ef05, 5, ANYONE, UPDATE, encode(records, deviations?.EF05), EF05_CAPACITY);
}

/** SSSE/EF06 持卡人; free to read before 3.00; 姓名扩展 (4E) came with 2.00. */
function holderFile({ holder, version, deviations }: Persona): LinearFile {
  const name = encodeGb18030(holder.name);
  const extension: readonly RecordEntry[] = version === '1.00' ? [] : [[0x4e, pad(name.slice(NAME_BYTES), NAME_EXTENSION_BYTES)]];
  const records: readonly RecordEntry[] = [
    [0x08, pad(ascii(holder.number), NUMBER_BYTES)],
    [0x09, pad(name.slice(0, NAME_BYTES), NAME_BYTES)],
    ...extension,
    [0x0a, ascii(holder.sex)],
    [0x0b, hex(holder.ethnicGroup)],
    [0x0c, hex(holder.birthPlace)],
    [0x0d, hex(holder.birthDate)],
  ];
  const read: Access = version === '3.00' ? { to: 'key', keys: ['RKSSSE'] } : ANYONE;
  return linear(FID.ef06, 6, read, UPDATE, encode(records, deviations?.EF06), EF06_CAPACITY);
}

type RecordEntry = readonly [tag: number, value: Uint8Array];

/** Records in order, with the deviating ones in place of the regular ones. */
function encode(entries: readonly RecordEntry[], deviations: Readonly<Record<string, string | null>> | undefined): readonly Uint8Array[] {
  return entries.flatMap(([tag, value]) => {
    const deviating = deviations?.[tag.toString(16).toUpperCase().padStart(2, '0')];
    if (deviating === null) return [];
    return [tlv(tag, deviating === undefined ? value : hex(deviating))];
  });
}

/** Text is filled up with 00 in practice. */
function pad(value: Uint8Array, length: number): Uint8Array {
  return concat(value, new Uint8Array(length - value.length));
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
