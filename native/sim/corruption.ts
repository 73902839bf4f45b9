/** Answers changed on their way, the same way every time for one seed. */
import { unreachable } from '../base/result.ts';

/** `garble`: all other bytes; `truncate`: the end is missing; `extend`: bytes more; `flip`: one bit. */
export type Corruption = 'garble' | 'truncate' | 'extend' | 'flip';

const MAX_EXTRA_BYTES = 16;

/** The answer changed in one of four ways. `random` gives numbers from 0 up to 1. */
export function corrupt(how: Corruption, answer: Uint8Array, random: () => number): Uint8Array {
  const below = (limit: number) => Math.floor(random() * limit);
  const bytes = (length: number) => Uint8Array.from({ length }, () => below(256));
  switch (how) {
    case 'garble':
      return bytes(answer.length);
    case 'truncate':
      return answer.slice(0, below(answer.length));
    case 'extend':
      return Uint8Array.from([...answer, ...bytes(1 + below(MAX_EXTRA_BYTES))]);
    case 'flip': {
      const changed = Uint8Array.from(answer);
      const at = below(changed.length);
      changed[at] = (changed[at] ?? 0) ^ (1 << below(8));
      return changed;
    }
    default:
      return unreachable(how);
  }
}

/** Numbers from 0 up to 1, the same row for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
