/** Power supplies: the simulated one, the kernel's folder, upsd with Debian's dummy-ups; a real one where KIOSK_UPS names it at upsd. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPowerSupplySim } from '../../native/sim/power-supply.ts';
import { powerOf } from '../../electron/compose-power.ts';
import { powerSchema } from '../../electron/configuration-power.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { hasUpsd, startUpsd } from '../support/upsd.ts';
import { powerSupplyContract } from './power-supply.ts';

const LOW_PERCENT = 20;
const POLL_MS = 200;

powerSupplyContract('simulated', () => {
  const power = createPowerSupplySim();
  return Promise.resolve({ power, supply: (source) => power.set(source), close: () => Promise.resolve() });
});

powerSupplyContract('the kernel’s folder', () => {
  const directory = mkdtempSync(join(tmpdir(), 'power-class-'));
  const put = (supply: string, files: Readonly<Record<string, string>>): void => {
    mkdirSync(join(directory, supply), { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(directory, supply, file), `${text}\n`);
  };
  const supply = (source: 'mains' | 'battery' | 'low'): void => {
    put('BAT0', { type: 'Battery', status: source === 'mains' ? 'Charging' : 'Discharging', capacity: source === 'low' ? '9' : '80' });
    put('AC', { type: 'Mains', online: source === 'mains' ? '1' : '0' });
  };
  supply('mains');
  const power = powerOf(powerSchema.parse({ kind: 'kernel', directory, pollMs: POLL_MS }), LOW_PERCENT);
  return Promise.resolve({
    power,
    supply,
    silence: () => rmSync(directory, { recursive: true }),
    close: async () => {
      await power.close();
      rmSync(directory, { recursive: true, force: true });
    },
  });
});

if (!hasUpsd()) cannotTestHere('power supply: upsd', 'nut-server is not installed');
else
  powerSupplyContract('upsd of Network UPS Tools', async () => {
    const upsd = await startUpsd();
    const power = powerOf(powerSchema.parse({ kind: 'nut', ups: 'kiosk', port: upsd.port, pollMs: POLL_MS }), LOW_PERCENT);
    return {
      power,
      supply: (source) => upsd.supply(source),
      silence: () => upsd.stop(),
      close: async () => {
        await power.close();
        await upsd.stop();
      },
    };
  });

const REAL = process.env['KIOSK_UPS'];
if (REAL === undefined) cannotTestHere('power supply: a real UPS', 'KIOSK_UPS names none at upsd');
else
  describe('power supply: a real UPS', () => {
    it('tells what it runs on', async () => {
      const power = powerOf(powerSchema.parse({ kind: 'nut', ups: REAL }), LOW_PERCENT);
      await expect.poll(() => power.status().device, { timeout: 10_000 }).toBe('online');
      await power.close();
    });
  });
