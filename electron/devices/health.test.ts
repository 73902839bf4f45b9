import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadVirtualCard } from '../../native/sim/card/index.ts';
import { CardDispenserSim } from '../../native/sim/card-dispenser.ts';
import { createPowerSupplySim } from '../../native/sim/power-supply.ts';
import { createRetainBinSim } from '../../native/sim/retain-bin.ts';
import type { PrinterStatus } from '../../native/ports/slip-printer.ts';
import { type ManualClock, manualClock } from '../../test/support/manual-clock.ts';
import type { StepOutcome } from '../session/journal.ts';
import { isUse, speaksAgainstDevice } from './blame.ts';
import { openDeviceCounters } from './counters.ts';
import { warningsOf } from './findings.ts';
import { DeviceHealth } from './health.ts';
import { barcodeReaderSource, dispenserSource, lightsSource, powerSource, printerSource, retainBinSource } from './sources.ts';
import { DEVICE_THRESHOLDS } from './thresholds.ts';

let directory: string;
let clock: ManualClock;
let slip: PrinterStatus;
const told: (StepOutcome & { readonly device: unknown })[] = [];
const bin = createRetainBinSim(10);
const dispenser = new CardDispenserSim({ blank: blankCard, bin });
const power = createPowerSupplySim();

function blankCard() {
  const card = loadVirtualCard('third-generation');
  if (!card.ok) throw new Error(card.error.detail);
  return card.value;
}

function open(): DeviceHealth {
  let device: unknown;
  return new DeviceHealth({
    sources: [
      printerSource('slipPrinter', { status: () => Promise.resolve(slip) }),
      lightsSource(),
      dispenserSource(dispenser, DEVICE_THRESHOLDS),
      retainBinSource(bin, DEVICE_THRESHOLDS),
      barcodeReaderSource({ state: () => 'noDevice', subscribe: () => () => undefined }),
      powerSource(power),
    ],
    counters: openDeviceCounters(directory),
    journal: { intend: ({ facts }) => ((device = facts['device']), 1), conclude: (_step, outcome) => told.push({ ...outcome, device }) },
    clock,
    pace: clock,
    onBug: (error) => {
      throw error;
    },
  });
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'device-health-'));
  clock = manualClock();
  slip = { device: 'online', paper: 'full' };
  told.length = 0;
  dispenser.clearJam();
  dispenser.fill(100);
  dispenser.setRibbon('full');
  dispenser.setState('online');
  bin.setCount(0);
  power.set('mains');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const tellings = () => told.map(({ device, outcome, faultCode }) => [device, outcome, faultCode]);

describe('what speaks against a device', () => {
  it.each([
    ['card.mute', true, true],
    ['printer.paperOut', true, false],
    ['barcode.unreadable', true, true],
    ['barcode.cancelled', false, false],
  ] as const)('%s: a use %s, a fault %s', (code, use, against) => {
    expect([isUse(code), speaksAgainstDevice(code)]).toEqual([use, against]);
  });

  it('a device that is not online without a word why has the code of its kind', () => {
    const finding = { state: 'offline', supplies: [], note: '', testable: false } as const;
    expect(warningsOf('lights', finding)).toEqual([{ device: 'lights', code: 'lights.gone', severity: 'end' }]);
    expect(warningsOf('power', finding)).toEqual([{ device: 'power', code: 'power.gone', severity: 'end' }]);
    expect(warningsOf('idReader', { ...finding, state: 'starting' })).toEqual([]);
  });
});

describe('a power supply that does not answer', () => {
  const found = async (source: 'mains' | 'battery') => {
    const status = { device: 'offline', source, charge: null } as const;
    return powerSource({ status: () => status, subscribe: () => () => undefined }).look();
  };

  it('is told as gone, and has not said that the mains are there; a battery that it told before counts', async () => {
    const silent = await found('mains');
    expect(silent.supplies).toEqual([{ supply: 'battery', level: 'unknown', count: null }]);
    expect(warningsOf('power', silent).map(({ code }) => code)).toEqual(['power.gone']);
    expect(warningsOf('power', await found('battery')).map(({ code }) => code)).toEqual(['power.gone', 'power.onBattery']);
  });
});

