import { describe, expect, it } from 'vitest';
import { createSdtIdReader } from '../../native/idreader/driver.ts';
import { ID_READER_TROUBLES, troubleIdReader } from '../../native/sim/bench/id-reader-trouble.ts';
import { createSamReaderSim } from '../../native/sim/idreader/idreader-sim.ts';
import { SIM_DOCUMENTS } from '../../native/sim/idreader/people-table.ts';
import { manualClock } from '../support/manual-clock.ts';

const LONG_MS = 60_000;
const SAYS: Readonly<Record<(typeof ID_READER_TROUBLES)[number], string>> = {
  'idreader.unreadable': 'idreader.unreadable',
  'idreader.malformed': 'idreader.malformed',
  'idreader.unknownDocument': 'idreader.unknownDocument',
  'idreader.hardwareError': 'idreader.hardwareError',
  selfTestFailed: 'idreader.hardwareError',
  notAuthorised: 'idreader.hardwareError',
  mute: 'idreader.gone',
  noise: SIM_DOCUMENTS.resident.name,
  unplugged: 'idreader.gone',
  unpluggedMidFrame: 'idreader.gone',
  none: SIM_DOCUMENTS.resident.name,
};

describe('an ID reader with which something is the matter', () => {
  it.each(ID_READER_TROUBLES)('%s: the person who reads hears the right code, and once it is mended the card is read', async (trouble) => {
    const clock = manualClock();
    const { link, ...sim } = createSamReaderSim(clock);
    const reader = createSdtIdReader({ link, clock });
    await clock.advance(LONG_MS);
    expect(reader.state()).toBe('online');
    const read = async (): Promise<string> => {
      sim.place(SIM_DOCUMENTS.resident);
      const reading = reader.read(new AbortController().signal);
      await clock.advance(LONG_MS);
      const result = await reading;
      return result.ok ? result.value.name : result.error.code;
    };
    troubleIdReader(sim, trouble);
    expect(await read()).toBe(SAYS[trouble]);
    sim.takeAway();
    troubleIdReader(sim, 'none');
    await clock.advance(LONG_MS);
    expect(await read()).toBe(SIM_DOCUMENTS.resident.name);
    await reader.close();
  });
});
