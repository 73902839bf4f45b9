/** Sends frames no faster than they are taken: while one is under way only the newest of those that come is kept. */
export class NewestFrame<F> {
  readonly #send: (frame: F, sent: () => void) => void;
  #underWay = false;
  #waiting: { readonly frame: F } | null = null;

  /** `send` carries one frame and calls `sent` when the other side can take the next. */
  constructor(send: (frame: F, sent: () => void) => void) {
    this.#send = send;
  }

  push(frame: F): void {
    if (this.#underWay) {
      this.#waiting = { frame };
      return;
    }
    this.#underWay = true;
    this.#send(frame, () => {
      this.#underWay = false;
      const next = this.#waiting;
      this.#waiting = null;
      if (next) this.push(next.frame);
    });
  }
}
