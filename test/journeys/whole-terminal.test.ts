import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPersona } from '../../native/sim/card/index.ts';
import { withFaults } from '../../native/sim/faults.ts';
import { loadVirtualCard } from '../../native/sim/card/index.ts';
import { type InProcess, startInProcess } from '../support/in-process.ts';

let kiosk: InProcess;
beforeEach(async () => {
  kiosk = await startInProcess();
});
afterEach(async () => {
  expect(kiosk.bugs).toEqual([]);
  await kiosk.close();
});

function idCardOf(id: string): void {
  const persona = loadPersona(id);
  if (!persona.ok) throw new Error(persona.error.detail);
  const { number, name } = persona.value.holder;
  kiosk.machine.idReaderSim.place({ kind: 'residentIdCard', number, name, validFrom: '2016-01-01', validUntil: 'longTerm' });
}

async function signIn(id: string, pin = '000000'): Promise<void> {
  kiosk.insert(id);
  await kiosk.enterPin(pin);
  await kiosk.until('personalInformation');
}

describe('a person with a card', () => {
  it.each([
    ['first-generation', '000000'],
    ['zhaotong', '000000'],
    ['third-generation', '000000'],
    ['changed-pin', '246813'],
    ['rare-characters', '000000'],
    ['foreigner', '000000'],
    ['under-16', '000000'],
  ])('%s is read, verified and shown by the right name', async (id, pin) => {
    const persona = loadPersona(id);
    if (!persona.ok) throw new Error(persona.error.detail);
    kiosk.insert(id);
    const asked = await kiosk.until('pin');
    expect(asked.triesLeft).toBe(persona.value.pin.triesLeft);
    expect(JSON.stringify(asked)).not.toContain(persona.value.holder.name);
    await kiosk.enterPin(pin);
    const page = await kiosk.until('personalInformation');
    expect(page.rows).toContainEqual({ field: 'name', value: persona.value.holder.name });
    expect(JSON.stringify(kiosk.terminal.frame())).not.toContain(persona.value.holder.number);
    expect(JSON.stringify(kiosk.terminal.frame())).not.toContain(persona.value.card.number);
  });

  it('prints a slip that says what the screen says, with the numbers masked', async () => {
    await signIn('zhaotong');
    kiosk.intent({ intent: 'print' });
    expect((await kiosk.until('printed')).outcome).toBe('printed');
    const paper = kiosk.machine.slipSim.slips().at(-1);
    const persona = loadPersona('zhaotong');
    if (!persona.ok) throw new Error(persona.error.detail);
    expect(paper?.text.replace(/\s/g, '')).toContain(persona.value.holder.name);
    expect(paper?.text).not.toContain(persona.value.holder.number);
  });

  it('is not told that a slip was printed when the paper ended under it', async () => {
    await signIn('zhaotong');
    kiosk.machine.slipSim.setPaper('low', 20);
    kiosk.intent({ intent: 'print' });
    expect((await kiosk.until('printed')).outcome).toBe('paperOut');
    kiosk.machine.slipSim.setPaper('full');
    kiosk.intent({ intent: 'again' });
    await kiosk.untilFrame(({ view }) => view.screen === 'printed' && view.outcome === 'printed');
    expect(kiosk.machine.slipSim.slips().at(-1)?.text).toContain('补打');
  });

  it('gets one try fewer for a wrong PIN and none fewer for a short one', async () => {
    const card = kiosk.insert('zhaotong');
    await kiosk.enterPin('123456');
    const after = await kiosk.untilFrame(({ view }) => view.screen === 'pin' && view.lastTry === 'wrong');
    expect(after.view).toMatchObject({ triesLeft: 5 });
    const { pad } = after;
    kiosk.terminal.receive({ kind: 'padKey', face: pad?.id, key: 0 });
    kiosk.terminal.receive({ kind: 'padKey', face: pad?.id, key: 'enter' });
    expect(card.snapshot().pinTriesLeft).toBe(5);
    expect(kiosk.terminal.frame().view.screen).toBe('pin');
  });
});

