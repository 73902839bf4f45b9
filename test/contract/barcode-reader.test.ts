/**
 * Readers of codes: in this process, over a pair of pseudo-terminals, and a real one where KIOSK_BARCODE_READER names its line
 * (`/dev/ttyACM0`, speed in KIOSK_BARCODE_BAUD); with KIOSK_BARCODE_SHOWN a code has to be held before it.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSerialBarcodeReader } from '../../native/barcode/driver.ts';
import { DEFAULT_BARCODE_DELAYS } from '../../native/barcode/settings.ts';
import { systemClock } from '../../native/base/clock.ts';
import { createBarcodeReaderLinkSim, serveBarcodeReaderOnTty, type BarcodeReaderSim } from '../../native/sim/barcode-reader.ts';
import { hasPtyPairs, openPtyPair } from '../../native/sim/pty-pair.ts';
import { createSerialLink } from '../../native/transport/serial.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { manualClock } from '../support/manual-clock.ts';
import { barcodeReaderContract, type BarcodeReaderBench } from './barcode-reader.ts';

const SETTLE_MS = 300;
const QUICK = { gapMs: 120, reopenMs: 40 };

barcodeReaderContract('in this process', () => {
  const clock = manualClock();
  const sim = createBarcodeReaderLinkSim();
  const reader = createSerialBarcodeReader({ link: sim.link, clock });
  const settle = (): Promise<void> => clock.advance(DEFAULT_BARCODE_DELAYS.reopenMs);
  const plugged = (now: boolean) => () => {
    sim.setPlugged(now);
    return Promise.resolve();
  };
  return Promise.resolve({
    reader,
    sim,
    settle,
    unplug: plugged(false),
    plug: plugged(true),
    close: () => reader.close(),
  });
});

async function plugIn(folder: string) {
  const pair = await openPtyPair(folder);
  if (!pair.ok) throw new Error(pair.error.detail);
  const served = serveBarcodeReaderOnTty(pair.value.device);
  if (!served.ok) throw new Error(served.error.detail);
  return { pair: pair.value, served: served.value };
}

/** The driver on the real serial package, the simulator on the other end of a pair of pseudo-terminals. */
async function onPty(): Promise<BarcodeReaderBench> {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-barcode-'));
  let now = await plugIn(folder);
  const link = createSerialLink({ path: now.pair.host, baudRate: 9_600 });
  const reader = createSerialBarcodeReader({ link, clock: systemClock, delays: QUICK });
  const current = (): BarcodeReaderSim => now.served.sim;
  const unplug = async (): Promise<void> => {
    await now.pair.close();
    now.served.close();
  };
  return {
    reader,
    sim: {
      show: (...codes) => current().show(...codes),
      showCut: (code, bytes) => current().showCut(code, bytes),
      noise: (bytes) => current().noise(bytes),
      setWire: (wire) => current().setWire(wire),
      setPlugged: (plugged) => current().setPlugged(plugged),
    },
    settle: () => new Promise((resolve) => void systemClock.after(SETTLE_MS, resolve)),
    unplug,
    plug: async () => {
      now = await plugIn(folder);
    },
    close: async () => {
      await reader.close();
      await unplug();
    },
  };
}

if (hasPtyPairs()) barcodeReaderContract('on a serial line', onPty);
else cannotTestHere('the code reader on a serial line', 'no socat');

const named = process.env['KIOSK_BARCODE_READER'];
const SHOWN_WITHIN_MS = 20_000;

function onHardware(path: string): void {
  const baudRate = Number(process.env['KIOSK_BARCODE_BAUD'] ?? '9600');

  it('opens its line, and ends a wait when it is told to', async () => {
    const reader = createSerialBarcodeReader({ link: createSerialLink({ path, baudRate }), clock: systemClock });
    const read = await reader.read(AbortSignal.timeout(SETTLE_MS));
    expect(read).toMatchObject({ ok: false, error: { code: 'barcode.cancelled' } });
    expect(reader.state()).toBe('online');
    await reader.close();
  });

  if (process.env['KIOSK_BARCODE_SHOWN'] === undefined) cannotTestHere('reading a real code', 'KIOSK_BARCODE_SHOWN is not set');
  else
    it('reads the code that is held before it', { timeout: 2 * SHOWN_WITHIN_MS }, async () => {
      const reader = createSerialBarcodeReader({ link: createSerialLink({ path, baudRate }), clock: systemClock });
      const read = await reader.read(AbortSignal.timeout(SHOWN_WITHIN_MS));
      await reader.close();
      // Nothing of the code is printed.
      expect(read.ok ? 'read' : read.error.code).toBe('read');
    });
}

if (named === undefined) cannotTestHere('a real code reader', 'KIOSK_BARCODE_READER names none');
else describe('a real code reader', () => onHardware(named));
