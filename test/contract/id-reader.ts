/** What every ID reader promises, told on a simulated module behind whatever line the bench puts between. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hex } from '../../native/base/bytes.ts';
import type { Result } from '../../native/base/result.ts';
import type { IdDocument, IdReader, IdReaderEvent, IdReaderFault } from '../../native/ports/id-reader.ts';
import type { SimDocument } from '../../native/sim/idreader/documents.ts';
import type { SamReaderSim } from '../../native/sim/idreader/idreader-sim.ts';
import type { WireBehaviour } from '../../native/sim/idreader/wire.ts';
import { SIM_DOCUMENTS } from '../../native/sim/idreader/people-table.ts';

export interface IdReaderBench {
  readonly reader: IdReader;
  readonly sim: SamReaderSim;
  /** Lets time go on a little. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

export interface IdReaderBenchKind {
  /** Whether bytes get lost or added on such a line; on USB whole transfers do. */
  readonly noise: boolean;
  /** Whether answers come cut anywhere; HID has reports. */
  readonly cut: boolean;
}

type Outcome = Result<IdDocument, IdReaderFault>;
const { resident, longTerm, hmt, foreigner2017, foreigner2023, expired } = SIM_DOCUMENTS;
type NamedWire = readonly [what: string, behaviour: Partial<WireBehaviour>];
const CUT_WIRES: readonly NamedWire[] = [
  ['in single bytes', { pieces: [1] }],
  ['in pieces of all lengths', { pieces: [7, 1, 64, 3, 500] }],
];
const WHOLE_REPORTS: readonly NamedWire[] = [['one report after another', { pieces: [64] }]];
const NOISY_WIRES: readonly NamedWire[] = [
  ['with noise before them', { noise: hex('00FF55AA0069AAAA96') }],
  ['with one synchronising byte lost', { lostSync: 1 }],
];
const TICKS_WITHOUT_ANYTHING = 30;

