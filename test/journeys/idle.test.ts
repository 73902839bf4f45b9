/** Nobody touches anything: how long each screen waits, how long the question stands, and what becomes of a card that is left. */
import { describe, expect, it } from 'vitest';
import { lightSetting } from '../../electron/session/signals.ts';
import { createScreenSound } from '../../electron/session/screen-sound.ts';
import { createSoundSim } from '../../native/sim/sound.ts';
import { loadVirtualCard } from '../../native/sim/card/index.ts';
import { SimulatedCardReaders } from '../../native/sim/reader.ts';
import { Rig, rigConfig, WANG, WANG_RECORDS } from '../support/terminal-rig.ts';

function idleDelayMs(rig: Rig): number | undefined {
  const started = rig.effects.findLast((effect) => effect.effect === 'timer.start' && effect.timer === 'idle');
  return started?.effect === 'timer.start' ? started.delayMs : undefined;
}

/** The information page; or the menu, where there is little to read. */
function standing(where: 'reading' | 'menu', elder: boolean): Rig {
  const rig = new Rig();
  rig.verify();
  if (elder) rig.send({ event: 'comfort', change: { elder } });
  if (where === 'menu') rig.intent({ intent: 'menu' });
  return rig;
}

describe('an idle session', () => {
  it.each([
    ['menu', false, 60_000, 20_000],
    ['menu', true, 120_000, 40_000],
    ['reading', false, 120_000, 20_000],
    ['reading', true, 240_000, 40_000],
  ] as const)('%s, easy mode %s: asks after %i ms and waits %i ms for an answer', (where, elder, idleMs, warnMs) => {
    const rig = standing(where, elder);
    expect(idleDelayMs(rig)).toBe(idleMs);
    rig.send({ event: 'timer', timer: 'idle' });
    rig.screen('stillThere');
    expect(idleDelayMs(rig)).toBe(warnMs);
  });

  it('goes on where it was for whoever answers, as often as they do, with the whole time again', () => {
    const rig = standing('menu', false);
    for (let time = 0; time < 12; time += 1) {
      rig.send({ event: 'timer', timer: 'idle' });
      rig.intent({ intent: 'stay' });
      rig.screen('menu');
      expect(idleDelayMs(rig)).toBe(60_000);
    }
  });

  it('ends without an answer: the card is asked for at once, with a red lamp that flashes quickly', () => {
    const rig = standing('menu', false);
    rig.send({ event: 'timer', timer: 'idle' });
    rig.send({ event: 'timer', timer: 'idle' });
    expect(rig.screen('takeCard').urgent).toBe(true);
    expect(rig.effects).toContainEqual({ effect: 'light', light: 'cardReader', on: true, urgent: true });
    expect(rig.effects.at(-1)).toEqual({ effect: 'sound', cue: 'cardLeft' });
  });

  it('a card that is left after the end becomes urgent by itself', () => {
    const rig = standing('menu', false);
    rig.intent({ intent: 'end' });
    expect(rig.screen('takeCard').urgent).toBe(false);
    const effects = rig.send({ event: 'timer', timer: 'leave' });
    expect(rig.screen('takeCard').urgent).toBe(true);
    expect(effects).toEqual([
      { effect: 'light', light: 'cardReader', on: true, urgent: true },
      { effect: 'sound', cue: 'cardLeft' },
    ]);
    expect(rig.send({ event: 'cardRemoved', insertion: 1 })).toContainEqual({ effect: 'sound.stop' });
  });
});

describe('the lamp at the card reader', () => {
  it('is green where something is to be done, red and quick where a card is left, else off', () => {
    const at = { effect: 'light', light: 'cardReader' } as const;
    expect(lightSetting({ ...at, on: true })).toEqual({ flashRate: 'medium', colour: 'green' });
    expect(lightSetting({ ...at, on: true, urgent: true })).toEqual({ flashRate: 'quick', colour: 'red' });
    expect(lightSetting({ ...at, on: false })).toMatchObject({ flashRate: 'off' });
  });
});

describe('sounds', () => {
  it('answer every key in the same way, call before a session ends, and tell that paper came', () => {
    const rig = new Rig();
    rig.identify();
    expect(rig.send({ event: 'activity' })).toContainEqual({ effect: 'sound', cue: 'pinKey' });
    const read = standing('reading', false);
    read.intent({ intent: 'print' });
    expect(read.answer({ of: 'print', result: { outcome: 'printed', serial: '1' } })).toContainEqual({ effect: 'sound', cue: 'printed' });
    expect(read.send({ event: 'timer', timer: 'idle' })).toContainEqual({ effect: 'sound', cue: 'warning' });
  });

  it('are heard by whoever sets how loud they are, but never hide that a card is left; the next person has the usual loudness', () => {
    const rig = standing('menu', false);
    expect(rig.send({ event: 'comfort', change: { volume: 1 } })).toContainEqual({ effect: 'sound', cue: 'volume' });
    rig.intent({ intent: 'end' });
    expect(rig.state.comfort.volume).toBe(2);
    rig.send({ event: 'timer', timer: 'leave' });
    expect(rig.send({ event: 'comfort', change: { volume: 3 } })).toContainEqual({ effect: 'sound', cue: 'cardLeft' });
  });

  it('go out with the frames, each under a number of its own, until there is silence', () => {
    const screen = createScreenSound();
    const faces: unknown[] = [];
    screen.subscribe(() => faces.push(screen.face()));
    const sim = createSoundSim(screen);
    sim.play('warning', 2);
    sim.play('cardLeft', 3);
    expect(sim.sounding()).toBe('cardLeft');
    sim.stop();
    sim.stop();
    expect(faces).toEqual([{ id: 1, cue: 'warning', volume: 2 }, { id: 2, cue: 'cardLeft', volume: 3 }, null]);
    expect(sim.sounding()).toBeNull();
    expect(sim.heard().map(({ cue }) => cue)).toEqual(['warning', 'cardLeft']);
  });
});

