/**
 * A failure that was expected to be possible. `code` says place and reason (`card.removed`), has an entry in the
 * fault-code table (electron/audit/fault-codes.ts) and is what a clerk reads out to support.
 * `detail` is for engineers: it never holds a PIN, a key, a full card or identity number.
 */
export interface Fault<Code extends string = string> {
  readonly code: Code;
  readonly detail: string;
  /** The status word SW1 SW2 that a card answered with, where that is the reason. */
  readonly sw?: number;
}

/** Builds a fault; `sw` is the card's status word where that is the reason. */
export function fault<Code extends string>(code: Code, detail: string, sw?: number): Fault<Code> {
  return sw === undefined ? { code, detail } : { code, detail, sw };
}