export function idReaderContract(
  name: string,
  open: () => Promise<IdReaderBench>,
  { noise, cut }: IdReaderBenchKind = { noise: true, cut: true },
): void {
  describe(`ID reader: ${name}`, () => {
    let bench: IdReaderBench;
    const never = new AbortController().signal;
    beforeEach(async () => {
      bench = await open();
    });
    afterEach(() => bench.close());

    async function settled<T>(promise: Promise<T>): Promise<T> {
      const state = { over: false };
      const done = promise.finally(() => (state.over = true));
      while (!isOver(state)) await bench.tick();
      return done;
    }
    const read = (signal = never): Promise<Outcome> => bench.reader.read(signal);
    const told = (outcome: Outcome): string => (outcome.ok ? outcome.value.name : outcome.error.code);
    const outcome = async (reading: Promise<Outcome>): Promise<string> => told(await settled(reading));
    async function readLaid(document: SimDocument): Promise<string> {
      bench.sim.place(document);
      return outcome(read());
    }
    async function until(reached: () => boolean): Promise<void> {
      while (!reached()) await bench.tick();
    }
    /** Whoever takes it for a failed reader lifts the card and lays it down again. */
    async function expectNextIsWhole(): Promise<void> {
      bench.sim.setWire();
      bench.sim.takeAway();
      const reading = read();
      await bench.tick();
      bench.sim.place(hmt);
      const next = await settled(reading);
      expect(next).toMatchObject({ ok: true, value: { name: hmt.name, number: hmt.number } });
    }

    it('comes online by itself', async () => {
      await until(() => bench.reader.state() === 'online');
    });

    it.each([
      ['a resident ID card', resident],
      ['one that is valid for ever', longTerm],
      ['one that has expired: whoever asked decides', expired],
      ['a permit for residents of Hong Kong, Macao and Taiwan', hmt],
      ["a foreigner's card of 2017", foreigner2017],
      ["a foreigner's card of 2023", foreigner2023],
    ] as const)('reads %s', async (_what, document: SimDocument) => {
      bench.sim.place(document);
      const result = await settled(read());
      const { kind, number, validFrom, validUntil } = document;
      expect(result).toMatchObject({ ok: true, value: { kind, name: document.name, number, validFrom, validUntil } });
      if (!result.ok) return;
      expect(result.value.details?.newestAddress).toBe(document.details?.newestAddress ?? null);
      expect(result.value.photo).toMatchObject({ image: null });
      expect(result.value.photo?.wlt.length).toBe(1024);
    });

    it('waits for a document that comes later', async () => {
      const reading = read();
      for (let ticks = 0; ticks < TICKS_WITHOUT_ANYTHING; ticks += 1) await bench.tick();
      bench.sim.place(resident);
      expect(await outcome(reading)).toBe(resident.name);
    });

    it('does not find a document again that has not left, and tells when it leaves', async () => {
      const events: IdReaderEvent[] = [];
      bench.reader.subscribe((event) => {
        if (event.kind !== 'stateChanged') events.push(event);
      });
      expect(await readLaid(resident)).toBe(resident.name);
      const again = read();
      for (let ticks = 0; ticks < TICKS_WITHOUT_ANYTHING; ticks += 1) await bench.tick();
      expect(events).toEqual([{ kind: 'mediaRead' }]);
      bench.sim.takeAway();
      await until(() => events.length > 1);
      expect(events).toEqual([{ kind: 'mediaRead' }, { kind: 'mediaRemoved' }]);
      bench.sim.place(hmt);
      expect(await outcome(again)).toBe(hmt.name);
    });

    it('tells that the document leaves when nobody reads', async () => {
      expect(await readLaid(resident)).toBe(resident.name);
      const events: IdReaderEvent[] = [];
      bench.reader.subscribe((event) => events.push(event));
      bench.sim.takeAway();
      await until(() => events.length > 0);
      expect(events).toEqual([{ kind: 'mediaRemoved' }]);
    });

    it('ends the wait when the caller does, and the next caller gets the document', async () => {
      const controller = new AbortController();
      const reading = read(controller.signal);
      await bench.tick();
      controller.abort();
      expect(told(await reading)).toBe('idreader.cancelled');
      expect(told(await read(AbortSignal.abort()))).toBe('idreader.cancelled');
      expect(await readLaid(resident)).toBe(resident.name);
    });

    it('ends one read when another begins', async () => {
      const first = read();
      const second = read();
      expect(told(await first)).toBe('idreader.cancelled');
      bench.sim.place(resident);
      expect(await outcome(second)).toBe(resident.name);
    });

    it.each([...(cut ? CUT_WIRES : WHOLE_REPORTS), ...(noise ? NOISY_WIRES : [])])(
      'reads answers that come %s',
      async (_what, behaviour) => {
        bench.sim.setWire(behaviour);
        expect(await readLaid(longTerm)).toBe(longTerm.name);
      },
    );

    it.each(['find', 'select', 'read'] as const)('repeats what one damaged or lost answer to %s spoiled', async (asked) => {
      await until(() => bench.reader.state() === 'online');
      bench.sim.answerNext(asked, 0x24);
      expect(await readLaid(resident)).toBe(resident.name);
    });

    it('reads through one answer that is damaged on the line, and through one that is lost', async () => {
      await until(() => bench.reader.state() === 'online');
      bench.sim.setWire({ damaged: 1 });
      expect(await readLaid(resident)).toBe(resident.name);
      bench.sim.takeAway();
      bench.sim.setWire({ mute: 1 });
      expect(await readLaid(longTerm)).toBe(longTerm.name);
    });

    it.each([
      ['select', 0x81, 0x6a82, 'idreader.unreadable'],
      ['select', 0x40, 0x6a81, 'idreader.unknownDocument'],
      ['read', 0x41, 0x6982, 'idreader.unreadable'],
      ['read', 0x31, 0x6300, 'idreader.unreadable'],
      ['read', 0x32, 0x6300, 'idreader.unreadable'],
      ['read', 0x47, 0x6f00, 'idreader.unreadable'],
      ['read', 0x24, 0, 'idreader.unreadable'],
      ['read', 0x55, 0, 'idreader.unreadable'],
      ['read', 0x91, 0, 'idreader.unreadable'],
      ['read', 0x33, 0, 'idreader.malformed'],
      ['read', 0x10, 0, 'idreader.hardwareError'],
      ['read', 0x11, 0, 'idreader.hardwareError'],
      ['read', 0x21, 0, 'idreader.hardwareError'],
      ['read', 0x23, 0, 'idreader.hardwareError'],
      ['find', 0x60, 0, 'idreader.hardwareError'],
      ['find', 0x66, 0, 'idreader.hardwareError'],
    ] as const)('%s answered with %i (card %i): %s', async (asked, sw3, cardWord, expected) => {
      await until(() => bench.reader.state() === 'online');
      bench.sim.answerNext(asked, sw3, { times: 9, cardWord });
      bench.sim.place(resident);
      const result = await settled(read());
      expect(result).toMatchObject({ ok: false, error: { code: expected } });
      if (!result.ok && cardWord !== 0) expect(result.error.sw).toBe(cardWord);
    });

    it('idreader.unknownDocument: a type that nobody published', async () => {
      expect(await readLaid({ ...resident, flag: 'Z' })).toBe('idreader.unknownDocument');
      await expectNextIsWhole();
    });

    it('idreader.malformed: a number with a wrong check character', async () => {
      expect(await readLaid({ ...resident, number: '000000199003070013' })).toBe('idreader.malformed');
      await expectNextIsWhole();
    });

    it('idreader.unreadable: a document that is taken away too soon', async () => {
      await until(() => bench.reader.state() === 'online');
      bench.sim.answerNext('read', 0x41, { times: 1 });
      bench.sim.answerNext('find', 0x9f, { times: 1 });
      bench.sim.answerNext('find', 0x80, { times: 1 });
      expect(await readLaid(resident)).toBe('idreader.unreadable');
      await expectNextIsWhole();
    });

    it('is read all the same when its newest address is not to be had', async () => {
      bench.sim.answerNext('address', 0x41);
      bench.sim.place(longTerm);
      const result = await settled(read());
      expect(result).toMatchObject({ ok: true, value: { name: longTerm.name } });
      if (result.ok) expect(result.value.details).not.toHaveProperty('newestAddress');
    });

    it('idreader.gone: unplugged, and back when it is plugged in again', async () => {
      await until(() => bench.reader.state() === 'online');
      const reading = read();
      await bench.tick();
      bench.sim.setPlugged(false);
      expect(await outcome(reading)).toBe('idreader.gone');
      expect(['noDevice', 'offline']).toContain(bench.reader.state());
      bench.sim.setPlugged(true);
      await until(() => bench.reader.state() === 'online');
      await expectNextIsWhole();
    });

    it('idreader.gone: the plug is pulled in the middle of an answer', async () => {
      await until(() => bench.reader.state() === 'online');
      bench.sim.setWire({ unplugAfterBytes: 600 });
      expect(await readLaid(resident)).toBe('idreader.gone');
      bench.sim.setPlugged(true);
      await expectNextIsWhole();
    });

    it('idreader.gone: it says nothing any more', async () => {
      await until(() => bench.reader.state() === 'online');
      bench.sim.setWire({ mute: Infinity });
      expect(await outcome(read())).toBe('idreader.gone');
      expect(bench.reader.state()).toBe('offline');
      bench.sim.setWire();
      await until(() => bench.reader.state() === 'online');
      await expectNextIsWhole();
    });

    it('idreader.hardwareError: its security module is broken, until it is repaired', async () => {
      bench.sim.setBroken('notAuthorised');
      expect(await outcome(read())).toBe('idreader.hardwareError');
      expect(bench.reader.state()).toBe('hardwareError');
      bench.sim.setBroken(null);
      await until(() => bench.reader.state() === 'online');
      await expectNextIsWhole();
    });
  });
}

function isOver(state: { readonly over: boolean }): boolean {
  return state.over;
}
