/** Writes down what hands do, with the screens at which they did it: a script that plays the same session again. */
import { shanghaiTime } from '../../native/base/civil-date.ts';
import type { ScriptAction } from '../api/bench/action.ts';
import type { Script, ScriptStep } from '../api/bench/script.ts';
import type { View } from '../api/view.ts';

/** Screens that pass by themselves: nobody can be held to have seen them. */
export const PASSING: ReadonlySet<View['screen']> = new Set<View['screen']>(['waiting', 'printing']);

export interface RecorderParts {
  readonly city: string;
  readonly nowMs: () => number;
  readonly view: () => View;
}

export class ScriptRecorder {
  readonly #parts: RecorderParts;
  #steps: ScriptStep[] = [];
  #startMs: number;
  #startScreen: View['screen'];

  constructor(parts: RecorderParts) {
    this.#parts = parts;
    this.#startMs = parts.nowMs();
    this.#startScreen = parts.view().screen;
  }

  /** How many steps an export holds. */
  count(): number {
    return this.#steps.length;
  }

  /** The script begins here. */
  restart(): void {
    this.#steps = [];
    this.#startMs = this.#parts.nowMs();
    this.#startScreen = this.#parts.view().screen;
  }

  /** To be called before the hand moves: the screen that stands is what the next play must show first. */
  before(action: ScriptAction): void {
    this.#expectScreen();
    this.#steps.push(action);
  }

  /** Takes back the last action: it was refused. */
  undo(): void {
    this.#steps.pop();
  }

  /** The session so far. */
  script(): Script {
    const start = `${shanghaiTime(this.#startMs).replace(' ', 'T')}+08:00`;
    const { screen } = this.#parts.view();
    const last: readonly ScriptStep[] = this.#steps.length > 0 && !PASSING.has(screen) ? [{ expect: { screen } }] : [];
    return { title: `Session of ${start}`, city: this.#parts.city, start, steps: [...this.#steps, ...last] };
  }

  #expectScreen(): void {
    const { screen } = this.#parts.view();
    const first = this.#steps.length === 0;
    if (PASSING.has(screen) || (first && screen === this.#startScreen)) return;
    this.#steps.push({ expect: { screen } });
  }
}
