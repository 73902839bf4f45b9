/** Suzhou: whoever has no card with them types the 18-digit and the 8-digit number, both exactly. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Terminal } from '../../db/authority/api.ts';
import type { View } from '../../electron/api/view.ts';
import { type InProcess, startInProcess } from '../support/in-process.ts';
import { Rig, rigConfig, SERVICE_CENTRE, WANG_RECORDS } from '../support/terminal-rig.ts';

const SUZHOU: Terminal = { id: 'SZ1', city: 'suzhou', outletName: '苏州示范服务中心', outletKinds: ['cardServiceWindow'] };

function typing(): Rig {
  const rig = new Rig(rigConfig(SUZHOU));
  rig.intent({ intent: 'begin' });
  rig.intent({ intent: 'withoutCard', start: 'typedNumbers' });
  rig.answer({ of: 'session.open', result: { outcome: 'opened', session: 'SZ1-20261122-0001' } });
  return rig;
}

function wrongPair(rig: Rig): void {
  rig.answer({ of: 'numbers.enter', result: { outcome: 'entered' } });
  rig.answer({ of: 'numbers.enter', result: { outcome: 'entered' } });
  rig.answer({ of: 'records.identity', result: { outcome: 'noMatch' } });
}

describe('two numbers in place of a card', () => {
  it('are offered where the city takes them, and nowhere else', () => {
    const there = new Rig(rigConfig(SUZHOU));
    there.intent({ intent: 'begin' });
    expect(there.screen('insertCard').without).toContain('typedNumbers');
    const elsewhere = new Rig(rigConfig(SERVICE_CENTRE));
    elsewhere.intent({ intent: 'begin' });
    expect(elsewhere.screen('insertCard').without).not.toContain('typedNumbers');
    elsewhere.intent({ intent: 'withoutCard', start: 'typedNumbers' });
    elsewhere.screen('insertCard');
  });

  it('open what may be looked up with them, and nothing that changes anything', () => {
    const rig = typing();
    expect(rig.screen('typeNumbers').number).toBe('identityNumber');
    rig.answer({ of: 'numbers.enter', result: { outcome: 'entered' } });
    expect(rig.screen('typeNumbers').number).toBe('personalNumber');
    rig.answer({ of: 'numbers.enter', result: { outcome: 'entered' } });
    rig.answer({ of: 'records.identity', result: { outcome: 'matched', maskedIdentityNumber: '320***********0014' } });
    rig.answer({ of: 'records.person', result: { outcome: 'found', person: WANG_RECORDS } });
    const menu = rig.screen('menu');
    expect(menu.identifiedBy).toBe('numbers');
    const state = (service: string) => menu.services.find((offer) => offer.service === service)?.state;
    for (const service of ['personalInformation', 'statement', 'contributions', 'pension'])
      expect([service, state(service)]).toEqual([service, 'available']);
    for (const service of ['temporaryLoss', 'liftLoss', 'changeSocialSecurityPin', 'bankPinCheck'])
      expect([service, state(service)]).toEqual([service, 'unavailable']);
    rig.intent({ intent: 'choose', service: 'personalInformation' });
    expect(rig.screen('personalInformation').rows).toContainEqual({ field: 'identityNumber', value: '320***********0014' });
  });

  it('that do not fit give one answer, and after too many the terminal takes none from anybody for a while', () => {
    const rig = typing();
    wrongPair(rig);
    expect(rig.screen('typeNumbers')).toEqual({ screen: 'typeNumbers', number: 'identityNumber', lastTry: 'noMatch', triesLeft: 4 });
    for (let tries = 0; tries < 3; tries += 1) wrongPair(rig);
    rig.intent({ intent: 'end' });
    rig.send({ event: 'timer', timer: 'leave' });
    rig.intent({ intent: 'begin' });
    rig.intent({ intent: 'withoutCard', start: 'typedNumbers' });
    rig.answer({ of: 'session.open', result: { outcome: 'opened', session: 'SZ1-20261122-0002' } });
    expect(rig.screen('typeNumbers').triesLeft).toBe(1);
    wrongPair(rig);
    expect(rig.screen('trouble').faultCode).toBe('session.numbersLocked');
    rig.intent({ intent: 'end' });
    rig.send({ event: 'timer', timer: 'leave' });
    rig.atMs += 15 * 60_000;
    rig.intent({ intent: 'begin' });
    rig.intent({ intent: 'withoutCard', start: 'typedNumbers' });
    rig.answer({ of: 'session.open', result: { outcome: 'opened', session: 'SZ1-20261122-0003' } });
    expect(rig.screen('typeNumbers').triesLeft).toBe(5);
  });

  it('a person who goes back types the first number again, then leaves', () => {
    const rig = typing();
    rig.answer({ of: 'numbers.enter', result: { outcome: 'entered' } });
    rig.answer({ of: 'numbers.enter', result: { outcome: 'cancelled' } });
    expect(rig.screen('typeNumbers').number).toBe('identityNumber');
    rig.answer({ of: 'numbers.enter', result: { outcome: 'cancelled' } });
    expect(rig.screen('goodbye').reason).toBe('ended');
  });

  it('a host that is away is told as such and costs no try', () => {
    const rig = typing();
    rig.answer({ of: 'numbers.enter', result: { outcome: 'entered' } });
    rig.answer({ of: 'numbers.enter', result: { outcome: 'entered' } });
    rig.answer({ of: 'records.identity', result: { outcome: 'failed', code: 'host.unreachable' } });
    expect(rig.screen('trouble').trouble).toBe('hostAway');
    rig.intent({ intent: 'again' });
    expect(rig.screen('typeNumbers').triesLeft).toBe(5);
  });

  it('a card that is put in takes over', () => {
    const rig = typing();
    rig.insert(1, 'SZ1-20261122-0002');
    expect(rig.screen('waiting').task).toBe('readingCard');
  });
});

describe('in a whole terminal', () => {
  let kiosk: InProcess;
  afterEach(() => kiosk.close());

  const NUMBER = '530602197207162332';
  const PERSONAL = '20180002';

  async function type(text: string): Promise<void> {
    const { numberFace } = await kiosk.untilFrame((frame) => frame.numberFace?.places === text.length);
    const face = numberFace?.id ?? '';
    for (const key of text) kiosk.terminal.receive({ kind: 'numberKey', face, key: key === 'X' ? 'X' : Number(key) });
    kiosk.terminal.receive({ kind: 'numberKey', face, key: 'enter' });
    await kiosk.untilFrame((frame) => frame.numberFace?.id !== face);
  }

  it('both numbers lead to the menu, and stand in no view, no frame and no file', async () => {
    kiosk = await startInProcess((same) => ({ ...same, terminal: SUZHOU }));
    const seen: string[] = [];
    const views: View[] = [];
    kiosk.terminal.subscribe((frame) => {
      seen.push(JSON.stringify({ ...frame, atMs: 0 }));
      views.push(frame.view);
    });
    kiosk.intent({ intent: 'begin' });
    await kiosk.until('insertCard');
    kiosk.intent({ intent: 'withoutCard', start: 'typedNumbers' });
    await type(NUMBER);
    await type('20180003');
    await kiosk.untilFrame(({ view }) => view.screen === 'typeNumbers' && view.lastTry === 'noMatch');
    await type(NUMBER);
    await type(PERSONAL);
    expect((await kiosk.until('menu')).identifiedBy).toBe('numbers');
    kiosk.intent({ intent: 'end' });
    await kiosk.until('goodbye');
    const text = seen.join('\n');
    for (const secret of [NUMBER, PERSONAL, '20180003', NUMBER.slice(0, 12)]) expect(text).not.toContain(secret);
    expect(JSON.stringify(views)).not.toContain('numberFace');
    for (const file of ['journal.sqlite', 'journal.sqlite-wal']) {
      const bytes = readFileSync(join(kiosk.directory, file)).toString('latin1');
      for (const secret of [NUMBER, PERSONAL]) expect(bytes).not.toContain(secret);
    }
    expect(kiosk.bugs).toEqual([]);
  });
});
