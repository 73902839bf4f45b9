/** What every power supply promises. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PowerStatus, PowerSupply } from '../../native/ports/power-supply.ts';

export interface PowerSupplyBench {
  readonly power: PowerSupply;
  /** The mains are gone; the battery is nearly empty; the mains are back. */
  supply(source: 'mains' | 'battery' | 'low'): Promise<void> | void;
  /** Nobody can be asked any more; absent: the bench cannot do that. */
  silence?(): Promise<void> | void;
  close(): Promise<void>;
}

const PATIENCE = { timeout: 15_000, interval: 20 };

export function powerSupplyContract(name: string, open: () => Promise<PowerSupplyBench>): void {
  describe(`power supply: ${name}`, { timeout: 30_000 }, () => {
    let bench: PowerSupplyBench;
    let told: PowerStatus[];
    beforeEach(async () => {
      bench = await open();
      told = [];
      bench.power.subscribe((status) => told.push(status));
    });
    afterEach(() => bench.close());

    const until = (source: string) => expect.poll(() => bench.power.status(), PATIENCE).toMatchObject({ device: 'online', source });

    it('says once when the mains go, when the battery ends, and when the mains are back; the charge with it', async () => {
      await until('mains');
      await bench.supply('battery');
      await until('battery');
      await bench.supply('low');
      await until('low');
      expect(bench.power.status().charge).toBeLessThanOrEqual(20);
      await bench.supply('mains');
      await until('mains');
      const sources = told.map(({ source }) => source);
      const changes = sources.filter((source, at) => source !== sources[at - 1]).filter((source, at) => at > 0 || source !== 'mains');
      expect(changes).toEqual(['battery', 'low', 'mains']);
    });

    it('that cannot be asked is not online, and its silence is no power cut', async () => {
      await until('mains');
      if (bench.silence === undefined) return;
      await bench.silence();
      await expect.poll(() => bench.power.status().device, PATIENCE).not.toBe('online');
      expect(bench.power.status().source).toBe('mains');
    });
  });
}
