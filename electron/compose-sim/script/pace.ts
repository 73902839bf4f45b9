/** How a script goes through time: it waits for the program in real time, and lets the terminal's own clock run only when nothing else happens. */
import { systemClock } from '../../../native/base/clock.ts';
import type { View } from '../../api/view.ts';
import { PASSING } from '../recorder.ts';
import type { Rig } from './rig.ts';

const LOOK_EVERY_MS = 4;
/** So many looks without a new frame: a screen that waits for a person stands. */
const STANDS = 3;
/** So many: nothing is under way in the program, only the clock can bring it on. */
const NOTHING_UNDER_WAY = 40;
/** A program that does not come to rest within so many looks hangs. */
const LOOKS_MAX = 5_000;

export class Pace {
  readonly #rig: Rig;
  #quiet = 0;
  /** Views since the last action. */
  #seen: View[] = [];
  readonly #off: () => void;

  constructor(rig: Rig) {
    this.#rig = rig;
    this.#off = rig.control.terminal.subscribe(({ view }) => {
      this.#quiet = 0;
      this.#seen.push(view);
    });
  }

  stop(): void {
    this.#off();
  }

  /** A hand moves: what was seen before counts no more. */
  act(): void {
    this.#seen = [];
    this.#quiet = 0;
  }

  /** Waits until a screen stands that waits for a person. */
  async rest(): Promise<void> {
    for (let look = 0; look < LOOKS_MAX; look += 1) {
      await this.#look();
      const passing = PASSING.has(this.#view().screen);
      if (!passing && this.#quiet >= STANDS) return;
      if (passing && this.#quiet >= NOTHING_UNDER_WAY) this.#letClockRun(Infinity);
    }
  }

  /** Waits for a view; lets the clock run for at most `withinMs` meanwhile. `null`: it came; else what stood in its place before the clock ran. */
  async until(right: (view: View) => boolean, withinMs: number): Promise<View | null> {
    let instead: View | null = null;
    const untilMs = this.#rig.clock.nowMs() + withinMs;
    for (let look = 0; look < LOOKS_MAX; look += 1) {
      if (right(this.#view()) || this.#seen.some((view) => PASSING.has(view.screen) && right(view))) return null;
      await this.#look();
      if (this.#quiet < NOTHING_UNDER_WAY) continue;
      instead ??= this.#view();
      if (!this.#letClockRun(untilMs)) return instead;
    }
    return instead ?? this.#view();
  }

  #view(): View {
    return this.#rig.control.terminal.frame().view;
  }

  /** `false`: nothing is due until then. */
  #letClockRun(untilMs: number): boolean {
    const { clock } = this.#rig;
    const dueMs = clock.nextDueMs();
    if (dueMs === null || dueMs > untilMs) return false;
    this.#quiet = 0;
    clock.travel(Math.max(0, dueMs - clock.nowMs()));
    return true;
  }

  async #look(): Promise<void> {
    await new Promise<void>((resolve) => void systemClock.after(LOOK_EVERY_MS, resolve));
    this.#quiet += 1;
  }
}
