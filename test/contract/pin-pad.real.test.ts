/**
 * A real PIN pad: `KIOSK_PIN_PAD` names its line (`/dev/ttyS1`), `KIOSK_PIN_PAD_MODEL` the model (zt598 when not given). No key is loaded and none is
 * deleted. With `KIOSK_PIN_PAD_FINGERS` set somebody presses six digits and enter, then cancel.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pinPadOf } from '../../electron/compose-pin-pad.ts';
import { pinPadSchema } from '../../electron/configuration-pin-pad.ts';
import type { HardwarePinPad } from '../../native/ports/hardware-pin-pad.ts';
import { cannotTestHere } from '../support/cannot.ts';

const FINGERS_MS = 60_000;
const named = process.env['KIOSK_PIN_PAD'];

function onHardware(device: string): void {
  let pad: HardwarePinPad;
  beforeAll(async () => {
    const made = pinPadOf(pinPadSchema.parse({ kind: process.env['KIOSK_PIN_PAD_MODEL'] ?? 'zt598', device }));
    if (made === null) throw new Error('no pad on a line');
    pad = made;
  });
  afterAll(() => pad.close());

  it('is there, says what it is, and is sealed', async () => {
    const status = await pad.status();
    expect(status).toMatchObject({ device: 'online', tampered: false });
    expect(status.model).not.toBe('');
  });

  it('pinpad.aborted, pinpad.noPin: ends an entry when it is told to, and gives no block of none', async () => {
    const controller = new AbortController();
    const entering = pad.enterPin({ minDigits: 6, maxDigits: 6, signal: controller.signal, onCount: () => undefined });
    while (pad.typed() === null) await new Promise((resolve) => setTimeout(resolve, 50));
    controller.abort();
    expect(await entering).toMatchObject({ ok: false, error: { code: 'pinpad.aborted' } });
    const block = await pad.pinBlock({ format: 'iso0-tdes', pan: '6217000000000000012', key: 'bank-pin' });
    expect(block).toMatchObject({ ok: false, error: { code: 'pinpad.noPin' } });
  });

  if (process.env['KIOSK_PIN_PAD_FINGERS'] === undefined) cannotTestHere('keys of a real PIN pad', 'KIOSK_PIN_PAD_FINGERS is not set');
  else
    it(
      'tells six digits and enter, then cancel',
      async () => {
        const seen: number[] = [];
        const signal = AbortSignal.timeout(FINGERS_MS);
        const first = await pad.enterPin({ minDigits: 6, maxDigits: 6, signal, onCount: (digits) => seen.push(digits) });
        expect(first).toEqual({ ok: true, value: { digits: 6 } });
        expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
        const second = await pad.enterPin({ minDigits: 6, maxDigits: 6, signal, onCount: () => undefined });
        expect(second).toMatchObject({ ok: false, error: { code: 'pinpad.cancelled' } });
      },
      FINGERS_MS,
    );
}

if (named === undefined) cannotTestHere('a real PIN pad', 'KIOSK_PIN_PAD names none');
else describe('a real PIN pad', () => onHardware(named));