describe('a card that nobody takes', () => {
  const left = (retainCardAfterMs: number | null, slipPrinter = true): Rig => {
    const rig = new Rig({ ...rigConfig(), retainCardAfterMs });
    rig.verify();
    rig.send({ event: 'printers', slip: slipPrinter });
    rig.intent({ intent: 'end' });
    rig.send({ event: 'timer', timer: 'leave' });
    return rig;
  };

  it('goes into the machine after the configured time, and screen and slip say how its holder gets it back', () => {
    const rig = left(60_000);
    expect(rig.effects).toContainEqual({ effect: 'timer.start', timer: 'leave', delayMs: 60_000 });
    rig.send({ event: 'timer', timer: 'leave' });
    expect(rig.asked('card.retain')).toMatchObject({ insertion: 1, session: 'T1-20261122-0001' });
    rig.send({ event: 'cardRemoved', insertion: 1 });
    const effects = rig.answer({ of: 'card.retain', result: { outcome: 'retained' } });
    expect(rig.screen('trouble')).toMatchObject({ trouble: 'cardRetained', faultCode: 'session.cardRetained' });
    expect(effects).toContainEqual({ effect: 'sound.stop' });
    const slip = JSON.stringify(rig.asked('print').document);
    expect(slip).toContain('如何取回');
    expect(slip).toContain('T1-20261122-0001');
    for (const word of ['王小梅', '*小梅', WANG.maskedCardNumber, WANG.maskedIdentityNumber]) expect(slip).not.toContain(word);
    rig.send({ event: 'timer', timer: 'leave' });
    rig.screen('attract');
  });

  it('leaves the machine free for the next person, whichever of answer and removal comes first', () => {
    const rig = left(60_000, false);
    rig.send({ event: 'timer', timer: 'leave' });
    rig.answer({ of: 'card.retain', result: { outcome: 'retained' } });
    rig.send({ event: 'cardRemoved', insertion: 1 });
    rig.screen('trouble');
    expect(rig.effects.some(({ effect }) => effect === 'print')).toBe(false);
    rig.insert(2, 'T1-20261122-0002');
    rig.screen('waiting');
  });

  it('stays, and is called for, where the reader cannot keep it or fails to', () => {
    const cannot = left(null);
    cannot.send({ event: 'timer', timer: 'leave' });
    expect(cannot.screen('takeCard').urgent).toBe(true);
    const fails = left(60_000);
    fails.send({ event: 'timer', timer: 'leave' });
    const effects = fails.answer({ of: 'card.retain', result: { outcome: 'failed', code: 'reader.retainFailed' } });
    expect(effects).toContainEqual({ effect: 'sound', cue: 'cardLeft' });
    fails.send({ event: 'cardRemoved', insertion: 1 });
    expect(fails.screen('goodbye').reason).toBe('ended');
  });

  it('lies in the bin of a simulated reader that has one; another card is never kept in its place', async () => {
    const card = loadVirtualCard('zhaotong');
    if (!card.ok) throw new Error(card.error.detail);
    const readers = new SimulatedCardReaders();
    readers.addReader('R');
    readers.insert('R', card.value);
    expect(await readers.retainer?.retain('R', 7)).toMatchObject({ ok: false, error: { code: 'card.swapped' } });
    expect(await readers.retainer?.retain('R', 1)).toEqual({ ok: true, value: undefined });
    expect(readers.retained()).toEqual([card.value]);
    expect(readers.list()).toEqual([{ name: 'R', state: { media: 'notPresent' } }]);
    expect(await readers.retainer?.retain('R', 1)).toMatchObject({ ok: false, error: { code: 'card.absent' } });
    expect(new SimulatedCardReaders(undefined, { retains: false }).retainer).toBeUndefined();
  });
});

describe('a wait that only reads', () => {
  it('can be cancelled: what was asked is given up, and the menu stands without the records', () => {
    const rig = new Rig();
    rig.identify();
    rig.answer({ of: 'pad.enter', result: { outcome: 'entered' } });
    rig.answer({ of: 'card.verifyPin', result: { outcome: 'correct', initialPin: true } });
    expect(rig.screen('waiting')).toMatchObject({ task: 'askingRecords', cancellable: true });
    const asked = rig.asked('records.person').id;
    expect(rig.intent({ intent: 'back' })).toContainEqual({ effect: 'cancel', id: asked });
    rig.screen('menu');
    rig.intent({ intent: 'back' });
    rig.screen('takeCard');
  });

  it('and a first PIN is urged to be changed in the menu before anything else', () => {
    const rig = new Rig();
    rig.identify();
    rig.answer({ of: 'pad.enter', result: { outcome: 'entered' } });
    rig.answer({ of: 'card.verifyPin', result: { outcome: 'correct', initialPin: true } });
    rig.answer({ of: 'records.person', result: { outcome: 'found', person: WANG_RECORDS } });
    rig.intent({ intent: 'menu' });
    expect(rig.screen('menu').warnings.map(({ zh }) => zh)).toEqual([expect.stringContaining('初始密码') as string]);
  });
});
