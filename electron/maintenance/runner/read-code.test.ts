import { expect, it } from 'vitest';
import { createSerialBarcodeReader } from '../../../native/barcode/driver.ts';
import { createBarcodeReaderLinkSim } from '../../../native/sim/barcode-reader.ts';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { readCode } from './read-code.ts';

const OPENED_MS = 1_000;
const TOO_LONG_MS = 21_000;
const never = new AbortController().signal;

async function bench() {
  const clock = manualClock();
  const sim = createBarcodeReaderLinkSim();
  const tools = { clock, barcodeReader: createSerialBarcodeReader({ link: sim.link, clock }) };
  await clock.advance(OPENED_MS);
  return { clock, sim, tools };
}

it('the engineer sees that a code was read and how long it was, never what it says', async () => {
  const { sim, tools } = await bench();
  const reading = readCode(tools, never);
  sim.show('0000000000000000000000000014');
  expect(await reading).toEqual({ ok: true, value: '28 characters' });
});

it('the engineer is told why there was none', async () => {
  const { clock, sim, tools } = await bench();
  const nothing = readCode(tools, never);
  await clock.advance(TOO_LONG_MS);
  expect(await nothing).toMatchObject({ ok: false, error: { code: 'barcode.cancelled', detail: 'no code was shown' } });
  const cut = readCode(tools, never);
  sim.showCut('0000000000000000000000000014', 9);
  await clock.advance(OPENED_MS);
  expect(await cut).toMatchObject({ ok: false, error: { code: 'barcode.unreadable' } });
  const gone = readCode(tools, never);
  sim.setPlugged(false);
  expect(await gone).toMatchObject({ ok: false, error: { code: 'barcode.gone' } });
  expect(await readCode({ ...tools, barcodeReader: null }, never)).toMatchObject({ ok: false, error: { code: 'barcode.gone' } });
});
