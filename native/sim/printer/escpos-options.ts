/** What the simulated slip printer is made of, and what comes out of it. */

/** One piece of paper that came out. */
export interface SimSlip {
  /** As a person would see it. */
  readonly png: Buffer;
  /** What can be read on it, a line of paper a line of text. */
  readonly text: string;
  /** `false` when the paper ended or jammed under it, or the print was broken off. */
  readonly complete: boolean;
}

export interface EscPosSimOptions {
  /** Length of paper on the roll; 80 m by default. */
  readonly paperMm?: number;
  readonly widthMm?: 80 | 58;
  /** Old models do not know GS ( H. */
  readonly knowsProcessId?: boolean;
  /** Nor DLE DC4 8. */
  readonly knowsClear?: boolean;
  /** A jam that was cleared by hand stays an error until the host recovers from it (DLE ENQ), as the makers' references have it. */
  readonly needsRecovery?: boolean;
  /** How long one line takes on paper; 0 (the default) prints at once. Waits by `after`. */
  readonly lineMs?: number;
  readonly after?: (delayMs: number, fire: () => void) => unknown;
  /** With it timers that are late do not add up: lines that follow one another take `lineMs` each, as on a motor. */
  readonly nowMs?: () => number;
}
