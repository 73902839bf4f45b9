/** What every step of maintenance mode is made of. */
import type { Effect } from '../session/effects.ts';
import type { TerminalState } from '../session/state.ts';
import { type Outcome, outcome } from '../session/steps.ts';
import type { MaintenanceAsk } from './effects.ts';
import { MAINTENANCE_DELAYS } from './settings.ts';
import type { MaintenanceState } from './state.ts';

/** The terminal with this visit as it now stands. */
export function put(state: TerminalState, maintenance: MaintenanceState, ...effects: readonly Effect[]): Outcome {
  return outcome({ ...state, phase: { phase: 'maintenance', maintenance } }, ...effects);
}

/** Asks the world; what was asked before is waited for no longer. */
export function ask(state: TerminalState, maintenance: MaintenanceState, what: MaintenanceAsk, ...effects: readonly Effect[]): Outcome {
  const id = state.nextId;
  const pending = { id, ask: what };
  return put({ ...state, nextId: id + 1 }, { ...maintenance, pending }, ...cancel(maintenance), ...effects, {
    effect: 'maintenance',
    id,
    ask: what,
  });
}

/** Ends what is asked, if anything is. */
export function cancel({ pending }: MaintenanceState): readonly Effect[] {
  return pending === null ? [] : [{ effect: 'cancel', id: pending.id }];
}

/** Reads the card that lies in the reader; `reveal` shows it in full for a while. */
export function explore(state: TerminalState, maintenance: MaintenanceState, reveal: boolean): Outcome {
  if (state.card === null) return put(state, { ...maintenance, at: { page: 'card', card: 'none', faultCode: state.readerFault } });
  const progress = { done: 0, of: 0, place: '' };
  const next: MaintenanceState = { ...maintenance, at: { page: 'card', card: 'reading', reveal, progress } };
  return ask(state, next, { ask: 'explore', insertion: state.card, reveal }, { effect: 'timer.stop', timer: 'leave' });
}

/** Counts the idle time anew. */
export function touched(before: Outcome, atMs: number): Outcome {
  const { phase } = before.state;
  if (phase.phase !== 'maintenance') return before;
  const delayMs = phase.maintenance.at.page === 'signIn' ? MAINTENANCE_DELAYS.signInMs : MAINTENANCE_DELAYS.idleMs;
  return outcome({ ...before.state, idleAtMs: atMs + delayMs }, ...before.effects, { effect: 'timer.start', timer: 'idle', delayMs });
}
