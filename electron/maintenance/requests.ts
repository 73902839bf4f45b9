/** What an engineer who has signed in asks for. Pure. */
import { unreachable } from '../../native/base/result.ts';
import type { MaintenancePage as PageName } from '../api/maintenance-view.ts';
import type { MaintenanceRequest } from '../api/maintenance-intent.ts';
import type { TerminalState } from '../session/state.ts';
import type { Outcome } from '../session/steps.ts';
import type { CardPage, JournalPage, MaintenanceState, ReadCard } from './state.ts';
import { ask, cancel, explore, put } from './steps.ts';

/** `exit` and `open` are answered before this. */
export function onRequest(state: TerminalState, maintenance: MaintenanceState, request: MaintenanceRequest): Outcome {
  const { at } = maintenance;
  if (request.ask === 'goTo') return goTo(state, maintenance, request.page);
  switch (at.page) {
    case 'signIn':
    case 'home':
      return put(state, maintenance);
    case 'card':
      return onCardRequest(state, maintenance, at, request);
    case 'devices':
      return onDevicesRequest(state, maintenance, request);
    case 'journal':
      return onJournalRequest(state, maintenance, at, request);
    case 'status':
      if (request.ask === 'save') return ask(state, { ...maintenance, at: { ...at, saved: null } }, { ask: 'save', what: request.what });
      return request.ask === 'again' ? goTo(state, maintenance, 'status') : back(state, maintenance, request);
    default:
      return unreachable(at);
  }
}

function goTo(state: TerminalState, maintenance: MaintenanceState, page: PageName): Outcome {
  if (maintenance.at.page === 'signIn') return put(state, maintenance);
  switch (page) {
    case 'home':
      return put(state, { ...maintenance, at: { page: 'home' }, pending: null }, ...cancel(maintenance), {
        effect: 'timer.stop',
        timer: 'leave',
      });
    case 'card':
      return explore(state, maintenance, false);
    case 'devices':
      return ask(state, { ...maintenance, at: { page: 'devices', devices: [] } }, { ask: 'devices' });
    case 'journal': {
      const at: JournalPage = { page: 'journal', sessions: [], at: 1, of: 1, chain: 'notChecked', open: null };
      return ask(state, { ...maintenance, at }, { ask: 'sessions', page: 1 });
    }
    case 'status':
      return ask(state, { ...maintenance, at: { page: 'status', level: null, checks: [], saved: null } }, { ask: 'status' });
    default:
      return unreachable(page);
  }
}

function back(state: TerminalState, maintenance: MaintenanceState, request: MaintenanceRequest): Outcome {
  return request.ask === 'back' ? goTo(state, maintenance, 'home') : put(state, maintenance);
}

function onCardRequest(state: TerminalState, maintenance: MaintenanceState, at: CardPage, request: MaintenanceRequest): Outcome {
  if (request.ask === 'again') return explore(state, maintenance, false);
  if (at.card !== 'read') return back(state, maintenance, request);
  const stand = (next: Partial<ReadCard>) => put(state, { ...maintenance, at: { ...at, ...next } });
  if (at.asking) {
    if (request.ask === 'confirm') return explore(state, maintenance, true);
    return request.ask === 'back' ? stand({ asking: false }) : put(state, maintenance);
  }
  if (request.ask === 'choose') return stand(chosen(at, request.place));
  if (request.ask === 'unmask' && !at.revealed) return stand({ asking: true });
  if (request.ask === 'mask') return explore(state, maintenance, false);
  if (request.ask === 'back' && at.file !== null) return stand({ file: null });
  return request.ask === 'back' && at.application !== null ? stand({ application: null }) : back(state, maintenance, request);
}

function chosen(at: ReadCard, place: number): Partial<ReadCard> {
  if (at.application === null) return at.applications[place] === undefined ? {} : { application: place };
  const file = at.applications[at.application]?.files[place];
  return at.file === null && file !== undefined ? { file: place } : {};
}

function onDevicesRequest(state: TerminalState, maintenance: MaintenanceState, request: MaintenanceRequest): Outcome {
  const testing = maintenance.pending?.ask.ask === 'test';
  if (request.ask === 'test' && !testing) return ask(state, maintenance, { ask: 'test', device: request.device, insertion: state.card });
  if (request.ask === 'again' && !testing) return ask(state, maintenance, { ask: 'devices' });
  // What runs is ended first; a second touch leaves the page.
  if (request.ask === 'back' && testing) return ask(state, maintenance, { ask: 'devices' });
  return back(state, maintenance, request);
}

function onJournalRequest(state: TerminalState, maintenance: MaintenanceState, at: JournalPage, request: MaintenanceRequest): Outcome {
  if (request.ask === 'page' && at.open === null) return ask(state, maintenance, { ask: 'sessions', page: request.page });
  if (request.ask === 'page' && at.open !== null)
    return ask(state, maintenance, { ask: 'entries', session: at.open.session, page: request.page });
  if (request.ask === 'session') return ask(state, maintenance, { ask: 'entries', session: request.session, page: 1 });
  if (request.ask === 'verifyChain') return ask(state, { ...maintenance, at: { ...at, chain: 'checking' } }, { ask: 'verifyChain' });
  const shut = request.ask === 'back' && at.open !== null;
  return shut ? put(state, { ...maintenance, at: { ...at, open: null } }) : back(state, maintenance, request);
}
