/** Watches a terminal's frames and the renderer's word that it painted them: when a holder's name stood on the screen, and when none did. */
import type { Frame } from '../../api/view.ts';

export interface Painted {
  /** `performance.now()` when the renderer said so. */
  readonly atMs: number;
  /** `performance.now()` when the frame with the name was made. */
  readonly frameMs: number;
  /** The card's own time up to that frame. */
  readonly cardMs: number;
}

interface Wait {
  /** The first frame with a name; `null`: none yet. */
  made: { readonly sequence: number; readonly frameMs: number; readonly cardMs: number } | null;
  readonly cardTimeMs: () => number;
  readonly resolve: (painted: Painted) => void;
}

export class NamePainted {
  #wait: Wait | undefined;
  #blank: (() => void) | null = null;
  #screen = '';

  /** The next name that is painted. `cardTimeMs` is asked for the card's own time when its frame is made. */
  next(cardTimeMs: () => number): Promise<Painted> {
    return new Promise((resolve) => {
      this.#wait = { made: null, cardTimeMs, resolve };
    });
  }

  /** Resolves when the terminal waits for the next person. */
  blank(): Promise<void> {
    if (this.#screen === 'attract') return Promise.resolve();
    return new Promise((resolve) => {
      this.#blank = resolve;
    });
  }

  onFrame({ view, sequence }: Frame): void {
    this.#screen = view.screen;
    if (view.screen === 'attract') {
      this.#blank?.();
      this.#blank = null;
    }
    const wait = this.#wait;
    if (wait?.made !== null || !('holder' in view)) return;
    wait.made = { sequence, frameMs: performance.now(), cardMs: wait.cardTimeMs() };
  }

  onPainted(sequence: number): void {
    const made = this.#wait?.made ?? null;
    if (made === null || sequence < made.sequence) return;
    this.#wait?.resolve({ atMs: performance.now(), frameMs: made.frameMs, cardMs: made.cardMs });
    this.#wait = undefined;
  }
}
