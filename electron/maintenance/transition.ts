/**
 * Maintenance mode as a part of the terminal's transition: everything that happens while an engineer is at the terminal. No customer's
 * session is open meanwhile, and none can be opened: a card that is put in is the engineer's.
 */
import { unreachable } from '../../native/base/result.ts';
import type { SessionConfig } from '../session/config.ts';
import type { Effect } from '../session/effects.ts';
import type { SessionEvent, Timed } from '../session/events.ts';
import type { TerminalState } from '../session/state.ts';
import { goIdle, type Outcome, outcome, takeCard } from '../session/steps.ts';
import { onAnswer } from './answers.ts';
import type { MaintenanceResult, ReadingProgress } from './effects.ts';
import { onRequest } from './requests.ts';
import { onEngineerCard, onSignInDone, openSignIn } from './sign-in.ts';
import type { MaintenanceState } from './state.ts';
import { ask, cancel, explore, put, touched } from './steps.ts';

/** The hidden gesture on a terminal where no session is open; anywhere else it does nothing. */
export function enterMaintenance(state: TerminalState, atMs: number): Outcome {
  const { phase } = state.phase;
  return phase === 'attract' || phase === 'trouble'
    ? touched(openSignIn({ ...state, comfort: { ...state.comfort, ...ENGINEERS_SIZE } }), atMs)
    : outcome(state);
}

/** The engineer's tables have one size of letters and one place. */
const ENGINEERS_SIZE = { elder: false, lowReach: false } as const;

/** One event during a visit. */
export function inMaintenance(state: TerminalState, maintenance: MaintenanceState, { atMs, event }: Timed, config: SessionConfig): Outcome {
  const next = onEvent(state, maintenance, event, config);
  // The timers and the card's own progress are no sign of a person.
  return event.event === 'timer' || event.event === 'maintenanceProgress' ? next : touched(next, atMs);
}

function onEvent(state: TerminalState, maintenance: MaintenanceState, event: SessionEvent, config: SessionConfig): Outcome {
  switch (event.event) {
    case 'intent':
      if (event.intent.intent !== 'maintenance') return outcome(state);
      return onMaintenanceIntent(state, maintenance, event.intent.request, config);
    case 'comfort':
      return outcome({ ...state, comfort: { ...state.comfort, ...event.change, ...ENGINEERS_SIZE } });
    case 'idCard':
      return outcome({ ...state, idCardLies: event.lies });
    case 'activity':
    case 'done': // Of a question that a session asked and nobody waits for any longer.
      return outcome(state);
    case 'cardInserted':
      return onCardIn({ ...state, card: event.insertion }, maintenance, event.chip);
    case 'cardRemoved':
      return state.card === event.insertion ? onCardOut({ ...state, card: null }, maintenance, 'card.removed') : outcome(state);
    case 'readerGone':
      return onCardOut({ ...state, card: null, readerFault: 'reader.gone' }, maintenance, 'reader.gone');
    case 'serviceDown':
      return onCardOut({ ...state, card: null, readerFault: event.faultCode }, maintenance, event.faultCode);
    case 'readerBack':
      return lookAgain({ ...state, readerFault: null }, maintenance);
    case 'power':
      return lookAgain({ ...state, power: event.source }, maintenance);
    case 'cardMaker':
      return outcome({ ...state, cardMaker: event.faultCode });
    case 'printers':
      return outcome({ ...state, slipPrinter: event.slip });
    case 'timer':
      return onTimer(state, maintenance, event.timer, config);
    case 'maintenanceDone':
      return maintenance.pending?.id === event.id ? onDone(state, { ...maintenance, pending: null }, event.result, config) : outcome(state);
    case 'maintenanceProgress':
      return maintenance.pending?.id === event.id ? onProgress(state, maintenance, event.progress) : outcome(state);
    default:
      return unreachable(event);
  }
}

type Request = Extract<Extract<SessionEvent, { event: 'intent' }>['intent'], { intent: 'maintenance' }>['request'];

