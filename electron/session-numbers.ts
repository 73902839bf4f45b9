import type { Clock } from '../native/base/clock.ts';
import { shanghaiTime } from '../native/base/civil-date.ts';

/**
 * Session numbers that never repeat on a terminal and can be read aloud: `ZT0001-20261122-101523-1`, terminal, date,
 * time, and a counter within the second. A clock set back by hand goes on from the last second given.
 */
export function sessionNumbers(terminal: string, clock: Pick<Clock, 'nowMs'>): () => string {
  let last = '';
  let count = 0;
  return () => {
    const digits = shanghaiTime(clock.nowMs()).replace(/[^0-9]/g, '');
    const moment = digits > last ? digits : last;
    count = moment === last ? count + 1 : 1;
    last = moment;
    return `${terminal}-${moment.slice(0, 8)}-${moment.slice(8)}-${count}`;
  };
}
