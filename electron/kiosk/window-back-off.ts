/** How long to wait before a window that ended is opened again. */

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
/** A window that stood this long was sound: the next wait is short again. */
const SOUND_AFTER_MS = 60_000;

export class WindowBackOff {
  #failures = 0;

  /** Milliseconds to wait after a window that stood for `stoodMs`: twice as long each time, from 1 s to 30 s. */
  nextDelayMs(stoodMs: number): number {
    if (stoodMs >= SOUND_AFTER_MS) this.#failures = 0;
    const delayMs = Math.min(FIRST_RETRY_MS * 2 ** this.#failures, LONGEST_RETRY_MS);
    this.#failures += 1;
    return delayMs;
  }
}
