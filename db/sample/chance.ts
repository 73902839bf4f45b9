/** Chance that repeats: the same seed and path give the same numbers on every machine (integers of 32 bits only). */

const GOLDEN = 0x9e3779b9;
const RANGE = 2 ** 32;

/** Mixes a number into a state (the finaliser of MurmurHash3, public domain). */
function mix(state: number, value: number): number {
  let hash = (state ^ Math.imul(value | 0, GOLDEN)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Draws from one stream. Two streams with different paths have nothing to do with each other, so that every person can be made alone. */
export class Chance {
  #state: number;

  /** `path` names the stream: a seed, what is made, its number. */
  constructor(...path: readonly number[]) {
    this.#state = path.reduce((state, value, index) => mix(state + index, value), GOLDEN);
  }

  /** Below 2^32. */
  next(): number {
    this.#state = (this.#state + GOLDEN) >>> 0;
    return mix(this.#state, 1);
  }

  /** A whole number, `from <= n <= to`; the span is below 2^32. */
  between(from: number, to: number): number {
    return from + (this.next() % (to - from + 1));
  }

  /** True in so many of 1000 cases. */
  permille(share: number): boolean {
    return this.next() % 1000 < share;
  }

  /** One of a list. Throws on an empty one. */
  of<T>(list: readonly T[]): T {
    const found = list[this.next() % list.length];
    if (found === undefined) throw new RangeError('nothing to choose from');
    return found;
  }

  /** One by weight. */
  weighted<T>(list: readonly (readonly [weight: number, value: T])[]): T {
    let left = (this.next() / RANGE) * list.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, value] of list) {
      left -= weight;
      if (left < 0) return value;
    }
    throw new RangeError('nothing to choose from');
  }
}
