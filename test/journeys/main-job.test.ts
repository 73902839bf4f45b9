import { describe, expect, it } from 'vitest';
import { Rig, rigConfig, SERVICE_CENTRE, WANG, WANG_RECORDS } from '../support/terminal-rig.ts';

describe('the main job', () => {
  it('greets a person by the masked name and shows the tries left before the first digit', () => {
    const rig = new Rig();
    rig.identify();
    expect(rig.screen('pin')).toMatchObject({ holder: '*小梅', pin: 'socialSecurity', triesLeft: 6, lastTry: 'none', purpose: 'identify' });
  });

  it('shows the information page with the whole name once the PIN is right, and numbers masked still', () => {
    const rig = new Rig();
    rig.verify();
    const page = rig.screen('personalInformation');
    expect(page.rows).toContainEqual({ field: 'name', value: '王小梅' });
    expect(page.rows).toContainEqual({ field: 'identityNumber', value: '530***********0027' });
    expect(page.insurances).toEqual(WANG_RECORDS.insurances);
    expect(page.initialPinWarning).toBe(true);
  });

  it('prints the slip, says so only when the printer did, and asks for the card back before goodbye', () => {
    const rig = new Rig();
    rig.verify();
    rig.intent({ intent: 'print' });
    rig.screen('printing');
    const { document } = rig.asked('print');
    expect(document).toMatchObject({
      title: '个人信息单',
      outlet: SERVICE_CENTRE.outletName,
      serial: 'T1-20261122-0001-1',
      issuedAt: expect.stringMatching(/^2026-11-22 10:/) as string,
    });
    rig.answer({ of: 'print', result: { outcome: 'printed', serial: document.serial } });
    expect(rig.screen('printed').outcome).toBe('printed');
    rig.intent({ intent: 'end' });
    rig.screen('takeCard');
    rig.send({ event: 'cardRemoved', insertion: 1 });
    expect(rig.screen('goodbye').reason).toBe('ended');
    rig.send({ event: 'timer', timer: 'leave' });
    rig.screen('attract');
  });

  it('reprints a broken slip whole, with the same serial and a reprint mark', () => {
    const rig = new Rig();
    rig.verify();
    rig.intent({ intent: 'print' });
    const first = rig.asked('print').document;
    rig.answer({ of: 'print', result: { outcome: 'failed', code: 'printer.paperOut' } });
    expect(rig.screen('printed')).toMatchObject({ outcome: 'paperOut', faultCode: 'printer.paperOut' });
    rig.intent({ intent: 'again' });
    expect(rig.asked('print').document).toEqual({ ...first, reprint: true });
  });

  it('shows the card’s own data when the records cannot be asked, and says so', () => {
    const rig = new Rig();
    rig.identify();
    rig.answer({ of: 'pad.enter', result: { outcome: 'entered' } });
    rig.answer({ of: 'card.verifyPin', result: { outcome: 'correct' } });
    rig.answer({ of: 'records.person', result: { outcome: 'failed', code: 'host.unreachable' } });
    const page = rig.screen('personalInformation');
    expect(page.recordsFault).toBe('host.unreachable');
    expect(page.rows).toContainEqual({ field: 'name', value: '王小梅' });
  });
});

describe('the social-security PIN', () => {
  it('tells the tries left after a wrong one', () => {
    const rig = new Rig();
    rig.identify();
    rig.answer({ of: 'pad.enter', result: { outcome: 'entered' } });
    rig.answer({ of: 'card.verifyPin', result: { outcome: 'wrong', triesLeft: 5 } });
    expect(rig.screen('pin')).toMatchObject({ triesLeft: 5, lastTry: 'wrong', holder: '*小梅' });
  });

  it('that has just been locked says where it is undone and offers what this terminal can do', () => {
    const rig = new Rig();
    rig.identify({ ...WANG, pin: { state: 'tries', left: 1 } });
    rig.answer({ of: 'pad.enter', result: { outcome: 'entered' } });
    rig.answer({ of: 'card.verifyPin', result: { outcome: 'locked' } });
    const trouble = rig.screen('trouble');
    expect(trouble.trouble).toBe('pinLocked');
    expect(trouble.goTo[0]?.zh).toContain('医保经办机构');
    expect(trouble.alternatives).toContain('resetSocialSecurityPin');
  });

  it('that is locked already is not asked for at all', () => {
    const rig = new Rig();
    rig.identify({ ...WANG, pin: { state: 'locked' } });
    expect(rig.screen('trouble').trouble).toBe('pinLocked');
    expect(rig.effects.some(({ effect }) => effect === 'pad.enter')).toBe(false);
  });

  it('is asked again after a length the card does not take: no try was spent', () => {
    const rig = new Rig();
    rig.identify();
    rig.answer({ of: 'pad.enter', result: { outcome: 'entered' } });
    rig.answer({ of: 'card.verifyPin', result: { outcome: 'invalidLength' } });
    expect(rig.screen('pin')).toMatchObject({ triesLeft: 6, lastTry: 'tooShort' });
  });

  it('cancelled leads to a menu that shows the name masked and nothing of the records', () => {
    const rig = new Rig();
    rig.identify();
    rig.answer({ of: 'pad.enter', result: { outcome: 'cancelled' } });
    rig.answer({ of: 'records.person', result: { outcome: 'found', person: WANG_RECORDS } });
    const menu = rig.screen('menu');
    expect(menu).toMatchObject({ holder: '*小梅', verified: false, functions: [] });
    expect(menu.services.find(({ service }) => service === 'personalInformation')?.state).toBe('needsPin');
  });
});

