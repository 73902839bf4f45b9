import type { LightSetting } from '../../native/ports/indicator-lights.ts';
import type { TellEffect } from './effects.ts';

/** Green and steady in its rhythm where something is to be done; red and quick where somebody leaves without their card. */
export function lightSetting({ on, urgent }: Extract<TellEffect, { effect: 'light' }>): LightSetting {
  if (!on) return { flashRate: 'off', colour: 'green' };
  return urgent === true ? { flashRate: 'quick', colour: 'red' } : { flashRate: 'medium', colour: 'green' };
}
