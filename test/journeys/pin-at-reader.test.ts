/** The card's own PIN typed at a reader that has keys: the same screens and outcomes, and no digit in this program. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import type { VirtualCard } from '../../native/sim/card/index.ts';
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

describe('its change, at a reader that has keys for that too', () => {
  /** Up to where the reader asks for the old PIN. */
  async function begun(persona = 'zhaotong'): Promise<VirtualCard> {
    const card = kiosk.insert(persona);
    await type('000000');
    await kiosk.until('personalInformation');
    kiosk.intent({ intent: 'menu' });
    await kiosk.until('menu');
    kiosk.intent({ intent: 'choose', service: 'changeSocialSecurityPin' });
    await kiosk.until('confirm');
    kiosk.intent({ intent: 'confirm' });
    const { view, pad } = await atReader('none');
    expect(view).toMatchObject({ pin: 'socialSecurity', keypad: 'hardware' });
    expect(pad).toBeNull();
    return card;
  }
  const atReader = (lastTry: string) =>
    kiosk.untilFrame(({ view }) => view.screen === 'pin' && view.entry === 'atReader' && view.lastTry === lastTry);
  async function typeAll(...entries: readonly string[]): Promise<void> {
    for (const digits of entries) await type(digits);
  }

  it('is typed there, old and new twice; the card has it, the records hear of it, and no digit of it is here', async () => {
    const card = await begun();
    await typeAll('000000', '246810', '246810');
    const { facts } = await kiosk.until('result');
    expect(facts[0]).toMatchObject({ fact: 'receiptNumber' });
    expect(facts).toContainEqual({ fact: 'ownPinHolds' });
    // The card was asked whether it still takes 000000, which cost one try until the next right PIN.
    expect(JSON.stringify(facts)).toContain('不是初始密码');
    expect(card.snapshot()).toMatchObject({ pin: '246810', pinTriesLeft: 5 });
    const sessions = kiosk.journal.sessions().map(({ session }) => [kiosk.journal.steps(session), kiosk.journal.recording(session)]);
    expect(JSON.stringify(sessions)).not.toContain('246810');
    kiosk.intent({ intent: 'menu' });
    await kiosk.until('menu');
    // What needs the PIN asks for it again, and a right one fills the counter.
    kiosk.intent({ intent: 'choose', service: 'statement' });
    await asked('none');
    await type('246810');
    await kiosk.until('accounts');
    expect(card.snapshot()).toMatchObject({ pinTriesLeft: 6 });
  });

  it('000000 once more is found out by asking the card, and has to be changed again', async () => {
    const card = await begun();
    await typeAll('000000', '000000', '000000');
    expect((await atReader('initial')).view).toMatchObject({ triesLeft: null });
    await typeAll('000000', '135790', '135790');
    await kiosk.until('result');
    expect(card.snapshot()).toMatchObject({ pin: '135790' });
  });

  it('a wrong old PIN costs a try; a new one that differs, and one too short, is asked for again; cancel leaves everything', async () => {
    const card = await begun();
    await typeAll('111111', '246810', '246810');
    expect((await atReader('wrong')).view).toMatchObject({ triesLeft: 5 });
    await typeAll('000000', '246810', '246811');
    await atReader('different');
    await type('0000');
    await atReader('tooShort');
    await keysWanted();
    fingers.press('cancel');
    await kiosk.until('menu');
    expect(card.snapshot()).toMatchObject({ pin: '000000' });
  });

  it('a card that does not tell its tries is not asked with one of them: the person is told what nobody else can know', async () => {
    const card = await begun('silent-tries');
    await typeAll('000000', '246810', '246810');
    expect(JSON.stringify((await kiosk.until('result')).facts)).toContain('新密码只有您知道');
    expect(card.snapshot()).toMatchObject({ pin: '246810', pinTriesLeft: 6 });
  });
});

it('a reader that only verifies leaves the change to the screen, where old and new are compared', async () => {
  const own = new SimReaderPad({ modifies: false });
  const plain = await startInProcess((same) => same, undefined, own);
  try {
    plain.insert('zhaotong');
    await plain.untilFrame(({ view }) => view.screen === 'pin' && view.keypad === 'hardware');
    while (!own.waits()) await new Promise<void>((resolve) => void systemClock.after(2, resolve));
    own.type('000000');
    await plain.until('personalInformation');
    plain.intent({ intent: 'choose', service: 'changeSocialSecurityPin' });
    await plain.until('confirm');
    plain.intent({ intent: 'confirm' });
    const { view } = await plain.untilFrame(({ view: shown, pad }) => shown.screen === 'pin' && pad !== null);
    expect(view).toMatchObject({ entry: 'old', keypad: 'onScreen' });
    expect(plain.bugs).toEqual([]);
  } finally {
    await plain.close();
  }
});
