import { createSdtIdReader } from '../../native/idreader/driver.ts';
import { createSamReaderSim } from '../../native/sim/idreader/idreader-sim.ts';
import { manualClock } from '../support/manual-clock.ts';
import { idReaderContract } from './id-reader.ts';

const TICK_MS = 50;

idReaderContract('on a line within the process', async () => {
  const clock = manualClock();
  const sim = createSamReaderSim(clock);
  const reader = createSdtIdReader({ link: sim.link, clock });
  return { reader, sim, tick: () => clock.advance(TICK_MS), close: () => reader.close() };
});
