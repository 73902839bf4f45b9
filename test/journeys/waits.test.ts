/** Whoever does not want to wait can go; only while a card or a host is written there is no way out. */
import { describe, expect, it } from 'vitest';
import { changePin, startChangePin } from '../../electron/journeys/change-pin/change-pin.ts';
import { instantCard, startInstantCard } from '../../electron/journeys/instant-card/instant-card.ts';
import { NOTHING_SHOWN } from '../../db/rules/model.ts';
import type { Known, Scene } from '../../electron/journeys/journey.ts';
import { MORNING_MS, Rig, rigConfig, WANG } from '../support/terminal-rig.ts';

const BACK = { event: 'intent', intent: { intent: 'back' } } as const;
const scene: Scene = { config: rigConfig(), atMs: MORNING_MS, slipPrinter: true, cardMaker: null, numberTriesLeft: 5, elder: false };
const known: Known = {
  session: 'T1-20261122-0001',
  identifiedBy: 'card',
  card: WANG,
  idCard: null,
  typed: null,
  byCode: null,
  person: null,
  recordsFault: null,
  evidence: { ...NOTHING_SHOWN, card: true },
  initialPin: null,
  pinDoubt: null,
  count: 0,
};

describe('waiting for the records', () => {
  it.each([
    ['PIN change', () => changePin.view({ journey: 'changePin', step: 'asking' }, known, scene)],
    ['card on the spot', () => instantCard.view({ journey: 'instantCard', step: 'asking' }, known, scene)],
  ])('of a %s can be cancelled', (_service, view) => {
    expect(view()).toMatchObject({ screen: 'waiting', cancellable: true });
  });

  it('leads to the menu, which does not begin the same wait again', () => {
    const left = changePin.next({ journey: 'changePin', step: 'asking' }, BACK, known, scene);
    expect(left).toEqual({ go: 'menu', learn: { recordsFault: 'session.recordsNotAsked' } });
    expect(instantCard.next({ journey: 'instantCard', step: 'asking' }, BACK, known, scene)).toEqual(left);
  });

  it('is begun anew by the next service that needs them', () => {
    const cancelled: Known = { ...known, recordsFault: 'session.recordsNotAsked' };
    expect(startChangePin(cancelled, scene)).toMatchObject({ ask: { effect: 'records.person' } });
    expect(startInstantCard(cancelled, scene)).toMatchObject({ ask: { effect: 'records.person' } });
    const away: Known = { ...known, recordsFault: 'host.unreachable' };
    expect(startChangePin(away, scene)).not.toHaveProperty('ask.effect', 'records.person');
  });

  it('is given up when it is cancelled: the question is taken back, and the menu stands', () => {
    const rig = new Rig();
    rig.identify({ ...WANG, pin: { state: 'locked' } });
    rig.intent({ intent: 'choose', service: 'temporaryLoss' });
    expect(rig.screen('waiting').cancellable).toBe(true);
    const { id } = rig.asked('records.person');
    expect(rig.intent({ intent: 'back' })).toContainEqual({ effect: 'cancel', id });
    expect(rig.screen('menu').services.length).toBeGreaterThan(5);
    rig.intent({ intent: 'choose', service: 'temporaryLoss' });
    expect(rig.asked('records.person').id).not.toBe(id);
  });
});

describe('a change under way', () => {
  it('has no way out: what goes back is not taken', () => {
    const rig = new Rig();
    rig.verify();
    rig.intent({ intent: 'menu' });
    rig.intent({ intent: 'choose', service: 'temporaryLoss' });
    rig.intent({ intent: 'chooseFunction', cardFunction: 'socialSecurity' });
    rig.intent({ intent: 'confirm' });
    expect(rig.screen('waiting')).toMatchObject({ task: 'reportingLoss', cancellable: false });
    expect(rig.intent({ intent: 'back' }).map(({ effect }) => effect)).not.toContain('cancel');
    expect(rig.screen('waiting').task).toBe('reportingLoss');
  });
});

describe('printing', () => {
  const print = (): Rig => {
    const rig = new Rig();
    rig.verify();
    rig.intent({ intent: 'print' });
    return rig;
  };

  it('can be stopped; what the printer then says stands on the screen, and it can be printed again', () => {
    const rig = print();
    const { id } = rig.asked('print');
    expect(rig.intent({ intent: 'back' })).toContainEqual({ effect: 'cancel', id });
    expect(rig.screen('printing').document).toBe('personalInformation');
    rig.answer({ of: 'print', result: { outcome: 'failed', code: 'printer.cancelled' } });
    expect(rig.screen('printed')).toMatchObject({ outcome: 'cancelled', faultCode: 'printer.cancelled' });
    rig.intent({ intent: 'again' });
    expect(rig.asked('print').document.reprint).toBe(true);
  });

  it('that was finished all the same is told as finished', () => {
    const rig = print();
    rig.intent({ intent: 'back' });
    rig.answer({ of: 'print', result: { outcome: 'printed', serial: 'S1' } });
    expect(rig.screen('printed').outcome).toBe('printed');
  });
});
