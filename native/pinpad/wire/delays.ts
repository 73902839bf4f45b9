/** All waiting of a pad's driver, in milliseconds. */
export interface PadDelays {
  /** From a command to its whole answer. */
  readonly answerMs: number;
  /** The same for commands that write a key. */
  readonly loadMs: number;
  /** Between two pieces of one frame. */
  readonly gapMs: number;
  /** Silence after which a late answer will not come any more. */
  readonly quietMs: number;
  /** Between two questions whether the pad is there, when nothing else goes on. */
  readonly keepAliveMs: number;
  /** From the opening of the line to the first command. */
  readonly powerUpMs: number;
  /** Nobody has pressed a key for so long: the entry ends. The pad's own limit, in whole seconds, is the same. */
  readonly entryMs: number;
  /** How much later than the pad the driver gives up by itself. */
  readonly entryMarginMs: number;
}

export const DEFAULT_PAD_DELAYS: PadDelays = {
  answerMs: 1_500,
  loadMs: 3_000,
  gapMs: 300,
  quietMs: 150,
  keepAliveMs: 5_000,
  powerUpMs: 0,
  entryMs: 60_000,
  entryMarginMs: 2_000,
};
