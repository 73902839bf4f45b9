/** Nobody touches anything: how long each screen waits, how long the question stands, and what becomes of a card that is left. */
import { describe, expect, it } from 'vitest';
import { lightSetting } from '../../electron/session/light-setting.ts';
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
  });

  it('a card that is left after the end becomes urgent by itself', () => {
    const rig = standing('menu', false);
    rig.intent({ intent: 'end' });
    expect(rig.screen('takeCard').urgent).toBe(false);
    const effects = rig.send({ event: 'timer', timer: 'leave' });
    expect(rig.screen('takeCard').urgent).toBe(true);
    expect(effects).toEqual([{ effect: 'light', light: 'cardReader', on: true, urgent: true }]);
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
