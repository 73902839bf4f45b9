/** What every slip printer promises, told on a simulated printer behind whatever link the bench puts between. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../native/base/result.ts';
import type { SlipDocument } from '../../native/ports/slip-document.ts';
import type { PrinterFault, PrintReceipt, SlipPrinter } from '../../native/ports/slip-printer.ts';
import { medicalStatement, personalInformation } from '../../native/printer/samples.fixture.ts';
import type { EscPosPrinterSim, EscPosSimOptions, SimSlip } from '../../native/sim/printer/escpos-sim.ts';

export interface SlipPrinterBench {
  readonly printer: SlipPrinter;
  readonly sim: EscPosPrinterSim;
  /** Lets time go on by about one printed line. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

/** Mid-slip: the head and some lines are out, the most is not. */
const SOME_LINES = 8;
const LINE_MM = 30 / 8;
const SHORT_ROLL_MM = 60;
const REFERENCE = medicalStatement(3);

type Outcome = Result<PrintReceipt, PrinterFault>;

/** `short`: what a line can spoil, for further lines under the same driver. */
export function slipPrinterContract(
  name: string,
  open: (options: EscPosSimOptions) => Promise<SlipPrinterBench>,
  depth: 'whole' | 'short' = 'whole',
): void {
  describe(`slip printer: ${name}`, () => {
    let bench: SlipPrinterBench;
    const never = new AbortController().signal;
    beforeEach(async () => {
      bench = await open({});
    });
    afterEach(() => bench.close());

    async function reopen(options: EscPosSimOptions): Promise<void> {
      await bench.close();
      bench = await open(options);
    }
    async function settled<T>(promise: Promise<T>): Promise<T> {
      const state = { over: false };
      const done = promise.finally(() => (state.over = true));
      while (!isOver(state)) await bench.tick();
      return done;
    }
    async function lines(count: number): Promise<void> {
      const untilMm = bench.sim.paperLeftMm() - count * LINE_MM;
      while (bench.sim.paperLeftMm() > untilMm) await bench.tick();
    }
    function print(document: SlipDocument, signal: AbortSignal = never): Promise<Outcome> {
      return bench.printer.print(document, signal);
    }
    async function code(printing: Promise<Outcome>): Promise<string> {
      const outcome = await settled(printing);
      return outcome.ok ? outcome.value.media : outcome.error.code;
    }
    /** Begins to print and comes back when some lines are out. */
    async function halfPrinted(signal?: AbortSignal): Promise<{ readonly printing: Promise<Outcome> }> {
      const printing = print(personalInformation, signal);
      await lines(SOME_LINES);
      return { printing };
    }
    function lastSlip(): SimSlip {
      return bench.sim.slips().at(-1) ?? expect.fail('no slip came out');
    }
    /** What the next person gets must be exactly what a fresh printer gives. */
    async function expectNextIsClean(): Promise<void> {
      expect(await code(print(REFERENCE))).toBe('presented');
      const next = lastSlip();
      await reopen({});
      expect(await code(print(REFERENCE))).toBe('presented');
      expect(next.text).toBe(lastSlip().text);
      expect(next.png.equals(lastSlip().png)).toBe(true);
    }

    it('prints what the document says, cut off, in commands that the printer knows', async () => {
      const outcome = await settled(print(personalInformation));
      expect(outcome).toEqual({ ok: true, value: { media: 'presented', serial: personalInformation.serial } });
      expect(bench.sim.slips().map(({ complete }) => complete)).toEqual([true]);
      const text = bench.sim.slips()[0]?.text ?? '';
      for (const line of [
        '个人参保信息',
        // 𠮷 is in no printer's font: a picture.
        '姓名 Name ............................. 欧阳\ufffc安',
        '企业职工养老保险   参保缴费  云溪市          187',
        '医疗个人账户余额 Balance .......... 12,345.67 元',
        '咨询电话 Hotline 12333',
      ])
        expect(text.split('\n')).toContain(line);
      expect(text).not.toContain('\ufffd');
      expect(bench.sim.unknownCommands()).toEqual([]);
    });

    it('prints two slips asked for at once one after the other, each whole', async () => {
      const both = Promise.all([print(personalInformation), print(REFERENCE)]);
      expect((await settled(both)).map(({ ok }) => ok)).toEqual([true, true]);
      const texts = bench.sim.slips().map(({ text }) => text);
      expect(texts.map((text) => text.includes('欧阳\ufffc安'))).toEqual([true, false]);
      expect(texts.map((text) => text.includes('*小丽'))).toEqual([false, true]);
    });

    if (depth === 'whole') {
      it('prints on the last metres of a roll and says that it is low', async () => {
        bench.sim.setPaper('low');
        expect(await settled(bench.printer.status())).toEqual({ device: 'online', paper: 'low' });
        expect(await code(print(personalInformation))).toBe('presented');
      });

      it.each([
        ['printer.paperOut', 'no paper', (sim: EscPosPrinterSim) => sim.setPaper('out'), { device: 'online', paper: 'out' }],
        ['printer.paperJammed', 'a jam', (sim: EscPosPrinterSim) => sim.setPaper('jammed'), { device: 'online', paper: 'jammed' }],
        ['printer.coverOpen', 'an open cover', (sim: EscPosPrinterSim) => sim.openCover(), { device: 'userError', paper: 'full' }],
        ['printer.hardwareError', 'a defect', (sim: EscPosPrinterSim) => sim.setBroken(true), { device: 'hardwareError', paper: 'full' }],
      ] as const)('%s: prints nothing with %s', async (expected, _what, harm, status) => {
        harm(bench.sim);
        expect(await settled(bench.printer.status())).toEqual(status);
        expect(await code(print(personalInformation))).toBe(expected);
        bench.sim.setBroken(false);
        bench.sim.closeCover();
        bench.sim.setPaper('full');
        await expectNextIsClean();
      });

      it.each([
        ['printer.paperJammed', 'jams', (sim: EscPosPrinterSim) => sim.setPaper('jammed')],
        ['printer.coverOpen', 'is opened', (sim: EscPosPrinterSim) => sim.openCover()],
        ['printer.hardwareError', 'breaks', (sim: EscPosPrinterSim) => sim.setBroken(true)],
      ] as const)('%s: when it %s under the slip; the rest never comes out', async (expected, _what, harm) => {
        const { printing } = await halfPrinted();
        harm(bench.sim);
        expect(await code(printing)).toBe(expected);
        bench.sim.setBroken(false);
        bench.sim.closeCover();
        bench.sim.setPaper('full');
        await expectNextIsClean();
      });
    }

    it('printer.paperOut: when the roll ends under the slip; the rest never comes out on the new one', async () => {
      await reopen({ paperMm: SHORT_ROLL_MM });
      expect(await code(print(personalInformation))).toBe('printer.paperOut');
      expect(bench.sim.slips().map(({ complete }) => complete)).toEqual([false]);
      bench.sim.setPaper('full', 10_000);
      await expectNextIsClean();
    });

    if (depth === 'whole') {
      it('printer.absent: when it is unplugged, and prints again when it is back', async () => {
        bench.sim.setPlugged(false);
        expect(['noDevice', 'offline']).toContain((await settled(bench.printer.status())).device);
        expect(await code(print(personalInformation))).toBe('printer.absent');
        bench.sim.setPlugged(true);
        await expectNextIsClean();
      });

      it('is not taken for printed when it is unplugged under the slip', async () => {
        const { printing } = await halfPrinted();
        bench.sim.setPlugged(false);
        expect(['printer.absent', 'printer.notConfirmed']).toContain(await code(printing));
        bench.sim.setPlugged(true);
        await expectNextIsClean();
      });

      it('printer.absent: when it says nothing at all', async () => {
        bench.sim.setMute(true);
        expect(await code(print(personalInformation))).toBe('printer.absent');
        expect(bench.sim.slips()).toEqual([]);
      });

      it('printer.notConfirmed: when it falls silent under the slip', async () => {
        const { printing } = await halfPrinted();
        bench.sim.setMute(true);
        expect(await code(printing)).toBe('printer.notConfirmed');
        bench.sim.setMute(false);
        await expectNextIsClean();
      });

      it('printer.notConfirmed: when it never says that the slip is out', async () => {
        await reopen({ knowsProcessId: false });
        expect(await code(print(personalInformation))).toBe('printer.notConfirmed');
      });

      it('goes on by itself after a jam that somebody has cleared, though the printer waits to be told (DLE ENQ)', async () => {
        await reopen({ needsRecovery: true });
        const { printing } = await halfPrinted();
        bench.sim.setPaper('jammed');
        expect(await code(printing)).toBe('printer.paperJammed');
        expect(await code(print(personalInformation))).toBe('printer.paperJammed');
        bench.sim.setPaper('full');
        expect((await settled(bench.printer.status())).paper).toBe('jammed');
        await expectNextIsClean();
      });

      it('printer.cancelled: before anything is printed', async () => {
        expect(await code(print(personalInformation, AbortSignal.abort()))).toBe('printer.cancelled');
        await expectNextIsClean();
      });
    }

    it('printer.cancelled: under the slip; what is out is cut off and the rest never comes', async () => {
      const abort = new AbortController();
      const { printing } = await halfPrinted(abort.signal);
      abort.abort();
      expect(await code(printing)).toBe('printer.cancelled');
      const sim = bench.sim;
      await expectNextIsClean();
      expect(sim.slips().map(({ complete }) => complete)).toEqual([false, true]);
    });
  });
}

function isOver(state: { readonly over: boolean }): boolean {
  return state.over;
}
