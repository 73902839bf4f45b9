import type { Clock } from '../native/base/clock.ts';
import { shanghaiDate } from '../native/base/civil-date.ts';

/**
 * Session numbers that never repeat on a terminal and can be read aloud: `ZT0001-20261122-0007`, terminal, date, number of
 * the day. `newest` gives the newest number that the journal holds under a prefix, so that a restart counts on.
 */
export function sessionNumbers(terminal: string, clock: Pick<Clock, 'nowMs'>, newest: (prefix: string) => string | null): () => string {
  let prefix = '';
  let count = 0;
  return () => {
    const today = `${terminal}-${shanghaiDate(clock.nowMs()).replaceAll('-', '')}-`;
    if (today !== prefix) {
      prefix = today;
      count = Number(newest(today)?.slice(today.length) ?? 0);
    }
    count += 1;
    return `${prefix}${String(count).padStart(4, '0')}`;
  };
}
