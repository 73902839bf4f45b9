/** What a chip is made of: applications with files, keys, a memory that survives power-off and a session that does not. */
import type { Access } from './access.ts';
import type { ChipAlgorithm } from './ciphers.ts';

interface FileBase {
  readonly fid: number;
  /** Short identifier, 1 to 30; 0 for none. */
  readonly sfi: number;
  readonly read: Access;
  readonly write: Access;
}

/** Linear file of variable-length records, tag and length included. */
export interface LinearFile extends FileBase {
  readonly kind: 'linear';
  readonly records: readonly Uint8Array[];
  /** Bytes that all records together may take. */
  readonly capacity: number;
}

/** Cyclic file of records of one length, newest first; a new one drives out the oldest. */
export interface CyclicFile extends FileBase {
  readonly kind: 'cyclic';
  readonly records: readonly Uint8Array[];
  readonly recordLength: number;
  readonly recordsMax: number;
}

/** Transparent file: bytes without structure. */
export interface TransparentFile extends FileBase {
  readonly kind: 'transparent';
  /** One element: the whole content. */
  readonly records: readonly [Uint8Array];
}

export type CardFile = LinearFile | CyclicFile | TransparentFile;
export type RecordFile = LinearFile | CyclicFile;

export type ApplicationKind = 'mf' | 'ssse' | 'df' | 'pboc' | 'pki' | 'psam' | 'other';

export interface Application {
  /** One of its own on the chip: `MF`, `SSSE`, `DF01`, …, or the AID in hexadecimal. */
  readonly id: string;
  readonly kind: ApplicationKind;
  /** The application it lies under; absent: the master file, or nothing. */
  readonly parent?: string;
  /** DF name or AID; empty when it can be selected by FID only. */
  readonly name: Uint8Array;
  readonly fid: number | null;
  /** Whole answer to SELECT; empty for none. */
  readonly fci: Uint8Array;
  readonly files: readonly CardFile[];
  /** Only in a bank application. */
  readonly bank?: BankData;
}

/** What a bank application answers besides its records. */
export interface BankData {
  /** Bytes of the values that its PDOL asks for; 0 without a PDOL. */
  readonly pdolLength: number;
  /** The answer to GET PROCESSING OPTIONS. */
  readonly options: Uint8Array;
  /** Values that GET DATA tells, by tag. */
  readonly objects: ReadonlyMap<number, Uint8Array>;
}

/** Names as in the key table of the security part: IRK, PUK, RKSSSE, UK1DF01, … */
export type KeyName = string;

export interface Chip {
  readonly id: string;
  /** `null`: the chip stays silent. */
  readonly atr: Uint8Array | null;
  readonly algorithm: ChipAlgorithm;
  /** The first one is current after power-up. */
  readonly applications: readonly [Application, ...Application[]];
  readonly keyNames: readonly KeyName[];
  /** The card's own key of that name; `null` for none. */
  key(name: KeyName): Uint8Array | null;
  readonly pinTriesMax: number;
  readonly keyTriesMax: number;
  /** PIN of the certificate application; `null` where there is none. */
  readonly certificatePin: string | null;
  /** Keys by their numbers in a PSAM; absent on every other card. */
  readonly psamKeys?: ReadonlyMap<number, PsamKey>;
  /** Whether VERIFY with Lc=00 tells the tries left; otherwise it is a wrong length. */
  readonly tellsTries: boolean;
}

export interface PsamKey {
  /** What the key is for, low five bits of the usage byte: 6 MAC, 7 encipher, 8 both. */
  readonly type: number;
  /** Diversifications that still lead to a card's key: 1 in a city's PSAM, 2 in a province's, 3 in the national one. */
  readonly levels: number;
  readonly key: Uint8Array;
}

/** EEPROM. One object may be shared by cards that are the same piece of plastic. */
export interface CardMemory {
  pin: string | null;
  pinTriesLeft: number;
  keyTriesLeft: Map<KeyName, number>;
  /** PIN of the certificate application since it was changed; `null`: as personalised. */
  certificatePin: string | null;
  transactionCounter: number;
  blocked: 'none' | 'application' | 'card';
  /** Applications below or beside SSSE that were blocked, by id. */
  blockedApplications: Set<string>;
  /** Contents of the files that were written since personalisation, by `fileKey`. */
  files: Map<string, readonly Uint8Array[]>;
}

/** RAM: gone at power-off and reset. */
export interface CardSession {
  application: Application;
  file: CardFile | null;
  /** Index of the current record; -1 before the first. */
  record: number;
  challenge: Uint8Array | null;
  readonly authenticated: Set<KeyName>;
  pinVerified: boolean;
  /** Data that wait for GET RESPONSE. */
  pending: Uint8Array | null;
  /** The session key that a PSAM was made to derive, and what it is for. */
  psamKey: { readonly session: Uint8Array; readonly type: number } | null;
}

/** What every command handler works on. */
export interface CardState {
  readonly chip: Chip;
  readonly memory: CardMemory;
  readonly session: CardSession;
  readonly random: (length: number) => Uint8Array;
}

/** RAM as power-up leaves it. */
export function freshSession(chip: Chip): CardSession {
  return {
    application: chip.applications[0],
    file: null,
    record: -1,
    challenge: null,
    authenticated: new Set(),
    pinVerified: false,
    pending: null,
    psamKey: null,
  };
}

/** The memory of a chip on which nothing was written yet. */
export function blankMemory(): CardMemory {
  return {
    pin: null,
    pinTriesLeft: 0,
    keyTriesLeft: new Map(),
    certificatePin: null,
    transactionCounter: 0,
    blocked: 'none',
    blockedApplications: new Set(),
    files: new Map(),
  };
}

/** A copy on which a command can work until the chip commits it. */
export function copyMemory(memory: CardMemory): CardMemory {
  return {
    ...memory,
    keyTriesLeft: new Map(memory.keyTriesLeft),
    blockedApplications: new Set(memory.blockedApplications),
    files: new Map(memory.files),
  };
}

/** Address of a file in the memory: `DF01/EF05`. */
export function fileKey(application: Application, file: CardFile): string {
  return `${application.id}/${file.fid.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What the file holds now: the records, or the one content of a transparent file. */
export function contentOf({ memory, session }: CardState, file: CardFile): readonly Uint8Array[] {
  return memory.files.get(fileKey(session.application, file)) ?? file.records;
}
