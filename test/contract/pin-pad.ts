/** What every PIN pad promises, told on whatever pad the bench brings; the blocks are read by the bank's own code. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PinBlockFormat, PinPad } from '../../native/ports/pin-pad.ts';
import { pinIn } from '../../native/sim/bank-host/pin-block.ts';
import type { SimPadKey } from '../../native/sim/pinpad/machine.ts';

export const PAN = '6217000530600079198';
/** The working key for PINs that every bench has, under the name `bank-pin`. */
export const PIN_KEY = '0123456789ABCDEFFEDCBA9876543210';
export const PIN_KEY_NAME = 'bank-pin';

export interface PinPadBench {
  readonly pad: PinPad;
  press(key: SimPadKey): void;
  /** Whether the pad takes keys now. */
  waits(): boolean;
  /** Lets time go on a little. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

export interface PinPadKind {
  /** Formats that this pad can give, all under `PIN_KEY`. */
  readonly formats: readonly PinBlockFormat[];
  /** One that it cannot; `null`: it can all. */
  readonly lacks: PinBlockFormat | null;
  /** Whether digits come out for the card's own PIN. */
  readonly lends: boolean;
}

type Entering = ReturnType<PinPad['enterPin']>;

export function pinPadContract(name: string, open: () => Promise<PinPadBench>, { formats, lacks, lends }: PinPadKind): void {
  const [usual = 'iso0-tdes'] = formats;
  describe(`PIN pad: ${name}`, () => {
    let bench: PinPadBench;
    let counts: number[] = [];
    beforeEach(async () => {
      bench = await open();
      counts = [];
    });
    afterEach(() => bench.close());

    const until = async (reached: () => boolean): Promise<void> => {
      while (!reached()) await bench.tick();
    };
    /** Begins an entry and waits until keys are taken. */
    async function begin(format: PinBlockFormat = usual, signal = new AbortController().signal): Promise<{ readonly entering: Entering }> {
      const forBlock = { format, pan: PAN, key: PIN_KEY_NAME };
      const onCount = (digits: number): void => void counts.push(digits);
      const entering = bench.pad.enterPin({ minDigits: 4, maxDigits: 6, signal, onCount, forBlock });
      await until(() => bench.waits());
      return { entering };
    }
    /** Each key is heard before the next is pressed. */
    async function type(keys: string): Promise<void> {
      for (const key of keys.split(' ')) {
        const before = counts.length;
        bench.press(key as SimPadKey);
        if (/^\d$|backspace/.test(key)) await until(() => counts.length > before);
      }
    }
    const code = async (entering: ReturnType<PinPad['pinBlock']> | Entering): Promise<string> => {
      const result = await entering;
      return result.ok ? 'ok' : result.error.code;
    };
    const block = (format: PinBlockFormat = usual) => bench.pad.pinBlock({ format, pan: PAN, key: PIN_KEY_NAME });

    it.each(formats)('gives what was typed as a block that the bank can read: %s', async (format) => {
      const { entering } = await begin(format);
      await type('1 2 3 4 5 6 enter');
      expect(await entering).toEqual({ ok: true, value: { digits: 6 } });
      expect(counts).toEqual([1, 2, 3, 4, 5, 6]);
      const given = await block(format);
      if (!given.ok) throw new Error(given.error.code);
      expect(pinIn(format, Buffer.from(PIN_KEY, 'hex'), Buffer.from(given.value), PAN)).toBe('123456');
    });

    it('tells how many digits stand while they are typed and taken back, and takes no more than there may be', async () => {
      const { entering } = await begin();
      await type('9 9 backspace 1 2 3');
      await type('4 5');
      expect(counts).toEqual([1, 2, 1, 2, 3, 4, 5, 6]);
      bench.press('7');
      bench.press('enter');
      expect(await entering).toEqual({ ok: true, value: { digits: 6 } });
      const given = await block();
      expect(given.ok && pinIn(usual, Buffer.from(PIN_KEY, 'hex'), Buffer.from(given.value), PAN)).toBe('912345');
    });

    it('goes on when the PIN is too short', async () => {
      const { entering } = await begin();
      await type('1 2 3 enter');
      await bench.tick();
      await until(() => bench.waits());
      const kept = counts.at(-1) !== 0;
      await type(kept ? '4 enter' : '1 2 3 4 enter');
      expect(await entering).toEqual({ ok: true, value: { digits: 4 } });
    });

    it('pinpad.cancelled: the person pressed cancel; nothing stands', async () => {
      const { entering } = await begin();
      await type('1 2 3 4 5 6 cancel');
      expect(await code(entering)).toBe('pinpad.cancelled');
      expect(await code(block())).toBe('pinpad.noPin');
    });

    it('pinpad.aborted: the program ends it, at once or in the middle; nothing stands, and the next entry begins empty', async () => {
      const early = bench.pad.enterPin({ minDigits: 4, maxDigits: 6, signal: AbortSignal.abort(), onCount: () => undefined });
      expect(await code(early)).toBe('pinpad.aborted');
      const controller = new AbortController();
      const { entering } = await begin(usual, controller.signal);
      await type('1 2 3');
      controller.abort();
      expect(await code(entering)).toBe('pinpad.aborted');
      expect(await code(block())).toBe('pinpad.noPin');
      const next = await begin();
      await type('4 3 2 1 enter');
      expect(await next.entering).toEqual({ ok: true, value: { digits: 4 } });
    });

    it('ends one entry when another begins', async () => {
      const { entering } = await begin();
      await type('1 2');
      const next = begin();
      expect(await code(entering)).toBe('pinpad.aborted');
      const second = await next;
      counts = [];
      await type('1 2 3 4 enter');
      expect(await second.entering).toEqual({ ok: true, value: { digits: 4 } });
    });

    it('gives one block an entry, and none of a PIN that was cleared', async () => {
      const first = await begin();
      await type('1 2 3 4 enter');
      expect(await code(first.entering)).toBe('ok');
      expect(await code(block())).toBe('ok');
      expect(await code(block())).toBe('pinpad.noPin');
      const second = await begin();
      await type('1 2 3 4 enter');
      expect(await code(second.entering)).toBe('ok');
      bench.pad.clear();
      expect(await code(block())).toBe('pinpad.noPin');
    });

    it('pinpad.keyNotFound and pinpad.unsupported: no such key, no such form; the PIN is gone all the same', async () => {
      const { entering } = await begin();
      await type('1 2 3 4 enter');
      expect(await code(entering)).toBe('ok');
      expect(await code(bench.pad.pinBlock({ format: usual, pan: PAN, key: 'nobody' }))).toBe('pinpad.keyNotFound');
      expect(await code(block())).toBe('pinpad.noPin');
      if (lacks === null) return;
      const again = await begin();
      await type('1 2 3 4 enter');
      expect(await code(again.entering)).toBe('ok');
      expect(await code(block(lacks))).toBe('pinpad.unsupported');
    });

    it(lends ? 'lends the digits once, then wipes them' : 'pinpad.unsupported: the digits never leave it', async () => {
      const { entering } = await begin();
      await type('1 2 3 4 enter');
      expect(await code(entering)).toBe('ok');
      const seen: number[][] = [];
      const lent = await bench.pad.withPin((pin) => Promise.resolve(void seen.push([...pin])));
      expect(lent.ok ? seen : lent.error.code).toEqual(lends ? [[1, 2, 3, 4]] : 'pinpad.unsupported');
    });
  });
}