function onMaintenanceIntent(state: TerminalState, maintenance: MaintenanceState, request: Request, config: SessionConfig): Outcome {
  if (request.ask === 'exit') return leave(state, maintenance, 'ended', config);
  if (maintenance.at.page === 'signIn' && request.ask === 'back') return leave(state, maintenance, 'cancelled', config);
  return request.ask === 'open' ? put(state, maintenance) : onRequest(state, maintenance, request);
}

function onDone(state: TerminalState, maintenance: MaintenanceState, result: MaintenanceResult, config: SessionConfig): Outcome {
  if (maintenance.at.page !== 'signIn') return onAnswer(state, maintenance, result);
  if (result.of === 'enterCode' && result.result.outcome === 'cancelled') return leave(state, maintenance, 'cancelled', config);
  return onSignInDone(state, maintenance, maintenance.at, result);
}

function onProgress(state: TerminalState, maintenance: MaintenanceState, progress: ReadingProgress): Outcome {
  const { at } = maintenance;
  return at.page === 'card' && at.card === 'reading' ? put(state, { ...maintenance, at: { ...at, progress } }) : outcome(state);
}

function onCardIn(state: TerminalState, maintenance: MaintenanceState, chip: 'online' | 'mute'): Outcome {
  const { at } = maintenance;
  if (at.page === 'signIn') return onEngineerCard(state, maintenance, at, chip);
  if (at.page !== 'card') return lookAgain(state, maintenance);
  if (chip === 'mute') return put(state, { ...maintenance, at: { page: 'card', card: 'failed', faultCode: 'card.mute' } });
  return explore(state, maintenance, false);
}

/** What was read goes with the card. A reading that was under way says why it ended. */
function onCardOut(state: TerminalState, maintenance: MaintenanceState, why: string): Outcome {
  const { at } = maintenance;
  if (at.page !== 'card') return lookAgain(state, maintenance);
  const whole = at.card !== 'reading' && state.readerFault === null;
  const next: MaintenanceState = { ...maintenance, at: { page: 'card', card: 'none', faultCode: whole ? null : why }, pending: null };
  return put(state, next, ...cancel(maintenance), { effect: 'timer.stop', timer: 'leave' });
}

/** The devices have changed: their page shows it, unless a test is running. */
function lookAgain(state: TerminalState, maintenance: MaintenanceState): Outcome {
  if (maintenance.at.page === 'card' && maintenance.at.card === 'none')
    return put(state, { ...maintenance, at: { ...maintenance.at, faultCode: state.readerFault } });
  const idle = maintenance.pending === null || maintenance.pending.ask.ask === 'devices';
  return maintenance.at.page === 'devices' && idle ? ask(state, maintenance, { ask: 'devices' }) : put(state, maintenance);
}

function onTimer(
  state: TerminalState,
  maintenance: MaintenanceState,
  timer: Extract<SessionEvent, { event: 'timer' }>['timer'],
  config: SessionConfig,
): Outcome {
  if (timer === 'idle') return leave({ ...state, idleAtMs: null }, maintenance, 'idle', config);
  const { at } = maintenance;
  const shown = timer === 'leave' && at.page === 'card' && at.card === 'read' && at.revealed;
  return shown ? explore(state, maintenance, false) : outcome(state);
}

/** The end of a visit: what runs is ended, the display is the outlet's own again, a card that still lies in the reader is given back. */
function leave(state: TerminalState, maintenance: MaintenanceState, reason: string, config: SessionConfig): Outcome {
  const id = state.nextId;
  const told: Effect = { effect: 'maintenance', id, ask: { ask: 'leave', reason } };
  const idle = goIdle({ ...state, nextId: id + 1, comfort: config.comfort });
  const effects = [...cancel(maintenance), told, ...idle.effects];
  if (state.card === null) return outcome(idle.state, ...effects);
  return takeCard(outcome(idle.state, ...effects), { session: maintenance.visit, urgent: false }, config);
}
