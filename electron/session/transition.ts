/**
 * The terminal as a function: `(state, event) -> [state, effects]`. No clock, no randomness, no await: everything comes in
 * with the event, so a recorded session can be run again and gives the same screens.
 */
import { startIdentify } from '../journeys/identify/identify.ts';
import { emptyKnown } from '../journeys/journey.ts';
import type { ComfortChange, Intent } from '../api/intent.ts';
import { enterMaintenance, inMaintenance } from '../maintenance/transition.ts';
import { powerFault } from './closed.ts';
import type { SessionConfig } from './config.ts';
import type { EffectResult, TimerName } from './effects.ts';
import type { SessionEvent, Timed } from './events.ts';
import { onDone as onSessionDone, onIntent as onSessionIntent, onSlow, open } from './in-session.ts';
import { isMaking, isWriting, onCardRemoved, tellMute } from './card-leaves.ts';
import { leaveTrouble, onIdCard, onIdCardLeft } from './id-card-left.ts';
import { askSession, onDoneAtStart, openInsertCard, readIdCard } from './insert-card.ts';
import { onLeft, onRetained, slipDone } from './leaving.ts';
import { asPowerAllows, giveBack, onPower } from './power.ts';
import type { TerminalState } from './state.ts';
import { countWrongNumbers } from './without-card.ts';
import { endSession, finish, goIdle, type Outcome, outcome, restartIdle, takeCard } from './steps.ts';

/** One event. The state given is never changed; the effects are to be carried out in their order. */
export function transition(state: TerminalState, timed: Timed, config: SessionConfig): Outcome {
  return asPowerAllows(state, step(state, timed, config), timed.event, config);
}

function step(state: TerminalState, timed: Timed, config: SessionConfig): Outcome {
  const { atMs, event } = timed;
  if (state.phase.phase === 'maintenance') return inMaintenance(state, state.phase.maintenance, timed, config);
  switch (event.event) {
    case 'intent':
      return restartIdle(onIntent(state, event.intent, atMs, config), atMs, config);
    case 'comfort':
      return restartIdle(onComfort(state, event.change), atMs, config);
    case 'activity':
      return restartIdle(outcome(state, { effect: 'sound', cue: 'pinKey' }), atMs, config);
    case 'cardInserted':
      return onCardInserted(state, event, atMs, config);
    case 'cardRemoved':
      return state.card === event.insertion ? onCardRemoved({ ...state, card: null }, config) : outcome(state);
    case 'readerGone':
      return onReaderLost(state, 'reader.gone', config);
    case 'serviceDown':
      return onReaderLost(state, event.faultCode, config);
    case 'readerBack':
      return onReaderBack({ ...state, readerFault: null });
    case 'power':
      return onPower(state, event.source, config);
    case 'idCard':
      return onIdCard(state, event.lies, config);
    case 'cardMaker':
      return outcome({ ...state, cardMaker: event.faultCode });
    case 'printers':
      return outcome({ ...state, slipPrinter: event.slip });
    case 'timer':
      return onTimer(state, event.timer, atMs, config);
    case 'done':
      return onDone(state, event.id, event.result, atMs, config);
    case 'maintenanceDone': // Of a visit that is over.
    case 'maintenanceProgress':
      return outcome(state);
  }
}

/** Who sets how loud the terminal is hears it at once; the call to a card that is left goes on. */
function onComfort(state: TerminalState, change: ComfortChange): Outcome {
  const changed = { ...state, comfort: { ...state.comfort, ...change } };
  if (!('volume' in change)) return outcome(changed);
  const left = state.phase.phase === 'takeCard' && state.phase.urgent;
  return outcome(changed, { effect: 'sound', cue: left ? 'cardLeft' : 'volume' });
}

