/** What every card dispenser promises. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../native/base/result.ts';
import type { CardDispenser, CardDispenserFault } from '../../native/ports/card-dispenser.ts';
import type { RetainBin } from '../../native/ports/retain-bin.ts';

export interface CardDispenserBench {
  readonly dispenser: CardDispenser;
  readonly bin: RetainBin;
  /** Somebody takes the card at the exit. */
  take(): void;
  /** So many blanks lie in the stack. */
  fill(cards: number): void;
  fillBin(): void;
  jamNext(): void;
  unplug(): void;
  close(): Promise<void>;
}

const never = new AbortController().signal;
const code = (result: Result<unknown, CardDispenserFault>): string => (result.ok ? 'ok' : result.error.code);

export function cardDispenserContract(name: string, open: () => Promise<CardDispenserBench>): void {
  describe(`card dispenser: ${name}`, () => {
    let bench: CardDispenserBench;
    beforeEach(async () => {
      bench = await open();
    });
    afterEach(() => bench.close());

    it('moves a blank to the chip station, where it can be spoken to, then to the exit; taken, it is gone', async () => {
      const { dispenser } = bench;
      const before = (await dispenser.status()).cards;
      expect(code(await dispenser.dispense(never))).toBe('ok');
      expect(await dispenser.status()).toMatchObject({ media: 'entering', cards: before - 1 });
      const connected = await dispenser.connect();
      expect(connected.ok && connected.value.atr.length).toBeGreaterThan(2);
      if (connected.ok) await connected.value.disconnect('unpower');
      expect(code(await dispenser.present())).toBe('ok');
      expect((await dispenser.status()).media).toBe('present');
      const heard: string[] = [];
      dispenser.subscribe(({ kind }) => heard.push(kind));
      bench.take();
      expect(heard).toContain('mediaTaken');
      expect((await dispenser.status()).media).toBe('notPresent');
    });

    it('draws a card in that nobody takes, or that could not be made; the bin counts it', async () => {
      const { dispenser, bin } = bench;
      expect(code(await dispenser.dispense(never))).toBe('ok');
      expect(code(await dispenser.capture())).toBe('ok');
      expect(code(await dispenser.dispense(never))).toBe('ok');
      expect(code(await dispenser.present())).toBe('ok');
      expect(code(await dispenser.capture())).toBe('ok');
      expect((await bin.status()).count).toBe(2);
      await bin.emptied();
      expect((await bin.status()).count).toBe(0);
    });

    it('gives nothing out that it could not draw in again, and nothing when it is empty or unplugged', async () => {
      const { dispenser } = bench;
      expect(code(await dispenser.dispense(AbortSignal.abort()))).toBe('dispenser.cancelled');
      bench.fillBin();
      expect(code(await dispenser.dispense(never))).toBe('dispenser.binFull');
      await bench.bin.emptied();
      bench.fill(0);
      expect(code(await dispenser.dispense(never))).toBe('dispenser.empty');
      bench.unplug();
      expect(code(await dispenser.dispense(never))).toBe('dispenser.gone');
    });

    it('says that a card is jammed, and moves nothing until it is out', async () => {
      const { dispenser } = bench;
      bench.jamNext();
      expect(code(await dispenser.dispense(never))).toBe('dispenser.jammed');
      expect((await dispenser.status()).media).toBe('jammed');
      expect(code(await dispenser.dispense(never))).toBe('dispenser.jammed');
    });

    it('does not move what is not there, and never two cards at once', async () => {
      const { dispenser } = bench;
      expect(code(await dispenser.present())).toBe('dispenser.noCard');
      expect(code(await dispenser.capture())).toBe('dispenser.noCard');
      expect(code(await dispenser.connect())).toBe('dispenser.noCard');
      expect(code(await dispenser.dispense(never))).toBe('ok');
      expect(code(await dispenser.dispense(never))).toBe('dispenser.hardwareError');
    });
  });
}
