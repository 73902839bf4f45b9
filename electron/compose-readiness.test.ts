import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createSerialBarcodeReader } from '../native/barcode/driver.ts';
import { systemClock } from '../native/base/clock.ts';
import { createBarcodeReaderLinkSim } from '../native/sim/barcode-reader.ts';
import { SimulatedCardReaders } from '../native/sim/reader.ts';
import { simulatedMachine } from './compose-sim.ts';
import { composeReadiness, lookAtDevices } from './compose-readiness.ts';
import { simulatedConfiguration } from './configuration.ts';
import { openRecords } from './records.ts';

async function simulated(reader: string | null) {
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
  return { directory, records, machine: machine.value };
}

async function report(reader: string | null, serviceFault: string | null) {
  const { directory, records, machine } = await simulated(reader);
  const told = await composeReadiness(simulatedConfiguration(directory), machine, records, serviceFault);
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

it.each([
  [true, 'online', []],
  [false, 'noDevice', ['barcode.gone']],
])('a code reader whose line is only being opened is waited for (plugged in: %s)', async (plugged, state, codes) => {
  const { directory, machine } = await simulated('Reader 0');
  const sim = createBarcodeReaderLinkSim();
  sim.setPlugged(plugged);
  const barcodeReader = createSerialBarcodeReader({ link: sim.link, clock: systemClock });
  onTestFinished(() => barcodeReader.close());
  const reports = await lookAtDevices(simulatedConfiguration(directory), { ...machine, barcodeReader }, null);
  const told = reports.find(({ device }) => device === 'barcodeReader');
  expect(told).toMatchObject({ state, warnings: codes.map((code) => ({ code })) });
});
