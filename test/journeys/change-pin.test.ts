/** A person changes or unlocks the social-security PIN, in the whole terminal with a virtual card. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PinEntry } from '../../electron/api/view.ts';
import { loadPersona, type VirtualCard } from '../../native/sim/card/index.ts';
import { type InProcess, startInProcess } from '../support/in-process.ts';

const NEW_PIN = '135790';
let kiosk: InProcess;
const bugs = (): unknown[] => kiosk.bugs;
afterEach(async () => {
  expect(bugs()).toEqual([]);
  await kiosk.close();
});

/** Waits for the entry and types; gives what was said of the entry before. */
async function types(entry: PinEntry, digits: string): Promise<string> {
  const { view } = await kiosk.untilFrame((frame) => frame.view.screen === 'pin' && frame.view.entry === entry && frame.pad?.digits === 0);
  await kiosk.enterPin(digits);
  return view.screen === 'pin' ? view.lastTry : '';
}

function layIdCard(id: string): void {
  const persona = loadPersona(id);
  if (!persona.ok) throw new Error(persona.error.detail);
  const { number, name } = persona.value.holder;
  kiosk.machine.idReaderSim.place({ kind: 'residentIdCard', number, name, validFrom: '2016-01-01', validUntil: 'longTerm' });
}

/** Everything that the journal and the recordings hold, opened. */
function written(): string {
  const { journal } = kiosk;
  const sessions = journal.sessions().map(({ session }) => {
    const recording = journal.recording(session);
    return [journal.steps(session), recording.ok ? recording.value : recording.error.detail];
  });
  return JSON.stringify([sessions, journal.unresolved()]);
}

describe('changing the social-security PIN', () => {
  let card: VirtualCard;
  beforeEach(async () => {
    kiosk = await startInProcess();
    card = kiosk.insert('zhaotong');
    await types('current', '000000');
  });

  it('is urged on whoever still has 000000, told before it is begun, and done with old PIN and new PIN twice', async () => {
    const information = await kiosk.until('personalInformation');
    expect(information).toMatchObject({ initialPinWarning: true, canChangePin: true });
    kiosk.intent({ intent: 'choose', service: 'changeSocialSecurityPin' });
    const confirm = await kiosk.until('confirm');
    expect(confirm.consequences.map(({ zh }) => zh).join()).toContain('旧密码立即作废');
    kiosk.intent({ intent: 'confirm' });
    await types('old', '000000');
    await types('new', NEW_PIN);
    await types('newAgain', NEW_PIN);
    const result = await kiosk.until('result');
    expect(result.facts).toEqual([{ fact: 'receiptNumber', value: expect.stringMatching(/^ZT-/) as string }, { fact: 'ownPinHolds' }]);
    expect(card.snapshot()).toMatchObject({ pin: NEW_PIN, pinTriesLeft: 6 });
    kiosk.intent({ intent: 'print' });
    await kiosk.until('printed');
    expect(kiosk.machine.slipSim.slips().at(-1)?.text).toContain('社保密码修改');
    kiosk.intent({ intent: 'menu' });
    await kiosk.until('menu');
    kiosk.intent({ intent: 'choose', service: 'personalInformation' });
    expect(await kiosk.until('personalInformation')).toMatchObject({ initialPinWarning: false, canChangePin: false });
    expect(kiosk.journal.unresolved()).toEqual([]);
    expect(written()).not.toContain(NEW_PIN);
  });

  it('is done on the card while the host is away, and the records hear of it when the host is back', async () => {
    await kiosk.until('personalInformation');
    kiosk.intent({ intent: 'choose', service: 'changeSocialSecurityPin' });
    await kiosk.until('confirm');
    kiosk.machine.hostFaults.set('down');
    kiosk.intent({ intent: 'confirm' });
    await types('old', '000000');
    await types('new', NEW_PIN);
    await types('newAgain', NEW_PIN);
    const result = await kiosk.until('result');
    expect(result.facts).toEqual([{ fact: 'ownPinHolds' }]);
    expect(card.snapshot()).toMatchObject({ pin: NEW_PIN });
    const heard = () => kiosk.records.db.selectFrom('requests').select('receipt_number').where('command', '=', 'recordPinChange').execute();
    expect(await heard()).toEqual([]);
    kiosk.remove();
    await kiosk.untilFrame(({ cardIn }) => !cardIn);
    // Switched off meanwhile: what waits is on the disk.
    await kiosk.close('keep');
    kiosk = await startInProcess((same) => same, kiosk.directory);
    await expect.poll(heard, { timeout: 5_000 }).toEqual([{ receipt_number: expect.stringMatching(/^ZT-/) as string }]);
    kiosk.insertCard(card);
    await types('current', NEW_PIN);
    expect(await kiosk.until('personalInformation')).toMatchObject({ initialPinWarning: false });
    expect(await heard()).toHaveLength(1);
    expect(card.snapshot()).toMatchObject({ pin: NEW_PIN });
  });

  it('refuses the initial PIN and the present one as a new PIN, and begins the new one again when the two differ', async () => {
    await kiosk.until('personalInformation');
    kiosk.intent({ intent: 'choose', service: 'changeSocialSecurityPin' });
    await kiosk.until('confirm');
    kiosk.intent({ intent: 'confirm' });
    await types('old', '111111');
    expect(await types('old', '000000')).toBe('wrong');
    await types('new', '000000');
    expect(await types('new', NEW_PIN)).toBe('initial');
    await types('newAgain', '135791');
    expect(await types('new', NEW_PIN)).toBe('different');
    await types('newAgain', NEW_PIN);
    await kiosk.until('result');
    kiosk.intent({ intent: 'menu' });
    await kiosk.until('menu');
    kiosk.intent({ intent: 'choose', service: 'changeSocialSecurityPin' });
    await kiosk.until('confirm');
    kiosk.intent({ intent: 'confirm' });
    await types('old', NEW_PIN);
    await types('new', NEW_PIN);
    expect((await kiosk.untilFrame(({ view }) => view.screen === 'pin' && view.lastTry !== 'none')).view).toMatchObject({
      entry: 'new',
      lastTry: 'asOld',
    });
    expect(card.snapshot().pin).toBe(NEW_PIN);
  });

  it('left half way changes nothing, and what was typed is gone', async () => {
    await kiosk.until('personalInformation');
    kiosk.intent({ intent: 'choose', service: 'changeSocialSecurityPin' });
    await kiosk.until('confirm');
    kiosk.intent({ intent: 'confirm' });
    await types('old', '000000');
    await types('new', NEW_PIN);
    await kiosk.untilFrame(({ view }) => view.screen === 'pin' && view.entry === 'newAgain');
    kiosk.intent({ intent: 'back' });
    await kiosk.until('menu');
    kiosk.intent({ intent: 'choose', service: 'changeSocialSecurityPin' });
    await kiosk.until('confirm');
    kiosk.intent({ intent: 'confirm' });
    await kiosk.untilFrame(({ view }) => view.screen === 'pin' && view.entry === 'old');
    expect(card.snapshot().pin).toBe('000000');
  });
});

