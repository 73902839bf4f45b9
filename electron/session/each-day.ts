import type { Clock } from '../../native/base/clock.ts';
import { untilNextDayMs } from '../../native/base/civil-date.ts';
import type { SessionConfig } from './config.ts';

/** Calls `turn` with each new day, where notices come and go by days; the function returned ends it. */
export function eachDay({ clock, config }: { readonly clock: Clock; readonly config: SessionConfig }, turn: () => void): () => void {
  const dated = config.idle.notices.some(({ from, until }) => from !== undefined || until !== undefined);
  if (!dated) return () => undefined;
  let cancel = (): void => undefined;
  const wait = (): void => {
    cancel = clock.after(untilNextDayMs(clock.nowMs()), () => {
      turn();
      wait();
    });
  };
  wait();
  return () => cancel();
}
