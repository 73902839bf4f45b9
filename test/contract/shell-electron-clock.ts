/** A clock that the test owns: what waits stands in `waits`, the one that began first first. */
import type { Clock } from '../../native/base/clock.ts';

export interface Wait {
  readonly delayMs: number;
  fire(): void;
}

export function heldClock() {
  const waits: Wait[] = [];
  let nowMs = 0;
  const drop = (wait: Wait): void => {
    const at = waits.indexOf(wait);
    if (at >= 0) waits.splice(at, 1);
  };
  const clock: Clock = {
    nowMs: () => nowMs,
    after: (delayMs, fire) => {
      const wait: Wait = {
        delayMs,
        fire: () => {
          drop(wait);
          fire();
        },
      };
      waits.push(wait);
      return () => drop(wait);
    },
  };
  return { clock, waits, pass: (byMs: number) => (nowMs += byMs) };
}
