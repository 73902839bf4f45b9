/** Lamps and sounds: what calls a person without words. */
import type { LightSetting } from '../../native/ports/indicator-lights.ts';
import type { Volume } from '../../native/ports/sound.ts';
import type { TellEffect } from './effects.ts';
import type { Devices } from './runner/devices.ts';

export type Signal = Extract<TellEffect, { effect: 'light' | 'lights.clear' | 'sound' | 'sound.stop' }>;

/** Sets a lamp or sounds a cue, as loud as the person wants it. */
export function signal({ lights, sound }: Pick<Devices, 'lights' | 'sound'>, effect: Signal, volume: Volume): void {
  switch (effect.effect) {
    case 'light':
      lights.set(effect.light, lightSetting(effect));
      return;
    case 'lights.clear':
      lights.clear();
      return;
    case 'sound':
      sound.play(effect.cue, volume);
      return;
    case 'sound.stop':
      sound.stop();
      return;
  }
}

/** Green and steady in its rhythm where something is to be done; red and quick where somebody leaves without their card. */
export function lightSetting({ on, urgent }: Extract<TellEffect, { effect: 'light' }>): LightSetting {
  if (!on) return { flashRate: 'off', colour: 'green' };
  return urgent === true ? { flashRate: 'quick', colour: 'red' } : { flashRate: 'medium', colour: 'green' };
}
