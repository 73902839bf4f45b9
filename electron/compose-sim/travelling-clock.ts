/** A clock that can be moved on: the terminal's time, while readers and printers keep the machine's own. */
import type { Clock } from '../../native/base/clock.ts';

interface Timer {
  readonly dueMs: number;
  readonly fire: () => void;
  /** Ends the wait on the clock behind. */
  cancel: () => void;
}

export class TravellingClock implements Clock {
  readonly #behind: Clock;
  readonly #timers = new Set<Timer>();
  #aheadMs: number;

  /** `behind` is the clock that runs on; `startMs`: what is now, the time of `behind` when absent. */
  constructor(behind: Clock, startMs: number = behind.nowMs()) {
    this.#behind = behind;
    this.#aheadMs = startMs - behind.nowMs();
  }

  nowMs(): number {
    return this.#behind.nowMs() + this.#aheadMs;
  }

  /** How far ahead of the clock behind. */
  aheadMs(): number {
    return this.#aheadMs;
  }

  after(delayMs: number, fire: () => void): () => void {
    const timer: Timer = { dueMs: this.nowMs() + delayMs, fire, cancel: () => undefined };
    this.#timers.add(timer);
    this.#arm(timer);
    return () => {
      timer.cancel();
      this.#timers.delete(timer);
    };
  }

  /** When the next timer is due; `null`: none waits. */
  nextDueMs(): number | null {
    const due = [...this.#timers].map(({ dueMs }) => dueMs);
    return due.length === 0 ? null : Math.min(...due);
  }

  /** Moves on by so much, as a machine that slept: what was due meanwhile happens at its end, each once, in order. Going back throws. */
  travel(byMs: number): void {
    if (byMs < 0) throw new Error('the clock does not go back');
    this.#aheadMs += byMs;
    for (const timer of this.#timers) timer.cancel();
    const due = [...this.#timers].filter(({ dueMs }) => dueMs <= this.nowMs()).toSorted((a, b) => a.dueMs - b.dueMs);
    for (const timer of due) this.#fire(timer);
    for (const timer of this.#timers) this.#arm(timer);
  }

  #arm(timer: Timer): void {
    timer.cancel();
    timer.cancel = this.#behind.after(Math.max(0, timer.dueMs - this.nowMs()), () => this.#fire(timer));
  }

  #fire(timer: Timer): void {
    if (this.#timers.delete(timer)) timer.fire();
  }
}

/** A clock that stands: it is only moved by hand. */
export function standingClock(atMs: number): Clock {
  return { nowMs: () => atMs, after: () => () => undefined };
}
