/** What is set on a reader of codes, and must be told to the driver as it is set there. */

/**
 * How a code ends on the line. `any` takes CR, LF and CR LF alike. `none`: by the suffix alone, or, without one, by silence; a code that
 * the line delivers with a pause inside would then be taken for two, so an ending is better wherever the reader can send one.
 */
export const CODE_ENDINGS = ['any', 'cr', 'lf', 'crlf', 'none'] as const;
export type CodeEnding = (typeof CODE_ENDINGS)[number];

export interface CodeSettings {
  readonly ending: CodeEnding;
  /** What the reader sends before each code (AIM identifier, STX), without CR and LF; a code without it is dropped. */
  readonly prefix: string;
  /** The same behind each code, before the ending. */
  readonly suffix: string;
  /** Bytes of the longest code, without prefix and suffix. */
  readonly longestBytes: number;
}

/** Longest code: version 40 of ISO/IEC 18004 holds 2,953 bytes. */
export const DEFAULT_CODE_SETTINGS: CodeSettings = { ending: 'any', prefix: '', suffix: '', longestBytes: 2_953 };

/** All waiting of the driver, in milliseconds. */
export interface BarcodeDelays {
  /** Silence that ends what is on its way: a code where nothing else ends it, else a piece of one. */
  readonly gapMs: number;
  /** Between two tries to open a line that is not there. */
  readonly reopenMs: number;
}

export const DEFAULT_BARCODE_DELAYS: BarcodeDelays = { gapMs: 150, reopenMs: 2_000 };
