import { describe, expect, it } from 'vitest';
import { manualClock } from '../../test/support/manual-clock.ts';
import type { Result } from '../base/result.ts';
import type { BarcodeFault } from '../ports/barcode-reader.ts';
import { createBarcodeReaderLinkSim } from '../sim/barcode-reader.ts';
import { createCodeReader } from './code-reader.ts';
import { createSerialBarcodeReader } from './driver.ts';

const CODE = '0000000000000000000000000014';
const never = new AbortController().signal;
const word = (read: Result<string, BarcodeFault>): string => (read.ok ? read.value : read.error.code);

async function bench(types = true) {
  const sim = createBarcodeReaderLinkSim();
  const clock = manualClock();
  const line = createSerialBarcodeReader({ link: sim.link, clock });
  const settle = (): Promise<void> => clock.advance(10_000);
  await settle();
  return { sim, reader: createCodeReader(line, types), settle };
}

describe('the code reader of a terminal', () => {
  it('gives the first code, from the line or from the one that types, and waits for no other', async () => {
    const { sim, reader } = await bench();
    const first = reader.read(never);
    sim.show(CODE);
    expect(word(await first)).toBe(CODE);
    const second = reader.read(never);
    reader.typed('TYPED-0000001');
    expect(word(await second)).toBe('TYPED-0000001');
    reader.typed('NOBODY-WAITS-1');
    const third = reader.read(never);
    sim.show(CODE);
    expect(word(await third)).toBe(CODE);
  });

  it('tells a garbled code, and the end of a wait', async () => {
    const { sim, reader, settle } = await bench();
    const garbled = reader.read(never);
    sim.showCut(CODE, 9);
    await settle();
    expect(word(await garbled)).toBe('barcode.unreadable');
    const over = new AbortController();
    const ended = reader.read(over.signal);
    over.abort();
    expect(word(await ended)).toBe('barcode.cancelled');
    const first = reader.read(never);
    const second = reader.read(never);
    expect(word(await first)).toBe('barcode.cancelled');
    sim.show(CODE);
    expect(word(await second)).toBe(CODE);
  });

  it('goes on with the one that types while the line is gone, and with the line when it is back', async () => {
    const { sim, reader, settle } = await bench();
    const waiting = reader.read(never);
    sim.setPlugged(false);
    await settle();
    reader.typed('TYPED-0000001');
    expect(word(await waiting)).toBe('TYPED-0000001');
    const again = reader.read(never);
    await settle();
    sim.setPlugged(true);
    await settle();
    await settle();
    sim.show(CODE);
    expect(word(await again)).toBe(CODE);
  });

  it('where none types, a line that is gone ends the wait, and what a window says counts for nothing', async () => {
    const { sim, reader } = await bench(false);
    const waiting = reader.read(never);
    reader.typed('TYPED-0000001');
    sim.setPlugged(false);
    expect(word(await waiting)).toBe('barcode.gone');
  });

  it('with none on a line there is the one that types', async () => {
    const reader = createCodeReader(null, true);
    expect(reader.state()).toBe('online');
    const read = reader.read(never);
    reader.typed(CODE);
    expect(word(await read)).toBe(CODE);
  });
});