describe('a change', () => {
  it('temporary loss gives a receipt and the day on which it lapses, and lifting with the ID card ends it', async () => {
    await signIn('zhaotong');
    kiosk.intent({ intent: 'menu' });
    await kiosk.until('menu');
    kiosk.intent({ intent: 'choose', service: 'temporaryLoss' });
    await kiosk.until('chooseFunction');
    kiosk.intent({ intent: 'chooseFunction', cardFunction: 'socialSecurity' });
    const { lapsesOn } = await kiosk.until('confirm');
    kiosk.intent({ intent: 'confirm' });
    const result = await kiosk.until('result');
    expect(result.facts).toContainEqual(expect.objectContaining({ fact: 'lapsesOn', date: lapsesOn, days: 20 }));
    kiosk.intent({ intent: 'menu' });
    const menu = await kiosk.until('menu');
    expect(menu.functions).toContainEqual(
      expect.objectContaining({ cardFunction: 'socialSecurity', state: 'temporarilyLost', daysLeft: 20 }),
    );
    kiosk.intent({ intent: 'choose', service: 'liftLoss' });
    await kiosk.until('chooseFunction');
    kiosk.intent({ intent: 'chooseFunction', cardFunction: 'socialSecurity' });
    await kiosk.until('presentIdCard');
    idCardOf('zhaotong');
    await kiosk.until('confirm');
    kiosk.intent({ intent: 'confirm' });
    expect((await kiosk.until('result')).facts).toContainEqual({ fact: 'usableAgain' });
  });

  it('resets a locked PIN on the card itself; 000000 opens it afterwards', async () => {
    const card = kiosk.insert('locked-pin');
    expect((await kiosk.until('trouble')).trouble).toBe('pinLocked');
    kiosk.intent({ intent: 'choose', service: 'resetSocialSecurityPin' });
    await kiosk.until('presentIdCard');
    idCardOf('locked-pin');
    await kiosk.until('confirm');
    kiosk.intent({ intent: 'confirm' });
    await kiosk.until('result');
    expect(card.snapshot()).toMatchObject({ pin: '000000', pinTriesLeft: 6 });
  });

  it('checks the bank PIN with the bank: wrong costs a try there, right is right', async () => {
    await signIn('zhaotong');
    kiosk.intent({ intent: 'menu' });
    await kiosk.until('menu');
    kiosk.intent({ intent: 'choose', service: 'bankPinCheck' });
    expect(await kiosk.until('pin')).toMatchObject({ pin: 'bank', triesLeft: 3 });
    await kiosk.enterPin('111111');
    expect((await kiosk.untilFrame(({ view }) => view.screen === 'pin' && view.lastTry === 'wrong')).view).toMatchObject({ triesLeft: 2 });
    await kiosk.enterPin('000000');
    expect((await kiosk.until('result')).service).toBe('bankPinCheck');
  });

  it('activates the medical function of a new card and moves the old card’s balance', async () => {
    await signIn('rare-characters-extension');
    kiosk.intent({ intent: 'menu' });
    await kiosk.until('menu');
    kiosk.intent({ intent: 'choose', service: 'activateFunction' });
    await kiosk.until('chooseFunction');
    kiosk.intent({ intent: 'chooseFunction', cardFunction: 'socialSecurity' });
    await kiosk.until('confirm');
    kiosk.intent({ intent: 'confirm' });
    expect((await kiosk.until('result')).facts.map(({ fact }) => fact)).toContain('movedBalance');
  });

  it('prints the statement of the medical account on A4', async () => {
    await signIn('zhaotong');
    kiosk.intent({ intent: 'menu' });
    await kiosk.until('menu');
    kiosk.intent({ intent: 'choose', service: 'statement' });
    expect((await kiosk.until('accounts')).accounts).toHaveLength(1);
    kiosk.intent({ intent: 'period', account: 'card', period: 'fiveYears' });
    const statement = await kiosk.until('statement');
    expect(statement.totals.map(({ kind }) => kind)).toContain('credit');
    expect(statement.pages).toBeGreaterThan(1);
    kiosk.intent({ intent: 'print' });
    expect((await kiosk.until('printed')).outcome).toBe('printed');
    expect(kiosk.machine.documentSim.documents()[0]?.sheets).toBeGreaterThan(0);
  });
});