describe('a card', () => {
  it.each([
    ['ssc.notASocialSecurityCard', 'cardNotSocialSecurity'],
    ['ssc.malformed', 'cardUnreadable'],
    ['card.mute', 'cardUnreadable'],
    ['ssc.blocked', 'cardBlocked'],
    ['ssc.notGenuine', 'cardNotGenuine'],
    ['keys.unavailable', 'hostAway'],
  ])('that fails with %s leads to the screen %s, with its code small below', (code, trouble) => {
    const rig = new Rig();
    rig.insert();
    rig.answer({ of: 'card.identify', result: { outcome: 'failed', code } });
    expect(rig.screen('trouble')).toMatchObject({ trouble, faultCode: code });
  });

  it('that could not be read has no menu: asking for one gives the card back', () => {
    const rig = new Rig();
    rig.insert();
    rig.answer({ of: 'card.identify', result: { outcome: 'failed', code: 'keys.unavailable' } });
    rig.intent({ intent: 'menu' });
    rig.screen('takeCard');
  });

  it('that has expired is told, and its holder may still look up', () => {
    const rig = new Rig();
    rig.identify({ ...WANG, validUntil: '2026-11-21' });
    expect(rig.screen('trouble')).toMatchObject({ trouble: 'cardExpired', alternatives: ['personalInformation'] });
    rig.intent({ intent: 'choose', service: 'personalInformation' });
    expect(rig.screen('pin').purpose).toBe('personalInformation');
  });

  it('valid until today is valid today', () => {
    const rig = new Rig();
    rig.identify({ ...WANG, validUntil: '2026-11-22' });
    rig.screen('pin');
  });

  it('that does not answer at all is told so, and attract returns when it is taken', () => {
    const rig = new Rig();
    rig.send({ event: 'cardInserted', insertion: 1, chip: 'mute', session: 'x' });
    expect(rig.screen('trouble').faultCode).toBe('card.mute');
    rig.send({ event: 'cardRemoved', insertion: 1 });
    rig.screen('attract');
  });
});

describe('a reader that is gone', () => {
  it.each([
    [{ event: 'readerGone' } as const, 'readerGone'],
    [{ event: 'serviceDown', faultCode: 'pcsc.lost' } as const, 'serviceDown'],
  ])('ends the session, says so, and comes back to attract', (event, trouble) => {
    const rig = new Rig();
    rig.verify();
    rig.send(event);
    expect(rig.screen('trouble').trouble).toBe(trouble);
    expect(JSON.stringify(rig.state)).not.toContain('王小梅');
    rig.send({ event: 'readerBack' });
    rig.screen('attract');
  });
});

describe('time', () => {
  it('warns after a minute without a touch and goes on when answered', () => {
    const rig = new Rig();
    rig.identify();
    expect(rig.effects.findLast(({ effect }) => effect === 'timer.start')).toMatchObject({ timer: 'idle', delayMs: 60_000 });
    rig.send({ event: 'timer', timer: 'idle' });
    expect(rig.screen('stillThere').secondsLeft).toBe(20);
    rig.intent({ intent: 'stay' });
    rig.screen('pin');
  });

  it('ends the session and asks urgently for the card when nobody answers', () => {
    const rig = new Rig();
    rig.verify();
    rig.send({ event: 'timer', timer: 'idle' });
    rig.send({ event: 'timer', timer: 'idle' });
    expect(rig.screen('takeCard').urgent).toBe(true);
    expect(JSON.stringify(rig.state)).not.toContain('王小梅');
  });

  it('is doubled in elder mode and longer where there is much to read', () => {
    const rig = new Rig();
    rig.verify();
    rig.send({ event: 'comfort', change: { elder: true } });
    expect(rig.effects.findLast(({ effect }) => effect === 'timer.start')).toMatchObject({ timer: 'idle', delayMs: 240_000 });
  });

  it('makes a wait of eight seconds say that it takes longer', () => {
    const rig = new Rig();
    rig.insert();
    expect(rig.screen('waiting')).toMatchObject({ task: 'readingCard', takesLonger: false });
    rig.send({ event: 'timer', timer: 'slow' });
    expect(rig.screen('waiting').takesLonger).toBe(true);
  });

  it('gives every new customer the outlet’s own language and size', () => {
    const rig = new Rig(rigConfig());
    rig.verify();
    rig.send({ event: 'comfort', change: { language: 'en' } });
    rig.send({ event: 'cardRemoved', insertion: 1 });
    expect(rig.state.comfort.language).toBe('zh-CN');
  });
});
