/** What a chip is made of: applications with files, keys, a memory that survives power-off and a session that does not. */
import type { ChipAlgorithm } from './ciphers.ts';

/** A linear file of variable-length TLV records. */
export interface RecordFile {
  readonly fid: number;
  readonly sfi: number;
  /** Whole records, tag and length included. */
  readonly records: readonly Uint8Array[];
  /** Key that must have been authenticated before the file is read. */
  readonly readKey?: KeyName;
}

export interface Application {
  readonly kind: 'mf' | 'ssse' | 'pboc' | 'other';
  /** DF name or AID; empty when it can be selected by FID only. */
  readonly name: Uint8Array;
  readonly fid: number | null;
  /** Whole answer to SELECT; empty for none. */
  readonly fci: Uint8Array;
  readonly files: readonly RecordFile[];
}

export type KeyName = 'IRK' | 'RKSSSE' | 'UKSSSE' | 'PUK' | 'STKSSSE';

export interface Chip {
  readonly id: string;
  /** `null`: the chip stays silent. */
  readonly atr: Uint8Array | null;
  readonly algorithm: ChipAlgorithm;
  /** The first one is current after power-up. */
  readonly applications: readonly [Application, ...Application[]];
  readonly keys: ReadonlyMap<KeyName, Uint8Array>;
  readonly pinTriesMax: number;
  readonly keyTriesMax: number;
  /** Whether VERIFY with Lc=00 tells the tries left; otherwise it is a wrong length. */
  readonly tellsTries: boolean;
}

/** EEPROM. One object may be shared by cards that are the same piece of plastic. */
export interface CardMemory {
  pin: string | null;
  pinTriesLeft: number;
  readonly keyTriesLeft: Map<KeyName, number>;
  transactionCounter: number;
  blocked: 'none' | 'application' | 'card';
}

/** RAM: gone at power-off and reset. */
export interface CardSession {
  application: Application;
  file: RecordFile | null;
  /** Index of the current record; -1 before the first. */
  record: number;
  challenge: Uint8Array | null;
  readonly authenticated: Set<KeyName>;
  pinVerified: boolean;
  /** Data that wait for GET RESPONSE. */
  pending: Uint8Array | null;
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
  };
}
