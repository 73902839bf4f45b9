import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SimDocument } from '../sim/idreader/documents.ts';
import { createSamReaderSim } from '../sim/idreader/idreader-sim.ts';
import { SIM_DOCUMENTS } from '../sim/idreader/people-table.ts';
import { manualClock } from '../../test/support/manual-clock.ts';
import { createSdtIdReader, type SdtIdReader } from './driver.ts';
import { DEFAULT_SDT_SETTINGS, type SdtSettings } from './settings.ts';

const never = new AbortController().signal;
const TICK_MS = 50;

function bench(settings: Partial<SdtSettings> = {}, photoDecoder?: Parameters<typeof createSdtIdReader>[0]['photoDecoder']) {
  const clock = manualClock();
  const sim = createSamReaderSim(clock);
  const open = (): SdtIdReader =>
    createSdtIdReader({
      link: sim.link,
      clock,
      settings: { ...DEFAULT_SDT_SETTINGS, ...settings },
      ...(photoDecoder === undefined ? {} : { photoDecoder }),
    });
  async function settled<T>(promise: Promise<T>): Promise<T> {
    const state = { over: false };
    const done = promise.finally(() => (state.over = true));
    while (!isOver(state)) await clock.advance(TICK_MS);
    return done;
  }
  return { clock, sim, open, settled };
}

function isOver(state: { readonly over: boolean }): boolean {
  return state.over;
}

describe('the speed of the line', () => {
  it.each([115_200, 57_600, 38_400, 19_200, 9_600] as const)('%i baud is found out', async (baudRate) => {
    const { sim, open, settled } = bench({ baudRate: 'detect' });
    sim.setBaudRate(baudRate);
    sim.place(SIM_DOCUMENTS.resident);
    const reader = open();
    expect(await settled(reader.read(never))).toMatchObject({ ok: true });
    expect(reader.state()).toBe('online');
  });

  it('that is set wrongly makes the reader offline, not broken', async () => {
    const { sim, open, settled } = bench({ baudRate: 9_600 });
    sim.setBaudRate(115_200);
    const reader = open();
    expect(await settled(reader.read(never))).toMatchObject({ ok: false, error: { code: 'idreader.gone' } });
    expect(reader.state()).toBe('offline');
  });
});

describe('another speed, where the settings want one', () => {
  const WANTED = { baudRate: 'detect', setBaudRate: 115_200 } as const;

  async function readAt(sim: ReturnType<typeof createSamReaderSim>, reader: SdtIdReader, settled: ReturnType<typeof bench>['settled']) {
    sim.place(SIM_DOCUMENTS.resident);
    expect(await settled(reader.read(never))).toMatchObject({ ok: true, value: { name: SIM_DOCUMENTS.resident.name } });
    expect(reader.state()).toBe('online');
    sim.takeAway();
  }

  it('is set once, and found at once ever after', async () => {
    const { clock, sim, open, settled } = bench(WANTED);
    sim.setBaudRate(9_600);
    const reader = open();
    await readAt(sim, reader, settled);
    expect(sim.baudRate()).toBe(115_200);
    sim.setPlugged(false);
    await clock.advance(5_000);
    sim.setPlugged(true);
    await readAt(sim, reader, settled);
  });

  it.each([
    ['refuses it', (sim: ReturnType<typeof createSamReaderSim>) => sim.setSpeedChange('refuses')],
    ['says so and does not do it', (sim: ReturnType<typeof createSamReaderSim>) => sim.setSpeedChange('claims')],
  ] as const)('a module that %s is used at its own', async (_what, make) => {
    const { sim, open, settled } = bench(WANTED);
    sim.setBaudRate(19_200);
    make(sim);
    const reader = open();
    await readAt(sim, reader, settled);
    expect(sim.baudRate()).toBe(19_200);
    await readAt(sim, reader, settled);
  });

  it('is believed without its answer, when that got lost, for the module answers at it', async () => {
    const { sim, open, settled } = bench({ baudRate: 19_200, setBaudRate: 57_600, openTries: 1 });
    sim.setBaudRate(19_200);
    // At 57,600 nothing is understood; at 19,200 the status is answered, and then an answer is lost.
    sim.setWire({ muteAfter: 1, mute: 1 });
    await readAt(sim, open(), settled);
    expect(sim.baudRate()).toBe(57_600);
  });

  it('a module that goes to a third speed is looked for at every one', async () => {
    const { sim, open, settled } = bench({ baudRate: 19_200, setBaudRate: 57_600 });
    sim.setBaudRate(19_200);
    sim.setSpeedChange('strays');
    await readAt(sim, open(), settled);
    expect(sim.baudRate()).toBe(9_600);
  });
});

