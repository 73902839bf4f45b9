/** One page's frames: the newest, who listens, and since when the view that stands has stood. */
import type { PageSide } from '../api/terminal.ts';

interface AnyFrame {
  readonly sequence: number;
  readonly view: { readonly screen: string };
}

export class Page<F extends AnyFrame> {
  readonly #draw: (sequence: number) => F;
  readonly #listeners = new Set<(frame: F) => void>();
  #frame: F | null = null;
  #viewSince = 0;

  /** `draw` makes the frame of that number as things stand now. */
  constructor(draw: (sequence: number) => F) {
    this.#draw = draw;
  }

  /** The first frame of the view that stands: what names an older one is stale. */
  get viewSince(): number {
    return this.#viewSince;
  }

  /** Draws anew and tells everybody. */
  show(): void {
    const before = this.#newest();
    const next = this.#draw(before.sequence + 1);
    if (next.view.screen !== before.view.screen) this.#viewSince = next.sequence;
    this.#frame = next;
    for (const listener of this.#listeners) listener(next);
  }

  close(): void {
    this.#listeners.clear();
  }

  /** What a shell carries. `take` gives why a message was refused; `null`: it was not. */
  side(take: (message: unknown) => string | null): PageSide<F> {
    return {
      frame: () => this.#newest(),
      subscribe: (listener) => {
        this.#listeners.add(listener);
        return () => void this.#listeners.delete(listener);
      },
      receive: (message) => {
        const why = take(message);
        return why === null ? { accepted: true } : { accepted: false, why };
      },
    };
  }

  #newest(): F {
    this.#frame ??= this.#draw(0);
    return this.#frame;
  }
}
