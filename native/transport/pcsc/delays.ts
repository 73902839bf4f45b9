/** Every wait of the PC/SC transport, in milliseconds. */
export interface PcscDelays {
  /** Before the first look for the service: whoever made the readers subscribes meanwhile. */
  readonly startMs: number;
  /** First wait before the service is looked for again; doubles up to `retryMaxMs`. */
  readonly retryMinMs: number;
  readonly retryMaxMs: number;
  /**
   * After an exchange that failed without a reason: how long to wait for the reader to say that the card is gone. pcscd asks readers
   * that cannot report by themselves every 400 ms.
   */
  readonly settleMs: number;
  /** How long `connect` waits for the watch to report what the service already counts. */
  readonly catchUpMs: number;
  /** After events were lost: readers that do not report within this time are gone. */
  readonly resyncMs: number;
  /** A watch is ended only after so long without an event: longer than pcscd's 400 ms between two looks at a reader. */
  readonly quietMs: number;
  /** The longest that `disconnect` keeps its caller waiting behind a card that does not answer. */
  readonly disconnectMs: number;
}

export const PCSC_DELAYS: PcscDelays = {
  startMs: 0,
  retryMinMs: 250,
  retryMaxMs: 4_000,
  settleMs: 650,
  catchUpMs: 1_000,
  resyncMs: 500,
  quietMs: 450,
  disconnectMs: 2_000,
};
