/** A counter whose card reader has keys: the card's PIN is typed there, checked and changed, and neither page ever has a digit of it. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import type { VirtualCard } from '../../native/sim/card/index.ts';
import { SimReaderPad } from '../../native/sim/reader/pad.ts';
import { counterAt, startCounter, type CounterInProcess } from '../support/counter-in-process.ts';

const fingers = new SimReaderPad();
let desk: CounterInProcess;

beforeAll(async () => {
  desk = await startCounter(counterAt('changsha', ['cardServiceWindow']), systemClock, fingers);
  await desk.signIn();
});
afterEach(async () => {
  desk.remove();
  desk.staff({ intent: 'closeTab' });
  await desk.untilStaff(({ view }) => view.screen === 'work' && view.at.page === 'customer' && view.at.holder === null);
  expect(desk.bugs).toEqual([]);
});
afterAll(() => desk.closeAll());

async function type(...entries: readonly string[]): Promise<void> {
  for (const digits of entries) {
    while (!fingers.waits()) await new Promise<void>((resolve) => void systemClock.after(2, resolve));
    fingers.type(digits);
  }
}

async function inserted(): Promise<VirtualCard> {
  const card = desk.insert('zhaotong');
  await desk.untilStaff(
    ({ view }) => view.screen === 'work' && view.at.page === 'customer' && view.at.functions.length > 0 && view.at.busy === null,
  );
  return card;
}

const asked = (entry: string, lastTry: string) =>
  desk.untilCustomer(({ view }) => view.screen === 'pin' && view.entry === entry && view.lastTry === lastTry);

it('the PIN is asked for at the reader: both pages say so, and no keypad is on either', async () => {
  await inserted();
  desk.staff({ intent: 'choose', service: 'temporaryLoss' });
  desk.staff({ intent: 'fill', field: 'cardFunction', value: 'socialSecurity' });
  desk.staff({ intent: 'submit' });
  const { view, pad } = await asked('current', 'none');
  expect(view).toMatchObject({ pin: 'socialSecurity', keypad: 'hardware' });
  expect(pad).toBeNull();
  expect(await desk.untilStep('pin')).toMatchObject({ keypad: 'hardware' });
  await type('111111');
  expect((await asked('current', 'wrong')).view).toMatchObject({ triesLeft: 5 });
  await type('0000');
  await asked('current', 'tooShort');
  await type('000000');
  await desk.untilStep('consent');
});

it('a PIN is changed at the reader: wrong, not the same twice, 000000 again, then a good one', async () => {
  const card = await inserted();
  desk.staff({ intent: 'looked', at: 'holder', yes: true });
  desk.staff({ intent: 'choose', service: 'changePin' });
  desk.staff({ intent: 'submit' });
  await desk.untilStep('consent');
  desk.customer({ intent: 'confirm' });
  expect((await asked('atReader', 'none')).pad).toBeNull();
  // What is under way at the reader is not cut off by the clerk.
  desk.staff({ intent: 'cancel' });
  await type('111111', '246810', '246810');
  expect((await asked('atReader', 'wrong')).view).toMatchObject({ triesLeft: 5 });
  await type('000000', '246810', '246811');
  await asked('atReader', 'different');
  await type('000000', '000000', '000000');
  await asked('atReader', 'initial');
  await type('000000', '246810', '246810');
  expect((await desk.untilStep('done')).facts).toContainEqual({ fact: 'ownPinHolds' });
  expect(card.snapshot()).toMatchObject({ pin: '246810' });
  expect(JSON.stringify(desk.staffFrames)).not.toContain('246810');
});

it('cancel at the reader changes nothing', async () => {
  const card = await inserted();
  desk.staff({ intent: 'looked', at: 'holder', yes: true });
  desk.staff({ intent: 'choose', service: 'changePin' });
  desk.staff({ intent: 'submit' });
  await desk.untilStep('consent');
  desk.customer({ intent: 'confirm' });
  await asked('atReader', 'none');
  while (!fingers.waits()) await new Promise<void>((resolve) => void systemClock.after(2, resolve));
  fingers.press('cancel');
  await desk.untilStep('declined');
  expect(card.snapshot()).toMatchObject({ pin: '000000' });
});
