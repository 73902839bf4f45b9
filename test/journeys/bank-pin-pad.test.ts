/**
 * The bank's PIN typed at an encrypting pad on a serial line, enciphered there, and checked by a bank over ISO 8583: a whole terminal whose
 * configuration names the pad's line; pad and bank are simulated at the far ends of their wires.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PinPadConfiguration } from '../../electron/configuration-pin-pad.ts';
import type { TroubleKind } from '../../electron/api/trouble-kind.ts';
import { pinPadSchema } from '../../electron/configuration-pin-pad.ts';
import { hex } from '../../native/base/bytes.ts';
import { systemClock } from '../../native/base/clock.ts';
import type { MacAlgorithm } from '../../native/ports/key-store.ts';
import type { PinBlockFormat } from '../../native/ports/pin-pad.ts';
import { hasPtyPairs, openPtyPair, type PtyPair } from '../../native/sim/pty-pair.ts';
import type { PadMachine } from '../../native/sim/pinpad/machine.ts';
import { servePinPadOnTty, type PinPadOnTty } from '../../native/sim/pinpad/pad-sim.ts';
import { Kmy3501Machine } from '../../native/sim/pinpad/kmy3501/machine.ts';
import { Zt598Machine } from '../../native/sim/pinpad/zt598/machine.ts';
import { type BankBench, MASTER_KEY, startBankBench } from '../support/bank-bench.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { type InProcess, startInProcess } from '../support/in-process.ts';

const QUICK = { answerMs: 1_000, loadMs: 2_000, quietMs: 40, keepAliveMs: 100, entryMs: 20_000 };

interface Model {
  /** What it says when it was opened: not every model has a word of its own for that. */
  readonly opened: { readonly code: string; readonly trouble: TroubleKind };
  readonly kind: Exclude<PinPadConfiguration['kind'], 'onScreen'>;
  readonly machine: () => PadMachine;
  readonly cipher: 'tdes' | 'sm4';
  readonly pinFormat: PinBlockFormat;
  readonly macAlgorithm: MacAlgorithm;
}

const TAMPERED = { code: 'pinpad.tampered', trouble: 'pinPadTampered' } as const;
const SELF_TEST = { code: 'pinpad.hardwareError', trouble: 'pinPadGone' } as const;

const MODELS: readonly Model[] = [
  { kind: 'zt598', opened: TAMPERED, machine: () => new Zt598Machine(), cipher: 'tdes', pinFormat: 'iso0-tdes', macAlgorithm: 'cup' },
  { kind: 'kmy3501', opened: SELF_TEST, machine: () => new Kmy3501Machine(), cipher: 'tdes', pinFormat: 'iso0-tdes', macAlgorithm: 'cup' },
  {
    kind: 'zt598',
    opened: TAMPERED,
    machine: () => new Zt598Machine(),
    cipher: 'sm4',
    pinFormat: 'iso0-sm4-padded',
    macAlgorithm: 'cup-sm4',
  },
];

