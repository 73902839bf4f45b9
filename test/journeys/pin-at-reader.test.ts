/** The card's own PIN typed at a reader that has keys: the same screens and outcomes, and no digit in this program. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import { SimReaderPad } from '../../native/sim/reader/pad.ts';
import { type InProcess, startInProcess } from '../support/in-process.ts';

const fingers = new SimReaderPad();
let kiosk: InProcess;

beforeAll(async () => {
  kiosk = await startInProcess((same) => same, undefined, fingers);
});
afterEach(async () => {
  kiosk.remove();
  await kiosk.untilFrame(({ cardIn }) => !cardIn);
  expect(kiosk.bugs).toEqual([]);
});
afterAll(() => kiosk.close());

async function keysWanted(): Promise<void> {
  while (!fingers.waits()) await new Promise<void>((resolve) => void systemClock.after(2, resolve));
}
async function type(digits: string): Promise<void> {
  await keysWanted();
  fingers.type(digits);
}
const asked = (lastTry: string) => kiosk.untilFrame(({ view }) => view.screen === 'pin' && view.lastTry === lastTry);

it('is asked for at the reader, without a keypad on the screen; wrong, too short, then right', async () => {
  kiosk.insert('zhaotong');
  const { view, pad } = await asked('none');
  expect(view).toMatchObject({ screen: 'pin', pin: 'socialSecurity', keypad: 'hardware' });
  expect(pad).toBeNull();
  await type('111111');
  expect((await asked('wrong')).view).toMatchObject({ triesLeft: 5 });
  await type('1111');
  await asked('tooShort');
  await type('000000');
  await kiosk.until('personalInformation');
});

it('pinpad.cancelled: cancel at the reader leads to the menu, and the card is served without a PIN', async () => {
  kiosk.insert('zhaotong');
  await asked('none');
  await keysWanted();
  fingers.press('cancel');
  await kiosk.until('menu');
});

it('ends with the card: the reader takes no keys any more, and the next person begins anew', async () => {
  kiosk.insert('zhaotong');
  await asked('none');
  await keysWanted();
  kiosk.remove();
  await kiosk.untilFrame(({ cardIn }) => !cardIn);
  while (fingers.waits()) await new Promise<void>((resolve) => void systemClock.after(2, resolve));
  kiosk.insert('zhaotong');
  await asked('none');
  await type('000000');
  await kiosk.until('personalInformation');
});

it('is changed on the screen: old and new have to be compared, which the reader does not do for this card', async () => {
  kiosk.insert('zhaotong');
  await type('000000');
  await kiosk.until('personalInformation');
  kiosk.intent({ intent: 'menu' });
  await kiosk.until('menu');
  kiosk.intent({ intent: 'choose', service: 'changeSocialSecurityPin' });
  await kiosk.until('confirm');
  kiosk.intent({ intent: 'confirm' });
  const { view } = await kiosk.untilFrame(({ view: shown, pad }) => shown.screen === 'pin' && pad !== null);
  expect(view).toMatchObject({ entry: 'old', keypad: 'onScreen' });
});
