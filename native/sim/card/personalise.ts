import { concat, hex } from '../../base/bytes.ts';
import type { Application, CardMemory, Chip, KeyName, RecordFile } from './chip.ts';
import { ALGORITHM_SM4, FCI, FID, SSSE_DIRECTORY_SFI } from './constants.ts';
import { encodeGb18030 } from './gb18030.ts';
import { cardKey } from './key-rules.ts';
import { debitApplication, paymentDirectory } from './pboc.ts';
import { NAME_BYTES, NAME_EXTENSION_BYTES, type Persona } from './persona.ts';
import { tlv } from './tlv.ts';

/** DF name of SSSE, `sx1.sh.社会保障`. */
const SSSE_NAME = hex('7378312E73682EC9E7BBE1B1A3D5CF');
const PSE_NAME = new TextEncoder().encode('1PAY.SYS.DDF01');
const NUMBER_BYTES = 18;
const KEY_NAMES: readonly KeyName[] = ['IRK', 'RKSSSE', 'UKSSSE', 'PUK', 'STKSSSE'];

/** The chip that a persona's card holds. */
export function personalise(persona: Persona): Chip {
  const region = persona.card.identifier.slice(0, 6);
  const serial = hex(persona.atr).slice(-8);
  const key = (name: KeyName) => cardKey(persona.algorithm, hex(persona.testRootKeys[name]), region, serial);
  return {
    id: persona.id,
    atr: hex(persona.atr),
    algorithm: persona.algorithm,
    applications: [
      masterFile(persona),
      socialSecurityEnvironment(persona),
      ...(persona.bank === null ? [] : [debitApplication(persona.bank)]),
    ],
    keys: new Map(KEY_NAMES.map((name) => [name, key(name)])),
    pinTriesMax: persona.pin.triesMax,
    keyTriesMax: persona.keyTriesMax,
    tellsTries: persona.pin.tellsTries,
  };
}

/** The memory of a card as it left the issuer, or as the persona's story left it. */
export function initialMemory(persona: Persona): CardMemory {
  return {
    pin: persona.pin.value,
    pinTriesLeft: persona.pin.triesLeft,
    keyTriesLeft: new Map(),
    transactionCounter: 0,
    blocked: persona.blocked ?? 'none',
  };
}

/** With a bank application the master file is the payment system environment, if the bank wants one. */
export function masterFile(persona: { readonly bank: Persona['bank'] }): Application {
  if (persona.bank?.pse !== true) return { kind: 'mf', name: new Uint8Array(0), fid: FID.masterFile, fci: new Uint8Array(0), files: [] };
  const proprietary = tlv(FCI.proprietary, hex('880101 5F2D027A68 9F110101'));
  const fci = tlv(FCI.template, tlv(FCI.name, PSE_NAME), proprietary);
  return { kind: 'mf', name: PSE_NAME, fid: FID.masterFile, fci, files: [paymentDirectory()] };
}

function socialSecurityEnvironment(persona: Persona): Application {
  const directory = tlv(FCI.directorySfi, Uint8Array.of(SSSE_DIRECTORY_SFI));
  const algorithm = persona.algorithm === 'sm4' ? tlv(FCI.issuerData, tlv(FCI.algorithm, Uint8Array.of(ALGORITHM_SM4))) : new Uint8Array(0);
  const fci = tlv(FCI.template, tlv(FCI.name, SSSE_NAME), tlv(FCI.proprietary, directory, algorithm));
  return { kind: 'ssse', name: SSSE_NAME, fid: FID.ssse, fci, files: [issuerFile(persona), holderFile(persona)] };
}

/** SSSE/EF05 发卡机构. */
function issuerFile({ card, version, deviations }: Persona): RecordFile {
  const records: readonly RecordEntry[] = [
    [0x01, hex(card.identifier)],
    [0x02, ascii(card.class)],
    [0x03, ascii(version)],
    [0x04, hex(card.initialiser)],
    [0x05, hex(card.issuedOn)],
    [0x06, hex(card.validUntil)],
    [0x07, ascii(card.number)],
  ];
  return { fid: FID.ef05, sfi: 5, records: encode(records, deviations?.EF05) };
}

/** SSSE/EF06 持卡人; free to read before 3.00; 姓名扩展 (4E) came with 2.00. */
function holderFile({ holder, version, deviations }: Persona): RecordFile {
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
  const file = { fid: FID.ef06, sfi: 6, records: encode(records, deviations?.EF06) };
  return version === '3.00' ? { ...file, readKey: 'RKSSSE' } : file;
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
