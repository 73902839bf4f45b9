import type { EscPosSimOptions } from './escpos-options.ts';

/** Later than this a timer is not late: there was nothing to print. */
const HEAD_LATE_MS = 15;

/** The time that lines need on paper. */
export class PrintHead {
  readonly #options: Pick<EscPosSimOptions, 'lineMs' | 'after' | 'nowMs'>;
  /** When it has done with what it printed last; used where `nowMs` tells the time. */
  #freeMs = 0;
  busy = false;

  constructor(options: Pick<EscPosSimOptions, 'lineMs' | 'after' | 'nowMs'>) {
    this.#options = options;
  }

  /** Takes the time of so many lines, then calls `done`; whether it has to be waited for. */
  print(lines: number, done: () => void): boolean {
    const { lineMs = 0, after } = this.#options;
    if (lineMs === 0 || after === undefined) return false;
    this.busy = true;
    after(this.#timeMs(lineMs * lines), () => {
      this.busy = false;
      done();
    });
    return true;
  }

  /** How long it is busy with so much from now on. */
  #timeMs(takesMs: number): number {
    const nowMs = this.#options.nowMs?.();
    if (nowMs === undefined) return takesMs;
    // A head that has stood still begins anew.
    const beganMs = nowMs - this.#freeMs < HEAD_LATE_MS ? this.#freeMs : nowMs;
    this.#freeMs = beganMs + takesMs;
    return Math.max(0, this.#freeMs - nowMs);
  }
}
