/** The waits of a driver that talks to a simulator without a card's slowness, in real time. */
import { systemClock } from '../../native/base/clock.ts';
import { DEFAULT_SDT_DELAYS, type SdtDelays } from '../../native/idreader/settings.ts';

export const QUICK_SDT_DELAYS: SdtDelays = {
  ...DEFAULT_SDT_DELAYS,
  statusMs: 150,
  findMs: 150,
  selectMs: 150,
  readMs: 400,
  itemMs: 150,
  gapMs: 250,
  wholeMs: 3_000,
  quietMs: 20,
  pollMs: 15,
  presenceMs: 25,
  keepAliveMs: 30,
};

const TICK_MS = 4;

/** A moment of real time. */
export function soon(): Promise<void> {
  return new Promise((resolve) => void systemClock.after(TICK_MS, resolve));
}