describe('device health', () => {
  it('writes each warning once when it begins and once when it is over', async () => {
    const health = open();
    health.start();
    await clock.advance(1);
    expect(tellings()).toEqual([['barcodeReader', 'failing', 'barcode.gone']]);
    slip = { device: 'online', paper: 'low' };
    await clock.advance(60_000);
    slip = { device: 'online', paper: 'out' };
    await clock.advance(60_000);
    slip = { device: 'online', paper: 'full' };
    await clock.advance(60_000);
    expect(tellings().slice(1)).toEqual([
      ['slipPrinter', 'warning', 'device.paperLow'],
      ['slipPrinter', 'over', 'device.paperLow'],
      ['slipPrinter', 'failing', 'printer.paperOut'],
      ['slipPrinter', 'over', 'printer.paperOut'],
    ]);
    health.stop();
  });

  it('hears at once from devices that say when they change: bin, dispenser, ribbon, power', async () => {
    const health = open();
    health.start();
    await clock.advance(1);
    told.length = 0;
    const steps: readonly (readonly [() => void, readonly string[]])[] = [
      [() => bin.setCount(8), ['retainBin', 'warning', 'bin.high']],
      [() => bin.setCount(10), ['retainBin', 'failing', 'bin.full']],
      [() => dispenser.fill(20), ['cardDispenser', 'warning', 'dispenser.low']],
      [() => dispenser.fill(0), ['cardDispenser', 'failing', 'dispenser.empty']],
      [() => dispenser.fill(100), ['cardDispenser', 'over', 'dispenser.empty']],
      [() => dispenser.setRibbon('low'), ['cardDispenser', 'warning', 'dispenser.ribbonLow']],
      [() => dispenser.setRibbon('out'), ['cardDispenser', 'failing', 'dispenser.ribbonOut']],
      [() => dispenser.setState('offline'), ['cardDispenser', 'failing', 'dispenser.gone']],
      [() => power.set('battery'), ['power', 'warning', 'power.onBattery']],
      [() => power.set('low'), ['power', 'failing', 'power.batteryLow']],
      [() => power.set('mains'), ['power', 'over', 'power.batteryLow']],
    ];
    for (const [act, tells] of steps) {
      act();
      await clock.advance(0);
      expect(tellings().at(-1)).toEqual(tells);
    }
    health.stop();
  });

  it('keeps uses, faults and mean swipes between faults over a restart; what the person did is no fault', async () => {
    const first = open();
    for (let slips = 0; slips < 8; slips += 1) first.used('slipPrinter', null);
    first.used('slipPrinter', 'printer.paperJammed');
    first.used('slipPrinter', 'printer.paperOut');
    first.used('slipPrinter', 'printer.cancelled');
    first.stop();
    const second = open();
    second.used('slipPrinter', 'printer.hardwareError');
    const [report] = await second.look();
    expect(report?.counts).toMatchObject({ uses: 11, faults: 2, meanUsesBetweenFaults: 5, lastFaultCode: 'printer.hardwareError' });
    const counters = openDeviceCounters(directory);
    counters.reset('slipPrinter', clock.nowMs());
    counters.close();
    expect(second.reports()[0]?.counts).toMatchObject({ uses: 0, faults: 0, meanUsesBetweenFaults: null });
    second.stop();
  });

  it('says nothing of lamps, which do not say how they are, and stops when it is told to', async () => {
    const health = open();
    const heard: string[] = [];
    health.subscribe((reports) => heard.push(reports.map(({ device }) => device).join()));
    health.start();
    await clock.advance(1);
    expect(health.reports().find(({ device }) => device === 'lights')).toMatchObject({ state: 'unknown', warnings: [] });
    health.stop();
    const before = heard.length;
    bin.setCount(10);
    slip = { device: 'noDevice', paper: 'unknown' };
    await clock.advance(60_000);
    expect(heard).toHaveLength(before);
  });
});
