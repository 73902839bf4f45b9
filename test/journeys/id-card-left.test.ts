/** A document on the ID reader is asked back as soon as it was read, and again at the end; nobody is locked out by one. */
import { afterEach, describe, expect, it } from 'vitest';
import { loadPersona } from '../../native/sim/card/index.ts';
import type { SimDocument } from '../../native/sim/idreader/documents.ts';
import { type InProcess, startInProcess } from '../support/in-process.ts';
import { Rig } from '../support/terminal-rig.ts';

const LIES = { event: 'idCard', lies: true } as const;
const TAKEN = { event: 'idCard', lies: false } as const;
const LEAVE = { event: 'timer', timer: 'leave' } as const;
const CALL = { effect: 'sound', cue: 'cardLeft' } as const;

let kiosk: InProcess | null = null;
afterEach(async () => {
  await kiosk?.close();
  kiosk = null;
});

function documentOf(id: string, validUntil = 'longTerm'): SimDocument {
  const persona = loadPersona(id);
  if (!persona.ok) throw new Error(persona.error.detail);
  const { number, name } = persona.value.holder;
  return { kind: 'residentIdCard', number, name, validFrom: '2005-03-01', validUntil };
}

describe('an ID card that opened a session', () => {
  it('is asked back by header and sound at once, at the end by the whole screen, and gone it is goodbye', async () => {
    kiosk = await startInProcess();
    const { idReaderSim, sound } = kiosk.machine;
    expect(kiosk.terminal.frame().idCardLies).toBe(false);
    kiosk.intent({ intent: 'begin' });
    idReaderSim.place(documentOf('zhaotong'));
    await kiosk.untilFrame(({ idCardLies, sound: heard }) => idCardLies && heard?.cue === 'takeCard');
    await kiosk.until('menu');
    kiosk.intent({ intent: 'end' });
    expect(await kiosk.until('takeCard')).toEqual({ screen: 'takeCard', urgent: false, idCard: 'alone' });
    kiosk.terminal.dispatch(LEAVE);
    expect(await kiosk.until('takeCard')).toMatchObject({ urgent: true });
    expect(sound.sounding()).toBe('cardLeft');
    idReaderSim.takeAway();
    expect(await kiosk.until('goodbye')).toMatchObject({ reason: 'ended' });
    expect(sound.sounding()).toBeNull();
    expect(kiosk.terminal.frame().idCardLies).toBe(false);
    expect(kiosk.bugs).toEqual([]);
  });

  it('taken in time, it is not spoken of any more', async () => {
    kiosk = await startInProcess();
    kiosk.intent({ intent: 'begin' });
    kiosk.machine.idReaderSim.place(documentOf('zhaotong'));
    await kiosk.until('menu');
    kiosk.machine.idReaderSim.takeAway();
    await kiosk.untilFrame(({ idCardLies }) => !idCardLies);
    kiosk.intent({ intent: 'end' });
    await kiosk.until('goodbye');
  });

  it('that has expired is asked back too', async () => {
    kiosk = await startInProcess();
    kiosk.intent({ intent: 'begin' });
    kiosk.machine.idReaderSim.place(documentOf('zhaotong', '2025-03-01'));
    expect(await kiosk.until('trouble')).toMatchObject({ trouble: 'idCardExpired' });
    kiosk.terminal.dispatch(LEAVE);
    expect(await kiosk.until('takeCard')).toMatchObject({ urgent: true, idCard: 'alone' });
    kiosk.machine.idReaderSim.takeAway();
    await kiosk.until('goodbye');
  });
});

describe('an ID card beside a card in the reader', () => {
  function served(): Rig {
    const rig = new Rig();
    rig.verify();
    rig.send(LIES);
    return rig;
  }

  it('both are asked for; the one that is left goes on being asked for', () => {
    const rig = served();
    rig.intent({ intent: 'end' });
    expect(rig.screen('takeCard')).toEqual({ screen: 'takeCard', urgent: false, idCard: 'too' });
    rig.send({ event: 'cardRemoved', insertion: 1 });
    expect(rig.screen('takeCard')).toEqual({ screen: 'takeCard', urgent: false, idCard: 'alone' });
    rig.send(TAKEN);
    expect(rig.screen('goodbye').reason).toBe('ended');
  });

  it('taken before the card, only the card is still asked for', () => {
    const rig = served();
    rig.intent({ intent: 'end' });
    rig.send(TAKEN);
    expect(rig.screen('takeCard')).toEqual({ screen: 'takeCard', urgent: false });
  });

  it('whoever pulls the card and goes is called back', () => {
    const rig = served();
    expect(rig.send({ event: 'cardRemoved', insertion: 1 })).toContainEqual({ effect: 'sound', cue: 'takeCard' });
    expect(rig.screen('takeCard').idCard).toBe('alone');
    rig.send(TAKEN);
    expect(rig.screen('goodbye').reason).toBe('cardRemoved');
  });

  it('whoever left without a word is called loudly', () => {
    const rig = served();
    rig.send({ event: 'timer', timer: 'idle' });
    const effects = rig.send({ event: 'timer', timer: 'idle' });
    expect(effects).toContainEqual(CALL);
    rig.send({ event: 'cardRemoved', insertion: 1 });
    expect(rig.screen('takeCard')).toEqual({ screen: 'takeCard', urgent: false, idCard: 'alone' });
  });
});

describe('an ID card that nobody takes', () => {
  function called(): Rig {
    const rig = new Rig();
    rig.verify();
    rig.send(LIES);
    rig.send({ event: 'cardRemoved', insertion: 1 });
    return rig;
  }

  it('is called for louder, then the terminal is free again and the header alone asks on', () => {
    const rig = called();
    expect(rig.send(LEAVE)).toContainEqual(CALL);
    rig.send(LEAVE);
    rig.screen('attract');
    expect(rig.state.idCardLies).toBe(true);
    rig.insert(2, 'T1-20261122-0002');
    rig.screen('waiting');
  });

  it('is not waited for by somebody who sees none', () => {
    const rig = called();
    rig.intent({ intent: 'end' });
    rig.screen('attract');
  });

  it('does not keep a terminal open whose battery ends', () => {
    const rig = new Rig();
    rig.intent({ intent: 'begin' });
    rig.send(LIES);
    rig.answer({
      of: 'idCard.read',
      result: {
        outcome: 'read',
        session: 'T1-20261122-0003',
        settled: [],
        idCard: {
          name: '王小梅',
          maskedName: '*小梅',
          maskedIdentityNumber: '530***********0027',
          validUntil: 'longTerm',
          matchesCard: null,
        },
      },
    });
    const effects = rig.send({ event: 'power', source: 'low' });
    expect(rig.screen('takeCard')).toEqual({ screen: 'takeCard', urgent: true, idCard: 'alone' });
    expect(effects).not.toContainEqual({ effect: 'shutdown' });
    expect(rig.send({ event: 'timer', timer: 'shutdown' })).toContainEqual({ effect: 'shutdown' });
  });
});
