/** What every encrypting pad on a line promises besides: keys, MACs, and all that lines and pads do wrong. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hex, toHex } from '../../native/base/bytes.ts';
import type { HardwarePinPad } from '../../native/ports/hardware-pin-pad.ts';
import type { MacAlgorithm } from '../../native/ports/key-store.ts';
import { encipher } from '../../native/sim/bank-host/ciphers.ts';
import { macOf } from '../../native/sim/bank-host/mac.ts';
import type { PinPadSim } from '../../native/sim/pinpad/pad-sim.ts';
import { PAN, PIN_KEY, PIN_KEY_NAME, type PinPadBench } from './pin-pad.ts';

export const MASTER = '70F2A84CCBC2AE8625CBB0F2C22AB923';
export const MAC_KEY = 'C24A8FB57AA20123';
const OTHER_KEY = '89ABCDEF0123456776543210FEDCBA98';
const latin = (text: string): Uint8Array => Uint8Array.from(text, (each) => each.charCodeAt(0));

export interface WirePadBench extends PinPadBench {
  readonly pad: HardwarePinPad;
  readonly sim: PinPadSim;
  /** Answers later than the driver waits. */
  readonly tooLateMs: number;
}

export interface WirePadKind {
  readonly macs: readonly (readonly [MacAlgorithm, string])[];
  /** What a pad that was opened says: not every model has a word for it. */
  readonly opened: { readonly code: string; readonly state: string; readonly tampered: boolean };
}

/** A working key as a bank sends it: under the master key, with its check value. */
export function sent(name: string, key: string, under = MASTER) {
  const bytes = Buffer.from(key, 'hex');
  return {
    name,
    under: 'bank-master',
    cipher: 'tdes' as const,
    enciphered: new Uint8Array(encipher('tdes', Buffer.from(under, 'hex'), bytes)),
    checkValue: new Uint8Array(encipher('tdes', bytes, Buffer.alloc(8)).subarray(0, 4)),
  };
}

