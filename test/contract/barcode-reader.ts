/** What every reader of codes on a line promises. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../native/base/result.ts';
import type { BarcodeFault, BarcodeReader } from '../../native/ports/barcode-reader.ts';
import type { BarcodeReaderSim } from '../../native/sim/barcode-reader.ts';

export interface BarcodeReaderBench {
  readonly reader: BarcodeReader;
  readonly sim: BarcodeReaderSim;
  /** Lets time pass until everything that is on its way has arrived and fallen silent. */
  settle(): Promise<void>;
  /** The cable is pulled. */
  unplug(): Promise<void>;
  /** It is put back. */
  plug(): Promise<void>;
  close(): Promise<void>;
}

const never = new AbortController().signal;
const word = (read: Result<string, BarcodeFault>): string => (read.ok ? read.value : read.error.code);
/** Of nobody: as long as such codes are. */
const CODE = '0000000000000000000000000014';

export function barcodeReaderContract(name: string, open: () => Promise<BarcodeReaderBench>): void {
  describe(`code reader: ${name}`, () => {
    let bench: BarcodeReaderBench;
    beforeEach(async () => {
      bench = await open();
      await bench.settle();
    });
    afterEach(() => bench.close());

    it('is online, and gives the code that is shown, however the line cuts it', async () => {
      expect(bench.reader.state()).toBe('online');
      for (const pieces of [[], [1], [7, 2]]) {
        bench.sim.setWire({ pieces });
        const reading = bench.reader.read(never);
        bench.sim.show(CODE);
        expect(word(await reading)).toBe(CODE);
        await bench.settle();
      }
    });

    it('gives the first of two codes at once; the other was not waited for', async () => {
      const reading = bench.reader.read(never);
      bench.sim.show(CODE, 'SECOND');
      expect(word(await reading)).toBe(CODE);
      await bench.settle();
      const next = bench.reader.read(never);
      bench.sim.show('THIRD');
      expect(word(await next)).toBe('THIRD');
    });

    it('does not count what was shown before anybody waited', async () => {
      bench.sim.show('EARLY');
      await bench.settle();
      const reading = bench.reader.read(never);
      bench.sim.show(CODE);
      expect(word(await reading)).toBe(CODE);
    });

    it('barcode.unreadable: noise and half a code are told and dropped, and the next code is whole', async () => {
      const cut = bench.reader.read(never);
      bench.sim.showCut(CODE, 9);
      await bench.settle();
      expect(word(await cut)).toBe('barcode.unreadable');
      const noisy = bench.reader.read(never);
      bench.sim.noise(Uint8Array.of(0x00, 0xff, 0x41));
      bench.sim.show(CODE);
      await bench.settle();
      expect(word(await noisy)).toBe('barcode.unreadable');
      const whole = bench.reader.read(never);
      bench.sim.show(CODE);
      expect(word(await whole)).toBe(CODE);
    });

    it('barcode.cancelled: a wait ends when it is told to, and when another begins', async () => {
      expect(word(await bench.reader.read(AbortSignal.abort()))).toBe('barcode.cancelled');
      const caller = new AbortController();
      const first = bench.reader.read(caller.signal);
      caller.abort();
      expect(word(await first)).toBe('barcode.cancelled');
      const second = bench.reader.read(never);
      const third = bench.reader.read(never);
      expect(word(await second)).toBe('barcode.cancelled');
      bench.sim.show(CODE);
      expect(word(await third)).toBe(CODE);
    });

    it('barcode.gone: who waits is told that the cable was pulled; put back, it reads on', async () => {
      const states: string[] = [];
      const off = bench.reader.subscribe(() => states.push(bench.reader.state()));
      const reading = bench.reader.read(never);
      await bench.unplug();
      expect(word(await reading)).toBe('barcode.gone');
      expect(bench.reader.state()).toBe('noDevice');
      expect(word(await bench.reader.read(never))).toBe('barcode.gone');
      await bench.plug();
      while (bench.reader.state() !== 'online') await bench.settle();
      expect(states).toEqual(['noDevice', 'online']);
      off();
      await bench.settle();
      const again = bench.reader.read(never);
      bench.sim.show(CODE);
      expect(word(await again)).toBe(CODE);
    });
  });
}