describe('what a module can be asked besides', () => {
  it('its number, as on its plate', async () => {
    const { open, settled } = bench();
    expect(await settled(open().samNumber())).toEqual({ ok: true, value: '05.01-20120411-0002012506-0000000001' });
  });

  it('its number again when the first answer after power-up is spoiled', async () => {
    const { sim, open, settled } = bench();
    const reader = open();
    sim.answerNext('number', 0x24);
    expect(await settled(reader.samNumber())).toMatchObject({ ok: true });
  });

  it.each([
    ['idreader.gone', (sim: ReturnType<typeof createSamReaderSim>) => sim.setPlugged(false)],
    ['idreader.hardwareError', (sim: ReturnType<typeof createSamReaderSim>) => sim.setBroken('selfTestFailed')],
  ] as const)('%s: not its number', async (code, harm) => {
    const { sim, open, settled } = bench();
    harm(sim);
    expect(await settled(open().samNumber())).toMatchObject({ ok: false, error: { code } });
  });
});

describe('the settings', () => {
  it.each(['resident', 'longTerm', 'expired'] as const)('with fingerprints asked for, %s is read without them', async (who) => {
    const { sim, open, settled } = bench({ readCommand: 'readWithFingerprints' });
    sim.place(SIM_DOCUMENTS[who]);
    const read = await settled(open().read(never));
    expect(read).toMatchObject({ ok: true, value: { name: SIM_DOCUMENTS[who].name } });
    expect(JSON.stringify(read)).not.toContain('fingerprint');
  });

  it('without the newest address nothing is said of it', async () => {
    const { sim, open, settled } = bench({ newestAddress: false });
    sim.place(SIM_DOCUMENTS.longTerm);
    const read = await settled(open().read(never));
    expect(read.ok && read.value.details).not.toHaveProperty('newestAddress');
  });

  it('the limit of the radio is sent once, and a module that does not know it works on', async () => {
    const { sim, open, settled } = bench({ rfLimitBytes: 0x50 });
    sim.place(SIM_DOCUMENTS.resident);
    expect(await settled(open().read(never))).toMatchObject({ ok: true });
  });

  it('without a probe a document that left is noticed by the next one', async () => {
    const { clock, sim, open, settled } = bench({ presenceProbe: 'none' });
    const reader = open();
    const events: string[] = [];
    reader.subscribe(({ kind }) => events.push(kind));
    sim.place(SIM_DOCUMENTS.resident);
    expect(await settled(reader.read(never))).toMatchObject({ ok: true });
    sim.takeAway();
    await clock.advance(10_000);
    expect(events.filter((kind) => kind === 'mediaRemoved')).toEqual([]);
    sim.place(SIM_DOCUMENTS.hmt);
    expect(await settled(reader.read(never))).toMatchObject({ ok: true });
    expect(events.filter((kind) => kind === 'mediaRemoved')).toHaveLength(1);
    // Nobody is asked to take a document of which the terminal would not hear that it was taken.
    expect(events).not.toContain('mediaRead');
  });
});

describe('the photo', () => {
  it('is handed to the decoder as the chip holds it', async () => {
    const seen: number[] = [];
    const image = { mediaType: 'image/png' as const, bytes: Uint8Array.of(1, 2, 3) };
    const { sim, open, settled } = bench({}, (wlt) => {
      seen.push(...wlt.subarray(0, 6));
      return Promise.resolve({ ok: true, value: image });
    });
    sim.place(SIM_DOCUMENTS.resident);
    expect(await settled(open().read(never))).toMatchObject({ ok: true, value: { photo: { image } } });
    expect(seen).toEqual([0x57, 0x4c, 0x66, 0x00, 0x7e, 0x00]);
  });

  it('stays without an image when the decoder fails; the document is read all the same', async () => {
    const { sim, open, settled } = bench({}, () => Promise.resolve({ ok: false, error: 'no licence' }));
    sim.place(SIM_DOCUMENTS.resident);
    expect(await settled(open().read(never))).toMatchObject({ ok: true, value: { photo: { image: null } } });
  });
});

describe('a line that does what it likes', () => {
  const wires = fc.record({
    pieces: fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 4 }),
    noise: fc.uint8Array({ maxLength: 12 }),
    lostSync: fc.integer({ min: 0, max: 1 }),
    damaged: fc.integer({ min: 0, max: 3 }),
    mute: fc.integer({ min: 0, max: 2 }),
    unplugAfterBytes: fc.option(fc.integer({ min: 0, max: 1_300 })),
  });

  it('gives the document that lies there or a fault, and works again when the line does', async () => {
    const who = fc.constantFrom<SimDocument>(...Object.values(SIM_DOCUMENTS));
    await fc.assert(
      fc.asyncProperty(who, wires, async (document, behaviour) => {
        const { clock, sim, open, settled } = bench();
        const reader = open();
        sim.setWire(behaviour);
        sim.place(document);
        const ending = new AbortController();
        clock.after(20_000, () => ending.abort());
        const read = await settled(reader.read(ending.signal));
        if (read.ok) expect(read.value).toMatchObject({ kind: document.kind, name: document.name, number: document.number });
        sim.setWire();
        sim.setPlugged(true);
        sim.takeAway();
        await clock.advance(10_000);
        sim.place(SIM_DOCUMENTS.hmt);
        expect(await settled(reader.read(never))).toMatchObject({ ok: true, value: { number: SIM_DOCUMENTS.hmt.number } });
        await reader.close();
      }),
      { numRuns: 60 },
    );
  });
});