export function wirePadContract(name: string, open: () => Promise<WirePadBench>, { macs, opened }: WirePadKind): void {
  describe(`PIN pad on a line: ${name}`, () => {
    let bench: WirePadBench;
    beforeEach(async () => {
      bench = await open();
    });
    afterEach(() => bench.close());

    const until = async (reached: () => boolean): Promise<void> => {
      while (!reached()) await bench.tick();
    };
    const begin = async () => {
      const forBlock = { format: 'iso0-tdes', pan: PAN, key: PIN_KEY_NAME } as const;
      const seen: number[] = [];
      const onCount = (digits: number): void => void seen.push(digits);
      const entering = bench.pad.enterPin({ minDigits: 4, maxDigits: 6, signal: new AbortController().signal, onCount, forBlock });
      const over = { now: false };
      void entering.then(() => (over.now = true));
      await until(() => bench.waits() || isOver(over));
      return { entering, seen };
    };
    const block = () => bench.pad.pinBlock({ format: 'iso0-tdes', pan: PAN, key: PIN_KEY_NAME });
    const said = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }): string => result.error?.code ?? 'ok';

    it('comes online by itself and says what it is', async () => {
      await until(() => bench.pad.state() === 'online');
      const status = await bench.pad.status();
      expect(status).toMatchObject({ device: 'online', encryption: 'ready', battery: 'full', tampered: false });
      expect(status.model).toMatch(/^(ZT598|KMY3501)/);
    });

    it('takes a working key whose check value is right, and says which key stands there', async () => {
      expect(said(await bench.pad.loadWorkingKey(sent(PIN_KEY_NAME, PIN_KEY)))).toBe('ok');
      const value = await bench.pad.checkValue(PIN_KEY_NAME, 'tdes');
      expect(value.ok && toHex(value.value)).toBe('08D7B4FB');
    });

    it('keystore.wrongCheckValue: a key that arrives altered, or under another master key, is not used', async () => {
      bench.sim.spoilKeys(1);
      expect(said(await bench.pad.loadWorkingKey(sent(PIN_KEY_NAME, OTHER_KEY)))).toBe('keystore.wrongCheckValue');
      expect(said(await bench.pad.checkValue(PIN_KEY_NAME, 'tdes'))).toBe('keystore.keyNotFound');
      expect(said(await bench.pad.loadWorkingKey(sent(PIN_KEY_NAME, PIN_KEY, OTHER_KEY)))).toBe('keystore.wrongCheckValue');
      expect(said(await bench.pad.loadWorkingKey(sent(PIN_KEY_NAME, PIN_KEY)))).toBe('ok');
    });

    it('keystore.keyNotFound: no master key, no place for the key', async () => {
      expect(said(await bench.pad.loadWorkingKey({ ...sent(PIN_KEY_NAME, PIN_KEY), under: 'nobody' }))).toBe('keystore.keyNotFound');
      bench.sim.dropKey(1);
      expect(said(await bench.pad.loadWorkingKey(sent(PIN_KEY_NAME, PIN_KEY)))).toBe('keystore.keyNotFound');
    });

    it("takes a master key in the officers' ceremony, and refuses one whose check value differs", async () => {
      const key = hex(OTHER_KEY);
      const checkValue = new Uint8Array(encipher('tdes', Buffer.from(key), Buffer.alloc(8)).subarray(0, 4));
      const load = { name: 'bank-master', cipher: 'tdes', key, checkValue } as const;
      expect(said(await bench.pad.loadMasterKey({ ...load, checkValue: hex('00000000') }))).toBe('keystore.wrongCheckValue');
      expect(said(await bench.pad.loadMasterKey(load))).toBe('ok');
      expect(said(await bench.pad.loadWorkingKey(sent(PIN_KEY_NAME, PIN_KEY, OTHER_KEY)))).toBe('ok');
    });

    it.each(macs)('computes the MAC that the bank computes: %s', async (algorithm, key) => {
      expect(said(await bench.pad.loadWorkingKey(sent('bank-mac', key)))).toBe('ok');
      for (const text of ['Now is t', 'Now is the time for all good men']) {
        const mac = await bench.pad.mac({ key: 'bank-mac', algorithm, message: latin(text) });
        expect(mac.ok ? toHex(mac.value) : mac.error).toBe(macHex(algorithm, key, text));
      }
    });

    it('keystore.unsupported: the retail MAC needs half a key', async () => {
      expect(said(await bench.pad.loadWorkingKey(sent('bank-mac', PIN_KEY)))).toBe('ok');
      expect(said(await bench.pad.mac({ key: 'bank-mac', algorithm: 'x9.19', message: latin('x') }))).toBe('keystore.unsupported');
    });

    it('is understood when its bytes come one by one, and when keys come between its frames', async () => {
      bench.sim.setWire({ pieces: [1], keysBefore: hex('2E22') });
      const { entering } = await begin();
      await bench.tick();
      bench.sim.type('1234');
      expect(said(await entering)).toBe('ok');
      bench.sim.setWire();
      expect(said(await block())).toBe('ok');
    });

    it.each([
      ['has a wrong check', { damaged: 1 }],
      ['never comes', { mute: 1 }],
    ] as const)('asks again when one answer %s', async (_what, wire) => {
      await until(() => bench.pad.state() === 'online');
      bench.sim.setWire(wire);
      const { entering } = await begin();
      bench.sim.type('1234');
      expect(said(await entering)).toBe('ok');
      bench.sim.setWire(wire);
      expect(said(await block())).toBe('ok');
    });

    it('never takes a late answer for the next one', async () => {
      expect(said(await bench.pad.loadWorkingKey(sent('bank-mac', MAC_KEY)))).toBe('ok');
      bench.sim.setWire({ thinkMs: bench.tooLateMs, late: 1 });
      const late = await bench.pad.mac({ key: 'bank-mac', algorithm: 'x9.9', message: latin('first') });
      expect(late.ok && toHex(late.value)).toBe(macHex('x9.9', MAC_KEY, 'first'));
      const next = await bench.pad.mac({ key: 'bank-mac', algorithm: 'x9.9', message: latin('second') });
      expect(next.ok && toHex(next.value)).toBe(macHex('x9.9', MAC_KEY, 'second'));
    });

    it('pinpad.timeout: nobody presses a key', async () => {
      const { entering } = await begin();
      expect(said(await entering)).toBe('pinpad.timeout');
    });

    it(`${opened.code}: it was opened; its state says so, and its keys are gone`, async () => {
      await until(() => bench.pad.state() === 'online');
      bench.sim.setTampered(true);
      const { entering } = await begin();
      expect(said(await entering)).toBe(opened.code);
      expect(await bench.pad.status()).toMatchObject({ device: opened.state, tampered: opened.tampered });
      expect(said(await bench.pad.mac({ key: 'bank-mac', algorithm: 'cup', message: latin('x') }))).toBe('keystore.unavailable');
    });

    it('tells of its battery', async () => {
      await until(() => bench.pad.state() === 'online');
      bench.sim.setBatteryLow(true);
      expect(await bench.pad.status()).toMatchObject({ battery: 'low' });
    });

    it('pinpad.gone: unplugged while a PIN is typed; back with the same keys', async () => {
      const { entering } = await begin();
      bench.sim.press('1');
      bench.sim.setPlugged(false);
      expect(said(await entering)).toBe('pinpad.gone');
      await until(() => bench.pad.state() !== 'online');
      const dead = await begin();
      expect(said(await dead.entering)).toBe('pinpad.gone');
      bench.sim.setPlugged(true);
      await until(() => bench.pad.state() === 'online');
      const again = await begin();
      bench.sim.type('4321');
      expect(said(await again.entering)).toBe('ok');
      expect(said(await block())).toBe('ok');
    });

    it('keystore.unavailable: it says nothing any more', async () => {
      await until(() => bench.pad.state() === 'online');
      bench.sim.setWire({ mute: Infinity });
      expect(said(await bench.pad.loadWorkingKey(sent(PIN_KEY_NAME, PIN_KEY)))).toBe('keystore.unavailable');
      await until(() => bench.pad.state() === 'offline');
      bench.sim.setWire();
      await until(() => bench.pad.state() === 'online');
    });
  });
}

function isOver(state: { readonly now: boolean }): boolean {
  return state.now;
}

function macHex(algorithm: MacAlgorithm, key: string, text: string): string {
  return toHex(macOf(algorithm, Buffer.from(key, 'hex'), Buffer.from(text)));
}
