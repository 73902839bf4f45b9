/** What a model has to say for itself: its bytes and its commands. Everything else of a pad's driver is the same for all. */
import type { Result } from '../../base/result.ts';
import type { MasterKeyLoad } from '../../ports/hardware-pin-pad.ts';
import type { MacAlgorithm, WorkingKeyLoad } from '../../ports/key-store.ts';
import type { PinBlockRequest } from '../../ports/pin-pad.ts';
import type { PadStream } from './stream.ts';
import type { Trouble } from './trouble.ts';

/** What a single byte between frames says, while an entry is open. */
export type PadKeyWord = 'digit' | 'backspace' | 'clear' | 'enter' | 'cancel' | 'timeout' | 'nothing';

/** Said of a command that was done. */
export interface Done {
  readonly data: Uint8Array;
  /** The pad did it and complains all the same. */
  readonly warning: 'battery' | 'noMasterKey' | null;
}
export type Reply = Result<Done, Trouble>;

/** Sends one command and gives its answer, from which the driver learns how the pad is; tries again where the line was to blame. `what` names it for the engineer. */
export type Ask = (what: string, command: Uint8Array, options?: { readonly slow: boolean }) => Promise<Reply>;

export interface PadFacts {
  /** Model and firmware, as the pad says them. */
  readonly model: string;
  readonly warning: Done['warning'];
}

/** What stands under a name: its place in the pad, and what it is for. */
export interface KeyPlace {
  readonly slot: number;
  readonly use: 'master' | 'pin' | 'mac';
}
export type KeyPlaces = Readonly<Record<string, KeyPlace>>;

export interface OpenEntry {
  readonly minDigits: number;
  readonly maxDigits: number;
  readonly seconds: number;
  readonly forBlock: PinBlockRequest | null;
  /** Place of the key that the block will be made under. */
  readonly slot: number | null;
  /** To be called right before the command that opens the keys: what was heard before is no digit of this entry. */
  readonly opens: () => void;
}

/** A block under a DES or SM4 key of the pad, for check values and for MACs that the pad does not know by name. */
export interface BlockToEncipher {
  readonly slot: number;
  readonly use: KeyPlace['use'];
  readonly cipher: 'tdes' | 'sm4';
  readonly keyBytes: number;
  readonly block: Uint8Array;
}

type Outcome<T> = Promise<Result<T, Trouble>>;

export interface PadModel {
  readonly name: string;
  /** Whether an entry ends with its last digit, without enter. */
  readonly autoEnter: boolean;
  newStream(): PadStream;
  /** The frame around a command. */
  frame(command: Uint8Array): Uint8Array;
  /** What a frame's body says. */
  reply(what: string, body: Uint8Array): Reply;
  keyWord(byte: number): PadKeyWord;
  /** Sets the pad up after it came. */
  connect(ask: Ask): Outcome<PadFacts>;
  /** The shortest question there is: is it well? */
  look(ask: Ask): Promise<void>;
  begin(ask: Ask, entry: OpenEntry): Outcome<void>;
  /** Switches the keys off and drops what was typed. */
  end(ask: Ask): Promise<void>;
  /** The block of the PIN that was typed. A format that it does not know is refused with `command`. */
  block(ask: Ask, slot: number, request: PinBlockRequest): Outcome<Uint8Array>;
  /** The check value that the pad gave, as long as it gave it; empty: it gave none. */
  loadMaster(ask: Ask, slot: number, load: MasterKeyLoad): Outcome<Uint8Array>;
  loadWorking(ask: Ask, places: { readonly own: KeyPlace; readonly master: KeyPlace }, load: WorkingKeyLoad): Outcome<Uint8Array>;
  encipher(ask: Ask, order: BlockToEncipher): Outcome<Uint8Array>;
  /** A MAC that the pad computes by itself; `null`: not that one, or not over so long a message. */
  mac(ask: Ask, order: MacToCompute): Outcome<Uint8Array> | null;
}

export interface MacToCompute {
  readonly slot: number;
  readonly keyBytes: number;
  readonly algorithm: MacAlgorithm;
  readonly message: Uint8Array;
}
