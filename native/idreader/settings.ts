/** How one model, one line or one outlet differs from another. Nothing of it is in the driver's code. */
import type { SdtBaudRate } from './commands.ts';

export interface SdtSettings {
  /** Speed of a serial line; `detect`: the known ones are tried in turn; `null`: the transport has no speed. */
  readonly baudRate: SdtBaudRate | 'detect' | null;
  /**
   * Speed that a module found at another one is given; it keeps it without power. `null`: it stays at its own. Where it does not come to
   * answer there, it is used at the speed at which it does.
   */
  readonly setBaudRate: SdtBaudRate | null;
  /** What is asked for: without fingerprints where the module can, for they are thrown away. */
  readonly readCommand: 'read' | 'readWithFingerprints';
  /** Whether the address written after the issue is asked for: about 10 ms at 115200 baud. */
  readonly newestAddress: boolean;
  /**
   * How it is noticed that a read document leaves: modules answer these requests while it lies there. `none`: by the next document
   * alone. Not every module has been seen to do so.
   */
  readonly presenceProbe: 'managementNumber' | 'newestAddress' | 'none';
  /** Attempts to read a document that was found, from finding it on. */
  readonly readTries: number;
  /** Requests without an answer before the reader counts as gone. */
  readonly silentTries: number;
  /** Requests at one speed before the next is tried: some modules spoil the first answer after power-up. */
  readonly openTries: number;
  /** Limit of bytes on the radio side, sent once after the first good answer: 0x50 or 0x58 for the modules that want it. */
  readonly rfLimitBytes: number | null;
}

export const DEFAULT_SDT_SETTINGS: SdtSettings = {
  baudRate: null,
  setBaudRate: null,
  readCommand: 'read',
  newestAddress: true,
  presenceProbe: 'managementNumber',
  readTries: 3,
  silentTries: 2,
  openTries: 2,
  rfLimitBytes: null,
};

/** All waiting of the driver, in milliseconds. Answers: from the request to their first byte. */
export interface SdtDelays {
  readonly statusMs: number;
  readonly findMs: number;
  readonly selectMs: number;
  /** Reading the chip takes up to a second before the first byte comes. */
  readonly readMs: number;
  readonly itemMs: number;
  /** Between two pieces of one answer. */
  readonly gapMs: number;
  /** From the request to the last byte, noise included: 2321 bytes take 2.4 s at 9600 baud. */
  readonly wholeMs: number;
  /** Silence after which a late answer will not come any more. */
  readonly quietMs: number;
  /** Between two looks for a document: more often than every 300 ms makes some modules miss it. */
  readonly pollMs: number;
  /** Between two looks whether the read document still lies there. */
  readonly presenceMs: number;
  /** Between two questions whether the reader is there, when nothing else goes on. */
  readonly keepAliveMs: number;
  /** From the opening of the line to the first request. */
  readonly powerUpMs: number;
  /** The module takes its new speed after its answer. */
  readonly baudChangeMs: number;
}

export const DEFAULT_SDT_DELAYS: SdtDelays = {
  statusMs: 500,
  findMs: 500,
  selectMs: 500,
  readMs: 3_000,
  itemMs: 1_500,
  gapMs: 800,
  wholeMs: 6_000,
  quietMs: 150,
  pollMs: 350,
  presenceMs: 700,
  keepAliveMs: 3_000,
  powerUpMs: 0,
  baudChangeMs: 5,
};
