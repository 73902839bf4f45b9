/** A simulated run with an encrypting PIN pad: what a hand presses there is verified by the simulated bank. */
import { afterEach, expect, it } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import { troublePinPad } from '../../native/sim/bench/pin-pad-trouble.ts';
import { SIMULATED_PADS, simulatedPad, type PadHands } from '../../electron/compose-sim/pin-pad.ts';
import { type InProcess, startInProcess } from '../support/in-process.ts';

let kiosk: InProcess | null = null;
afterEach(async () => {
  expect(kiosk?.bugs).toEqual([]);
  await kiosk?.close();
  kiosk = null;
});

async function typed({ pad }: PadHands, digits: string): Promise<void> {
  while (!pad.waits()) await new Promise<void>((resolve) => void systemClock.after(2, resolve));
  pad.type(digits);
}

it.each(SIMULATED_PADS)('a bank PIN at a %s: wrong, right; opened, and with its keys again', async (model) => {
  const hands = simulatedPad(model, systemClock);
  kiosk = await startInProcess(undefined, undefined, null, undefined, undefined, hands);
  kiosk.insert('zhaotong');
  await kiosk.enterPin('000000');
  await kiosk.until('personalInformation');
  kiosk.intent({ intent: 'menu' });
  await kiosk.until('menu');
  kiosk.intent({ intent: 'choose', service: 'bankPinCheck' });
  const { triesLeft } = await kiosk.until('pin');
  expect(triesLeft).toBe(3);
  await typed(hands, '111111');
  await kiosk.untilFrame(({ view }) => view.screen === 'pin' && view.lastTry === 'wrong');
  await typed(hands, '000000');
  await kiosk.until('result');
  kiosk.intent({ intent: 'menu' });
  await kiosk.until('menu');
  troublePinPad(hands, 'tampered');
  kiosk.intent({ intent: 'choose', service: 'bankPinCheck' });
  await kiosk.until('trouble');
  troublePinPad(hands, 'none');
  kiosk.intent({ intent: 'menu' });
  await kiosk.until('menu');
  while (hands.driver.state() !== 'online') await new Promise<void>((resolve) => void systemClock.after(10, resolve));
  kiosk.intent({ intent: 'choose', service: 'bankPinCheck' });
  await kiosk.until('pin');
  await typed(hands, '000000');
  await kiosk.until('result');
});
