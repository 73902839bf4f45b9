/** The sign-in: the engineer's card where one is asked for, then the code. Pure. */
import { unreachable } from '../../native/base/result.ts';
import type { TerminalState } from '../session/state.ts';
import type { Outcome } from '../session/steps.ts';
import type { Gate, MaintenanceResult } from './effects.ts';
import type { MaintenanceState, SignIn } from './state.ts';
import { ask, put } from './steps.ts';

type Because = Partial<Pick<SignIn, 'lastTry' | 'faultCode'>>;

/** The hidden gesture was made. */
export function openSignIn(state: TerminalState): Outcome {
  const at: SignIn = { page: 'signIn', step: 'opening', gate: null, lastTry: 'none', faultCode: null };
  return ask(state, { visit: '', engineer: '', at, tests: {}, pending: null }, { ask: 'open' }, { effect: 'timer.stop', timer: 'leave' });
}

/** The engineer's card was put in. */
export function onEngineerCard(state: TerminalState, maintenance: MaintenanceState, signIn: SignIn, chip: 'online' | 'mute'): Outcome {
  if (signIn.step !== 'card' || state.card === null) return put(state, maintenance);
  if (chip === 'mute') return standCard(state, maintenance, signIn, { lastTry: 'failed', faultCode: 'card.mute' });
  const next = { ...maintenance, at: { ...signIn, step: 'readingCard' as const } };
  return ask(state, next, { ask: 'engineerCard', insertion: state.card });
}

/** An answer of the sign-in. */
export function onSignInDone(state: TerminalState, maintenance: MaintenanceState, signIn: SignIn, done: MaintenanceResult): Outcome {
  if (done.of === 'open') return atGate(state, { ...maintenance, visit: done.visit }, signIn, done.gate, {});
  if (done.of === 'engineerCard') return onCardRead(state, maintenance, signIn, done.result);
  if (done.of === 'enterCode') return onEntered(state, maintenance, signIn, done.result);
  return done.of === 'checkCode' ? onChecked(state, maintenance, signIn, done.result) : put(state, maintenance);
}

type ResultOf<Of extends MaintenanceResult['of']> = Extract<MaintenanceResult, { of: Of }> extends { readonly result: infer R } ? R : never;

function onCardRead(state: TerminalState, maintenance: MaintenanceState, signIn: SignIn, result: ResultOf<'engineerCard'>): Outcome {
  if (result.outcome === 'known') return enterCode(state, maintenance, signIn, {});
  if (result.outcome === 'unknown')
    return standCard(state, maintenance, signIn, { lastTry: 'unknownCard', faultCode: 'maintenance.unknownCard' });
  return standCard(state, maintenance, signIn, { lastTry: 'failed', faultCode: result.code });
}

function onChecked(state: TerminalState, maintenance: MaintenanceState, signIn: SignIn, result: ResultOf<'checkCode'>): Outcome {
  if (result.outcome === 'right') return put(state, { ...maintenance, engineer: result.engineer, at: { page: 'home' } });
  if (result.outcome === 'wrong') return atGate(state, maintenance, signIn, result.gate, { lastTry: 'wrong' });
  return enterCode(state, maintenance, signIn, { lastTry: 'failed', faultCode: result.code });
}

function onEntered(state: TerminalState, maintenance: MaintenanceState, signIn: SignIn, result: ResultOf<'enterCode'>): Outcome {
  switch (result.outcome) {
    case 'entered':
      return ask(state, { ...maintenance, at: { ...signIn, step: 'checking' } }, { ask: 'checkCode' });
    case 'timedOut':
    case 'cancelled': // The session's transition takes a cancelled sign-in out of maintenance mode.
      return enterCode(state, maintenance, signIn, { lastTry: 'timedOut' });
    case 'failed':
      return put(state, { ...maintenance, at: { ...signIn, step: 'closed', lastTry: 'failed', faultCode: result.code } });
    default:
      return unreachable(result);
  }
}

function atGate(state: TerminalState, maintenance: MaintenanceState, signIn: SignIn, gate: Gate, because: Because): Outcome {
  const known = { ...signIn, gate };
  if (gate.gate !== 'open') return put(state, { ...maintenance, at: { ...known, step: gate.gate, ...because } });
  // A wrong code does not ask for the card again: it was known a moment ago.
  if (gate.card && because.lastTry !== 'wrong') {
    const waiting = standCard(state, maintenance, known, because);
    return state.card === null
      ? waiting
      : onEngineerCard(state, { ...maintenance, at: { ...known, step: 'card' } }, { ...known, step: 'card' }, 'online');
  }
  return enterCode(state, maintenance, known, because);
}

function standCard(state: TerminalState, maintenance: MaintenanceState, signIn: SignIn, because: Because): Outcome {
  return put(state, { ...maintenance, at: { ...signIn, step: 'card', lastTry: 'none', faultCode: null, ...because } });
}

function enterCode(state: TerminalState, maintenance: MaintenanceState, signIn: SignIn, because: Because): Outcome {
  const at: SignIn = { ...signIn, step: 'code', lastTry: 'none', faultCode: null, ...because };
  return ask(state, { ...maintenance, at }, { ask: 'enterCode' });
}
