/**
 * Keeps the event loop awake while a fast card answers. The package hands every exchange to another thread and back. Where the card answers
 * within a fraction of a millisecond (virtual readers), waking a loop that went to sleep meanwhile takes as long as much of the exchange itself; so
 * the loop looks again and again instead, and serves whatever else comes. On a machine with nothing to spare that takes the processor away from
 * those who work for the answer: so both ways are tried now and then, and the one that is faster here and now is taken.
 * A plastic card takes milliseconds: for it nothing is done at all.
 */
const FAST_MS = 0.4;
/** What an exchange counts at most, whatever it took. */
const SLOW_MS = 2 * FAST_MS;
/** How long to stay awake, as a multiple of the usual time. */
const PATIENCE = 1.5;
/** Weight of the newest exchange in the usual time. */
const NEWEST = 1 / 16;
/** One exchange of so many goes the other way. */
const TRY_EVERY = 16;

type Way = 'asleep' | 'awake';

/** The machine's own, unless a test brings others. */
export interface AttentionTools {
  /** Milliseconds with fractions, since any moment. */
  readonly nowMs: () => number;
  /** Calls `look` at the next turn of the event loop. */
  readonly soon: (look: () => void) => void;
}

const MACHINE: AttentionTools = { nowMs: () => performance.now(), soon: (look) => void setImmediate(look) };

export class Attention {
  /** Milliseconds of an exchange either way, the newest counting most. Every card counts as slow until it shows otherwise. */
  readonly #usualMs: Record<Way, number> = { asleep: SLOW_MS, awake: 0 };
  readonly #tools: AttentionTools;
  #exchanges = 0;

  constructor(tools: AttentionTools = MACHINE) {
    this.#tools = tools;
  }

  /** Gives what `exchange` gives. */
  async during<T>(exchange: () => Promise<T>): Promise<T> {
    const { nowMs, soon } = this.#tools;
    const way = this.#way();
    const beganMs = nowMs();
    let over = false;
    if (way === 'awake') {
      const untilMs = beganMs + PATIENCE * this.#usualMs.asleep;
      const look = () => {
        if (!over && nowMs() < untilMs) soon(look);
      };
      soon(look);
    }
    try {
      return await exchange();
    } finally {
      over = true;
      const tookMs = Math.min(nowMs() - beganMs, SLOW_MS);
      this.#usualMs[way] += NEWEST * (tookMs - this.#usualMs[way]);
    }
  }

  #way(): Way {
    const { asleep, awake } = this.#usualMs;
    if (asleep > FAST_MS) return 'asleep';
    this.#exchanges = (this.#exchanges + 1) % TRY_EVERY;
    const better = awake < asleep;
    return better === this.#exchanges > 0 ? 'awake' : 'asleep';
  }
}
