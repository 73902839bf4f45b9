import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex, toHex } from '../../base/bytes.ts';
import { systemClock, type Clock } from '../../base/clock.ts';
import { fault } from '../../base/fault.ts';
import { err } from '../../base/result.ts';
import type { CardConnection } from '../../ports/card-reader.ts';
import { loadVirtualCard } from '../../sim/card/index.ts';
import { SimulatedCardReaders } from '../../sim/reader.ts';
import { SimReaderPad, type SimReaderPadOptions } from '../../sim/reader/pad.ts';
import { controlCode, parseFeatures, parsePinProperties } from './features.ts';
import { readerPadOf, type ReaderPad } from './reader-pad.ts';
import { modifyStructure, verifyStructure } from './structures.ts';

const SIX = { digits: { min: 6, max: 6 }, timeoutS: 30 } as const;
const VERIFY = hex('00200000 03 FFFFFF');
const CHANGE = hex('805E0100 07 FFFFFF FF FFFFFF');

describe('what a reader is asked and says (PC/SC part 10)', () => {
  it('is asked for its features with the code of the platform', () => {
    expect(controlCode('pcscLite')).toBe(0x42000d48);
    expect(controlCode('windows')).toBe(0x00313520);
  });

  it('lists features as tag, 04 and a big-endian code; a list that is cut short or of another form ends there', () => {
    const list = hex('06 04 42330006 07 04 42330007 0A 04 4233000A');
    expect([...parseFeatures(list)]).toEqual([
      [6, 0x42330006],
      [7, 0x42330007],
      [10, 0x4233000a],
    ]);
    expect([...parseFeatures(list.slice(0, -1)).keys()]).toEqual([6, 7]);
    expect(parseFeatures(hex('06 02 4233')).size).toBe(0);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (noise) => {
        expect(parseFeatures(noise).size).toBeLessThanOrEqual(noise.length / 6);
      }),
    );
  });

  it('tells its display and how an entry ends', () => {
    expect(parsePinProperties(hex('1002 02 00'))).toEqual({
      displayLines: 2,
      displayColumns: 16,
      entryValidation: 2,
      knowsSecondTimeout: false,
    });
    expect(parsePinProperties(hex('1002'))).toBeNull();
  });

  it('is given the structure of a verification: limits, format, places, the command with FF where digits come', () => {
    expect(toHex(verifyStructure(SIX, VERIFY))).toBe(toHex(hex('1E 1E 81 03 00 0606 02 01 0408 00 000000 08000000 0020000003FFFFFF')));
    expect(toHex(verifyStructure({ digits: { min: 4, max: 12 }, timeoutS: 0 }, hex('0020008006FFFFFFFFFFFF'))).slice(0, 38)).toBe(
      toHex(hex('00 00 81 06 00 0C04 02 01 0408 00 000000 0B000000')),
    );
  });

  it('is given the structure of a change: where the old and the new PIN come, asked for once and twice', () => {
    expect(toHex(modifyStructure(SIX, { old: 0, fresh: 4 }, CHANGE))).toBe(
      toHex(hex('1E 1E 81 03 00 00 04 0606 03 02 03 0408 00 01 02 000000 0C000000 805E010007FFFFFFFFFFFFFF')),
    );
  });
});

/** A clock that fires at once whatever waits longer than a second. */
const IMPATIENT: Clock = { nowMs: () => 0, after: (delayMs, fire) => systemClock.after(delayMs > 1_000 ? 1 : delayMs, fire) };

interface Bench {
  readonly connection: CardConnection;
  readonly fingers: SimReaderPad;
  readonly pad: ReaderPad;
  readonly readers: SimulatedCardReaders;
}

