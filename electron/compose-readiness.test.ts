import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../native/base/clock.ts';
import { SimulatedCardReaders } from '../native/sim/reader.ts';
import { simulatedMachine } from './compose-sim.ts';
import { composeReadiness } from './compose-readiness.ts';
import { simulatedConfiguration } from './configuration.ts';
import { openRecords } from './records.ts';

async function report(reader: string | null, serviceFault: string | null) {
  const directory = mkdtempSync(join(tmpdir(), 'kiosk-readiness-'));
  const records = await openRecords(directory, systemClock);
  const readers = new SimulatedCardReaders();
  if (reader !== null) readers.addReader(reader);
  const machine = await simulatedMachine({ directory, readers, records, say: () => undefined });
  if (!machine.ok) throw new Error(machine.error.detail);
  onTestFinished(async () => {
    await machine.value.close();
    await records.close();
    rmSync(directory, { recursive: true, force: true });
  });
  const told = await composeReadiness(simulatedConfiguration(directory), machine.value, records, serviceFault);
  if (!told.ok) throw new Error(told.error.detail);
  return told.value;
}

it('a terminal that has everything can serve, and says that its devices are simulated', async () => {
  const { level, checks } = await report('Reader 0', null);
  expect(level).toBe('attention');
  expect(checks.filter((check) => check.level !== 'ready').map(({ check }) => check)).toEqual(['simulated']);
});

it('a terminal without its smart-card service cannot, and names the reason', async () => {
  const { level, checks } = await report(null, 'pcsc.absent');
  expect(level).toBe('notReady');
  expect(checks[0]).toMatchObject({ check: 'cardReader', level: 'notReady', faultCode: 'pcsc.absent' });
});
