/** What the world answered an engineer who has signed in. Pure. */
import { unreachable } from '../../native/base/result.ts';
import type { TerminalState } from '../session/state.ts';
import type { Outcome } from '../session/steps.ts';
import type { MaintenanceResult } from './effects.ts';
import { MAINTENANCE_DELAYS } from './settings.ts';
import type { MaintenancePage, MaintenanceState } from './state.ts';
import { ask, put } from './steps.ts';

/** The answer to what was asked; one that belongs to another page is dropped. */
export function onAnswer(state: TerminalState, maintenance: MaintenanceState, done: MaintenanceResult): Outcome {
  const { at } = maintenance;
  switch (at.page) {
    case 'card':
      return done.of === 'explore' ? onExplored(state, maintenance, done) : put(state, maintenance);
    case 'devices':
      if (done.of === 'devices') return put(state, { ...maintenance, at: { ...at, devices: done.devices } });
      // A test may have changed the device: it is looked at again.
      return done.of === 'test'
        ? ask(state, { ...maintenance, tests: { ...maintenance.tests, [done.device]: done.result } }, { ask: 'devices' })
        : put(state, maintenance);
    case 'journal':
      return put(state, { ...maintenance, at: journalAnswer(at, done) });
    case 'status':
      if (done.of === 'status') return put(state, { ...maintenance, at: { ...at, level: done.level, checks: done.checks } });
      return done.of === 'save' ? put(state, { ...maintenance, at: { ...at, saved: done.result } }) : put(state, maintenance);
    case 'home':
    case 'signIn':
      return put(state, maintenance);
    default:
      return unreachable(at);
  }
}

function journalAnswer(at: Extract<MaintenancePage, { page: 'journal' }>, done: MaintenanceResult): MaintenancePage {
  if (done.of === 'sessions') return { ...at, sessions: done.sessions, at: done.page, of: done.pages };
  if (done.of === 'verifyChain') return { ...at, chain: done.result };
  if (done.of !== 'entries') return at;
  const { session, entries, page, pages } = done;
  return { ...at, open: { session, entries, at: page, of: pages } };
}

function onExplored(
  state: TerminalState,
  maintenance: MaintenanceState,
  { result }: Extract<MaintenanceResult, { of: 'explore' }>,
): Outcome {
  const { at } = maintenance;
  if (at.page !== 'card' || at.card !== 'reading') return put(state, maintenance);
  if (result.outcome === 'failed') {
    const gone = state.card === null;
    return put(state, { ...maintenance, at: { page: 'card', card: gone ? 'none' : 'failed', faultCode: result.code } });
  }
  const { atr, applications } = result;
  const read = {
    page: 'card',
    card: 'read',
    revealed: at.reveal,
    asking: false,
    atr,
    applications,
    application: null,
    file: null,
  } as const;
  const hideLater = at.reveal ? [{ effect: 'timer.start', timer: 'leave', delayMs: MAINTENANCE_DELAYS.revealedMs } as const] : [];
  return put(state, { ...maintenance, at: read }, ...hideLater);
}
