import type { MaintenanceEffect } from '../maintenance/effects.ts';
import type { AskEffect, Effect, TellEffect } from './effects.ts';

const NOT_ASKED: ReadonlySet<string> = new Set<TellEffect['effect'] | MaintenanceEffect['effect']>([
  'cancel',
  'timer.start',
  'timer.stop',
  'session.begin',
  'session.end',
  'light',
  'lights.clear',
  'sound',
  'sound.stop',
  'shutdown',
  'maintenance',
]);

/** Whether the session's runner answers it with a `done` event. */
export function isQuestion(effect: Effect): effect is AskEffect & { readonly id: number } {
  return !NOT_ASKED.has(effect.effect);
}