describe('bad input', () => {
  it.each([
    ['bank-only', 'ssc.notASocialSecurityCard', 'cardNotSocialSecurity'],
    ['transport', 'ssc.notASocialSecurityCard', 'cardNotSocialSecurity'],
    ['mute', 'card.mute', 'cardUnreadable'],
    ['garbage-atr', 'card.mute', 'cardUnreadable'],
    ['blocked-application', 'ssc.blocked', 'cardBlocked'],
    ['blocked-card', 'ssc.blocked', 'cardBlocked'],
    ['missing-name', 'ssc.missingRecord', 'cardUnreadable'],
    ['no-pin', 'session.socialSecurityPinNotSet', 'pinNotSet'],
    ['expired', 'session.cardExpired', 'cardExpired'],
    ['locked-pin', 'session.socialSecurityPinLocked', 'pinLocked'],
  ])('%s leads to its own screen with the code %s', async (id, faultCode, trouble) => {
    kiosk.insert(id);
    expect(await kiosk.until('trouble')).toMatchObject({ trouble, faultCode });
    kiosk.remove();
    await kiosk.untilFrame(({ view }) => view.screen !== 'trouble');
  });

  it('a card pulled at each APDU of the flow ends the session with a blank screen and no wrong PIN', async () => {
    for (let at = 1; at <= 40; at += 1) {
      const whole = loadVirtualCard('third-generation');
      if (!whole.ok) throw new Error(whole.error.detail);
      kiosk.insertCard(withFaults(whole.value, [{ kind: at % 2 === 0 ? 'removeBefore' : 'removeDuring', nth: at }]));
      const frame = await kiosk.untilFrame(({ view }) => view.screen === 'pin' || view.screen === 'trouble' || view.screen === 'goodbye');
      if (frame.view.screen === 'pin') await kiosk.enterPin('000000').catch(() => undefined);
      kiosk.remove();
      const after = await kiosk.untilFrame(({ view, cardIn }) => !cardIn && view.screen !== 'waiting');
      expect(JSON.stringify(after)).not.toMatch(/"lastTry":"wrong"/);
      if (frame.view.screen === 'pin') break;
    }
  });

  it('a reader that leaves ends the session; when it comes back the next person can begin', async () => {
    await signIn('zhaotong');
    kiosk.readers.removeReader('In-process reader');
    expect((await kiosk.until('trouble')).trouble).toBe('readerGone');
    kiosk.readers.addReader('In-process reader');
    await kiosk.until('attract');
  });

  it('a smart-card service that dies is told, and attract comes back with it', async () => {
    kiosk.readers.serviceDown();
    expect((await kiosk.until('trouble')).trouble).toBe('serviceDown');
    kiosk.readers.serviceUp();
    await kiosk.until('attract');
  });

  it.each([
    ['unplugged', () => kiosk.machine.idReaderSim.setPlugged(false)],
    ['broken', () => kiosk.machine.idReaderSim.setBroken('selfTestFailed')],
  ] as const)('an ID reader that is %s leaves the card as the way in, and is asked again later', async (_state, spoil) => {
    spoil();
    kiosk.intent({ intent: 'begin' });
    await kiosk.untilFrame(({ view }) => view.screen === 'insertCard' && view.accepts === 'card');
    kiosk.insert('zhaotong');
    await kiosk.until('pin');
  });

  it('a printer that is not there is told as such', async () => {
    await signIn('zhaotong');
    kiosk.machine.slipSim.setPlugged(false);
    kiosk.intent({ intent: 'print' });
    expect((await kiosk.until('printed')).outcome).toBe('absent');
  });

  it.each([
    [{ kind: 'intent', sequence: 0, intent: { intent: 'choose', service: 'everything' } }],
    [{ kind: 'padKey', face: 'x', key: 12 }],
    ['begin'],
    [null],
    [{ kind: 'intent', sequence: -1, intent: { intent: 'end' } }],
  ])('a malformed message %j is refused with the place of the mistake', (message) => {
    expect(kiosk.terminal.receive(message)).toMatchObject({ accepted: false });
  });
});

describe('what is kept', () => {
  it('no file of the terminal holds a PIN, a full number or, in the clear, a name', async () => {
    await signIn('changed-pin', '246813');
    kiosk.intent({ intent: 'end' });
    await kiosk.until('takeCard');
    kiosk.remove();
    await kiosk.until('goodbye');
    const persona = loadPersona('changed-pin');
    if (!persona.ok) throw new Error(persona.error.detail);
    for (const file of ['journal.sqlite', 'journal.sqlite-wal']) {
      const bytes = readFileSync(join(kiosk.directory, file)).toString('latin1');
      const name = Buffer.from(persona.value.holder.name, 'utf8').toString('latin1');
      for (const secret of ['246813', persona.value.holder.number, persona.value.card.number, name]) expect(bytes).not.toContain(secret);
    }
  });
});
