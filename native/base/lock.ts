/** Runs one task at a time, in the order in which they were asked for. A task that fails frees the lock all the same. */
export class Lock {
  #tail: Promise<unknown> = Promise.resolve();

  /** Runs `task` after all earlier ones have ended; gives what it gives, throws what it throws. */
  run<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.#tail.then(task, task);
    this.#tail = turn.catch(() => undefined);
    return turn;
  }
}
