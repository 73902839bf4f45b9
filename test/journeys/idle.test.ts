/** Nobody touches anything: how long each screen waits, how long the question stands, and what becomes of a card that is left. */
import { describe, expect, it } from 'vitest';
import { lightSetting } from '../../electron/session/signals.ts';
import { createScreenSound } from '../../electron/session/screen-sound.ts';
import { createSoundSim } from '../../native/sim/sound.ts';
import { Rig } from '../support/terminal-rig.ts';

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