describe('unlocking the social-security PIN', () => {
  it('is offered only where the city has it done, and gives the tries back to a PIN that stays', async () => {
    kiosk = await startInProcess((configuration) => ({
      ...configuration,
      terminal: { ...configuration.terminal, city: 'changsha', outletKinds: ['largeTertiaryHospital'] },
    }));
    const card = kiosk.insert('locked-pin');
    const { pin } = card.snapshot();
    expect(await kiosk.until('trouble')).toMatchObject({
      trouble: 'pinLocked',
      alternatives: ['unlockSocialSecurityPin', 'resetSocialSecurityPin', 'temporaryLoss'],
    });
    kiosk.intent({ intent: 'choose', service: 'unlockSocialSecurityPin' });
    await kiosk.until('presentIdCard');
    layIdCard('locked-pin');
    const confirm = await kiosk.until('confirm');
    expect(confirm.consequences.map(({ zh }) => zh).join()).toContain('密码不变');
    kiosk.intent({ intent: 'confirm' });
    const result = await kiosk.until('result');
    expect(result.facts).toContainEqual({ fact: 'pinStays' });
    expect(card.snapshot()).toMatchObject({ pin, pinTriesLeft: 6 });
    kiosk.intent({ intent: 'menu' });
    await kiosk.until('menu');
  });

  it('is not offered in Zhaotong, where a locked PIN is reset', async () => {
    kiosk = await startInProcess();
    kiosk.insert('locked-pin');
    expect(await kiosk.until('trouble')).toMatchObject({ trouble: 'pinLocked', alternatives: ['resetSocialSecurityPin', 'temporaryLoss'] });
  });
});