function onTheWire({ kind, opened, machine, cipher, pinFormat, macAlgorithm }: Model): void {
  let folder: string;
  let bench: BankBench;
  let pair: PtyPair;
  let pad: PinPadOnTty;
  let kiosk: InProcess;

  async function plugIn(): Promise<void> {
    const opened = await openPtyPair(join(folder, 'line'));
    if (!opened.ok) throw new Error(opened.error.detail);
    pair = opened.value;
    const made = machine();
    made.putKey(1, hex(MASTER_KEY), cipher);
    const served = servePinPadOnTty(made, pair.device, systemClock);
    if (!served.ok) throw new Error(served.error.detail);
    pad = served.value;
  }
  async function pullOut(): Promise<void> {
    await pair.close();
    pad.close();
  }
  // One kiosk for all of them: a new person comes to each.
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kiosk-pin-pad-'));
    bench = await startBankBench({ pinFormat, macAlgorithm, keyInPad: true });
    await plugIn();
    const pinPad = pinPadSchema.parse({ kind, device: pair.host, delays: QUICK });
    kiosk = await startInProcess((same) => ({ ...same, bankHost: bench.settings, pinPad }));
  });
  afterEach(async () => {
    kiosk.remove();
    bench.sim.faults.set({});
    await kiosk.untilFrame(({ cardIn }) => !cardIn);
    expect(kiosk.bugs).toEqual([]);
  });
  afterAll(async () => {
    await kiosk.close();
    await pullOut();
    await bench.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const asked = (lastTry: string) =>
    kiosk.untilFrame(({ view, typed }) => view.screen === 'pin' && view.pin === 'bank' && view.lastTry === lastTry && typed !== null);
  async function chooseBankPin(): Promise<void> {
    kiosk.intent({ intent: 'choose', service: 'bankPinCheck' });
    await asked('none');
  }
  async function signIn(): Promise<void> {
    kiosk.insert('zhaotong');
    await kiosk.enterPin('000000');
    await kiosk.until('personalInformation');
    kiosk.intent({ intent: 'menu' });
    await kiosk.until('menu');
  }
  /** Fingers at the pad, as soon as it takes keys. */
  async function type(digits: string): Promise<void> {
    while (!pad.sim.waits()) await new Promise<void>((resolve) => void systemClock.after(2, resolve));
    pad.sim.type(digits);
  }

  it('is right at the bank; the screen tells how many digits stand, and shows no keypad', async () => {
    await signIn();
    await chooseBankPin();
    expect(await kiosk.until('pin')).toMatchObject({ keypad: 'hardware' });
    const seen: (number | null)[] = [];
    const off = kiosk.terminal.subscribe(({ typed, pad: face }) => seen.push(face === null ? typed : -1));
    await type('000000');
    expect((await kiosk.until('result')).service).toBe('bankPinCheck');
    off();
    expect([...new Set(seen)]).toEqual([1, 2, 3, 4, 5, 6, null]);
  });

  it('is wrong, wrong, then right: the bank counts the tries', async () => {
    await signIn();
    await chooseBankPin();
    for (const _try of [1, 2]) {
      await type('111111');
      await asked('wrong');
    }
    await type('000000');
    await kiosk.until('result');
  });

  // What follows is the same whatever the cipher.
  if (cipher === 'sm4') return;

  it('is corrected at the pad, and cancelled there', async () => {
    await signIn();
    await chooseBankPin();
    while (!pad.sim.waits()) await new Promise<void>((resolve) => void systemClock.after(2, resolve));
    pad.sim.press('9');
    pad.sim.press('backspace');
    await type('000000');
    await kiosk.until('result');
    kiosk.intent({ intent: 'menu' });
    await kiosk.until('menu');
    await chooseBankPin();
    pad.sim.press('1');
    pad.sim.press('cancel');
    await kiosk.until('menu');
  });

  it('is typed once more when the bank has other keys: new ones are loaded into the pad, and no try is spent', async () => {
    await signIn();
    await chooseBankPin();
    bench.sim.faults.set({ fault: 'keyOutOfStep', times: 1 });
    await type('000000');
    await asked('enterAgain');
    await type('000000');
    await kiosk.until('result');
  });

  it('host.keysRefused: the keys that the bank sends do not fit the master key in the pad', async () => {
    await signIn();
    await chooseBankPin();
    pad.sim.putKey(1, hex('FEDCBA98765432100123456789ABCDEF'), cipher);
    bench.sim.faults.set({ fault: 'keyOutOfStep', times: 1 });
    await type('000000');
    expect(await kiosk.until('trouble')).toMatchObject({ trouble: 'bankRefusesTerminal', faultCode: 'host.keysRefused' });
    pad.sim.putKey(1, hex(MASTER_KEY), cipher);
  });

  it('pinpad.gone: the pad is pulled out while it is typed; plugged in again it serves the next one, with keys loaded anew', async () => {
    await signIn();
    await chooseBankPin();
    pad.sim.press('0');
    await pullOut();
    expect(await kiosk.until('trouble')).toMatchObject({ trouble: 'pinPadGone', faultCode: 'pinpad.gone', retry: 'again' });
    await plugIn();
    kiosk.intent({ intent: 'menu' });
    await kiosk.until('menu');
    while (kiosk.machine.pinPad?.state() !== 'online') await new Promise<void>((resolve) => void systemClock.after(10, resolve));
    await chooseBankPin();
    await type('000000');
    await kiosk.until('result');
  });

  it('pinpad.gone: the pad falls silent after the last digit; nothing was sent to the bank, and again is enough', async () => {
    await signIn();
    await chooseBankPin();
    while (!pad.sim.waits()) await new Promise<void>((resolve) => void systemClock.after(2, resolve));
    for (const digit of ['0', '0', '0', '0', '0', '0'] as const) pad.sim.press(digit);
    pad.sim.setWire({ mute: Infinity });
    pad.sim.press('enter');
    expect(await kiosk.until('trouble')).toMatchObject({ trouble: 'pinPadGone', faultCode: 'pinpad.gone', retry: 'again' });
    pad.sim.setWire();
    while (kiosk.machine.pinPad?.state() !== 'online') await new Promise<void>((resolve) => void systemClock.after(10, resolve));
    kiosk.intent({ intent: 'again' });
    await asked('none');
    await type('000000');
    await kiosk.until('result');
  });

  it(`${opened.code}: it was opened while nobody looked; repaired and with its keys it serves the next one`, async () => {
    await signIn();
    pad.sim.setTampered(true);
    kiosk.intent({ intent: 'choose', service: 'bankPinCheck' });
    expect(await kiosk.until('trouble')).toMatchObject({ trouble: opened.trouble, faultCode: opened.code });
    pad.sim.setTampered(false);
    pad.sim.putKey(1, hex(MASTER_KEY), cipher);
    kiosk.intent({ intent: 'menu' });
    await kiosk.until('menu');
    while (kiosk.machine.pinPad?.state() !== 'online') await new Promise<void>((resolve) => void systemClock.after(10, resolve));
    await chooseBankPin();
    await type('000000');
    await kiosk.until('result');
  });
}

if (!hasPtyPairs()) cannotTestHere('a bank PIN at a pad on a serial line', 'no socat for pseudo-terminals');
else for (const model of MODELS) describe(`the bank PIN at a ${model.kind} with ${model.cipher} keys`, () => onTheWire(model));