async function opened(options: SimReaderPadOptions = {}): Promise<Bench> {
  const readers = new SimulatedCardReaders();
  const fingers = new SimReaderPad(options);
  readers.addReader('with keys', fingers);
  const card = loadVirtualCard('zhaotong');
  if (!card.ok) throw new Error(card.error.detail);
  readers.insert('with keys', card.value);
  const connected = await readers.connect('with keys', { share: 'exclusive' });
  if (!connected.ok) throw new Error(connected.error.detail);
  const pad = await readerPadOf(connected.value);
  if (pad === null) throw new Error('the reader has no keys');
  expect((await connected.value.transmit(SELECT_SSSE)).ok).toBe(true);
  return { connection: connected.value, fingers, pad, readers };
}
/** SELECT of the social-security environment by name. */
const SELECT_SSSE = hex('00A404000F 7378312E73682EC9E7BBE1B1A3D5CF');

async function typed(bench: Bench, digits: string): Promise<void> {
  while (!bench.fingers.waits()) await new Promise((resolve) => void systemClock.after(1, () => resolve(undefined)));
  bench.fingers.type(digits);
}
const word = (entered: Awaited<ReturnType<ReaderPad['verify']>>): string =>
  !entered.ok ? entered.error.code : entered.value.kind === 'card' ? entered.value.response.sw.toString(16) : entered.value.kind;

describe('a PIN typed at a reader', () => {
  it('goes into the card, whose word comes back', async () => {
    const bench = await opened();
    const wrong = bench.pad.verify(SIX, VERIFY);
    await typed(bench, '111111');
    expect(word(await wrong)).toMatch(/^63c\d$/);
    const right = bench.pad.verify(SIX, VERIFY);
    await typed(bench, '000000');
    expect(word(await right)).toBe('9000');
  });

  it('is corrected, too short, cancelled: pinpad.cancelled', async () => {
    const bench = await opened();
    const corrected = bench.pad.verify(SIX, VERIFY);
    bench.fingers.press('9');
    bench.fingers.press('backspace');
    await typed(bench, '000000');
    expect(word(await corrected)).toBe('9000');
    const short = bench.pad.verify(SIX, VERIFY);
    await typed(bench, '0000');
    expect(word(await short)).toBe('length');
    const cancelled = bench.pad.verify(SIX, VERIFY);
    while (!bench.fingers.waits()) await Promise.resolve();
    bench.fingers.press('cancel');
    expect(word(await cancelled)).toBe('pinpad.cancelled');
  });

  it('is not typed at all: pinpad.timeout; the card leaves: card.removed', async () => {
    const bench = await opened({ clock: IMPATIENT });
    expect(word(await bench.pad.verify(SIX, VERIFY))).toBe('pinpad.timeout');
    const other = await opened();
    const pulled = other.pad.verify(SIX, VERIFY);
    while (!other.fingers.waits()) await Promise.resolve();
    other.readers.remove('with keys');
    expect(word(await pulled)).toBe('card.removed');
  });

  it('is changed: old, new, new again; another one the second time is told', async () => {
    const bench = await opened();
    const offsets = { old: 0, fresh: 4 };
    const different = bench.pad.modify(SIX, offsets, CHANGE);
    for (const digits of ['000000', '246810', '246811']) await typed(bench, digits);
    expect(word(await different)).toBe('mismatch');
    const changed = bench.pad.modify(SIX, offsets, CHANGE);
    for (const digits of ['000000', '246810', '246810']) await typed(bench, digits);
    expect(word(await changed)).toBe('9000');
    const right = bench.pad.verify(SIX, VERIFY);
    await typed(bench, '246810');
    expect(word(await right)).toBe('9000');
    expect(await bench.pad.properties()).toMatchObject({ displayColumns: 16 });
  });

  it('pinpad.unsupported: a reader that changes none', async () => {
    const bench = await opened({ modifies: false });
    expect(bench.pad.modifies).toBe(false);
    expect(word(await bench.pad.modify(SIX, { old: 0, fresh: 4 }, CHANGE))).toBe('pinpad.unsupported');
  });

  it('is not to be had where the reader knows no features', async () => {
    const readers = new SimulatedCardReaders();
    readers.addReader('plain');
    const card = loadVirtualCard('zhaotong');
    if (!card.ok) throw new Error(card.error.detail);
    readers.insert('plain', card.value);
    const connected = await readers.connect('plain', { share: 'exclusive' });
    expect(connected.ok ? await readerPadOf(connected.value) : err(fault('card.absent', ''))).toBeNull();
  });
});
