/** Runs one task at a time, in the order in which they were asked for. A task that fails frees the lock all the same. */
export class Lock {
  readonly #waiting: (() => void)[] = [];
  #held = false;

  /** Runs `task` after all earlier ones have ended, at once when there are none; gives what it gives, throws what it throws. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.enter();
    if (turn !== null) await turn;
    try {
      return await task();
    } finally {
      this.leave();
    }
  }

  /** Takes the lock: `null` when it was free and is held now, else a promise of the turn. Each turn ends with `leave`. */
  enter(): Promise<void> | null {
    if (this.#held) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#held = true;
    return null;
  }

  /** Ends the turn: the lock goes to whoever has waited longest. */
  leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#held = false;
    else next();
  }
}