function onIntent(state: TerminalState, intent: Intent, atMs: number, config: SessionConfig): Outcome {
  const { phase } = state;
  if (intent.intent === 'maintenance') return intent.request.ask === 'open' ? enterMaintenance(state, atMs) : outcome(state);
  switch (phase.phase) {
    case 'attract':
      return intent.intent === 'begin' ? openInsertCard(state, atMs, config) : outcome(state);
    case 'insertCard':
      if (intent.intent === 'withoutCard') return askSession(state, phase, intent.start, atMs, config);
      return intent.intent === 'back' || intent.intent === 'end' ? goIdle(state) : outcome(state);
    case 'session':
      return onSessionIntent(state, phase.session, intent, atMs, config);
    case 'takeIdCard': // Nobody is to wait for a document that is not there.
      return intent.intent === 'end' ? goIdle(state) : outcome(state);
    case 'takeCard':
    case 'maintenance': // It takes all events itself.
      return outcome(state);
    case 'goodbye':
      return intent.intent === 'begin' ? goIdle(state) : outcome(state);
    case 'trouble':
      if (intent.intent === 'end' && state.card !== null)
        return takeCard(goIdle(state), { session: phase.session ?? '-', urgent: false }, config);
      return state.card === null && state.readerFault === null ? leaveTrouble(state, false, config) : outcome(state);
  }
}

function onCardInserted(
  state: TerminalState,
  event: Extract<SessionEvent, { event: 'cardInserted' }>,
  atMs: number,
  config: SessionConfig,
): Outcome {
  const left = endSession(state, 'another card', config);
  const ready = { ...left.state, card: event.insertion };
  if (powerFault(ready) !== null) return giveBack(outcome(ready, ...left.effects), event.session, config);
  if (event.chip === 'mute') return tellMute(outcome(ready, ...left.effects), event.session, config);
  const begun = outcome(ready, ...left.effects, { effect: 'session.begin', session: event.session });
  return restartIdle(open(begun, emptyKnown(event.session, 'card'), startIdentify(event.insertion), atMs, config), atMs, config);
}

function onReaderLost(state: TerminalState, code: string, config: SessionConfig): Outcome {
  const ended = endSession(state, code, config);
  return outcome({ ...ended.state, card: null, readerFault: code, phase: { phase: 'trouble', code } }, ...ended.effects);
}

function onReaderBack(state: TerminalState): Outcome {
  return state.phase.phase === 'trouble' && state.card === null ? goIdle(state) : outcome(state);
}

function onTimer(state: TerminalState, timer: TimerName, atMs: number, config: SessionConfig): Outcome {
  const { phase } = state;
  switch (timer) {
    case 'slow':
      return phase.phase === 'session' ? onSlow(state, phase.session) : outcome(state);
    case 'leave':
      if (phase.phase === 'takeCard') return onLeft(state, phase, config);
      if (phase.phase === 'trouble' && state.card !== null)
        return takeCard(goIdle(state), { session: phase.session ?? '-', urgent: true }, config);
      if (phase.phase === 'takeIdCard') return onIdCardLeft(state, phase, config);
      if (phase.phase === 'trouble') return leaveTrouble(state, true, config);
      return phase.phase === 'goodbye' ? goIdle(state) : outcome(state);
    case 'shutdown': // The power has its say over every event.
      return outcome(state);
    case 'retry':
      return phase.phase === 'insertCard' && phase.opening === null ? readIdCard(outcome(state), phase, config) : outcome(state);
    case 'idle':
      return onIdle({ ...state, idleAtMs: null }, atMs, config);
  }
}

function onIdle(state: TerminalState, atMs: number, config: SessionConfig): Outcome {
  const { phase } = state;
  if (phase.phase === 'attract') return outcome({ ...state, comfort: config.comfort });
  if (phase.phase === 'insertCard') return goIdle({ ...state, comfort: config.comfort });
  if (phase.phase !== 'session') return outcome(state);
  const { session } = phase;
  if (isWriting(session) || isMaking(session)) return restartIdle(outcome(state), atMs, config);
  if (session.asked) return finish(state, 'idle', config);
  const asked = { ...state, phase: { phase: 'session' as const, session: { ...session, asked: true } } };
  return restartIdle(outcome(asked, { effect: 'sound', cue: 'warning' }), atMs, config);
}

function onDone(state: TerminalState, id: number, result: EffectResult, atMs: number, config: SessionConfig): Outcome {
  const { phase } = state;
  if (phase.phase === 'insertCard') return onDoneAtStart(state, phase, { id, result }, atMs, config);
  if (phase.phase === 'trouble' && phase.printing === id) return slipDone(state, phase);
  if (phase.phase === 'takeCard' && phase.retaining === id) return onRetained(state, phase, result, atMs, config);
  if (phase.phase !== 'session' || phase.session.pending?.id !== id) return outcome(state);
  const counted = countWrongNumbers(state, result, config, atMs);
  return restartIdle(onSessionDone(counted, phase.session, result, atMs, config), atMs, config);
}
