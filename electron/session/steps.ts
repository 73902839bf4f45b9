/** The steps that lead from one phase of the terminal to another. Pure, as everything they serve. */
import { closedBy } from './closed.ts';
import type { SessionConfig } from './config.ts';
import type { Effect, TimerName } from './effects.ts';
import type { GoodbyeReason, Phase, TerminalState } from './state.ts';
import { viewOf } from './view.ts';

export interface Outcome {
  readonly state: TerminalState;
  readonly effects: readonly Effect[];
}

/** A state and what is to be done. */
export function outcome(state: TerminalState, ...effects: readonly Effect[]): Outcome {
  return { state, effects };
}

const DARK_AND_SILENT: readonly Effect[] = [{ effect: 'lights.clear' }, { effect: 'sound.stop' }];

/** Back to attract (or to the trouble that still stands), with nothing of anybody left. */
export function goIdle(state: TerminalState): Outcome {
  const closed = closedBy(state);
  const phase: Phase = closed === null ? { phase: 'attract' } : { phase: 'trouble', code: closed };
  return outcome(
    { ...state, phase, idleAtMs: null },
    ...endReads(state.phase),
    stop('idle'),
    stop('leave'),
    stop('retry'),
    ...DARK_AND_SILENT,
  );
}

/** What waits beside an empty card reader is waited for no longer. */
export function endReads(phase: Phase): readonly Effect[] {
  if (phase.phase !== 'insertCard') return [];
  return [phase.idRead, phase.codeRead].flatMap((id): Effect[] => (id === null ? [] : [{ effect: 'cancel', id }]));
}

/** Ends the open session, if there is one: what waits is cancelled, everything of the person is wiped, comfort is the outlet's own again. */
export function endSession(state: TerminalState, reason: string, config: SessionConfig): Outcome {
  if (state.phase.phase !== 'session') return goIdle(state);
  const { pending, known } = state.phase.session;
  const cancel: Effect[] = pending === null ? [] : [{ effect: 'cancel', id: pending.id }];
  const idle = goIdle({ ...state, comfort: config.comfort });
  return outcome(idle.state, ...cancel, stop('slow'), ...idle.effects, { effect: 'session.end', session: known.session, reason });
}

/** Says goodbye, then goes back to attract. An ID card that still lies there is asked for first. */
export function goodbye(before: Outcome, reason: GoodbyeReason, config: SessionConfig): Outcome {
  if (before.state.idCardLies === true) return takeIdCard(before, { reason, urgent: reason === 'idle' }, config);
  const timer: Effect = { effect: 'timer.start', timer: 'leave', delayMs: config.delays.goodbyeMs };
  return outcome({ ...before.state, phase: { phase: 'goodbye', reason } }, ...before.effects, timer);
}

/** The end of a session that was not cut off: card out first, then goodbye. */
export function finish(state: TerminalState, reason: 'ended' | 'idle', config: SessionConfig): Outcome {
  const ended = endSession(state, reason, config);
  if (state.card === null) return goodbye(ended, reason, config);
  const session = state.phase.phase === 'session' ? state.phase.session.known.session : '-';
  const urgent = reason === 'idle';
  return takeCard(ended, { session, urgent }, config);
}

/** Asks for the card, by screen, lamp and sound. `session`: the one that it belonged to. */
export function takeCard(before: Outcome, { session, urgent }: { session: string; urgent: boolean }, config: SessionConfig): Outcome {
  const light: Effect = { effect: 'light', light: 'cardReader', on: true, ...(urgent ? { urgent } : {}) };
  const sound: Effect = { effect: 'sound', cue: urgent ? 'cardLeft' : 'takeCard' };
  const phase: Phase = { phase: 'takeCard', urgent, session, retaining: null };
  return outcome({ ...before.state, phase }, ...before.effects, ...leftTimer(urgent, config), light, sound);
}

/** Asks for an ID card that was left, by screen, lamp and sound. */
export function takeIdCard(
  before: Outcome,
  { reason, urgent }: { reason: GoodbyeReason; urgent: boolean },
  config: SessionConfig,
): Outcome {
  const { takeCardMs, idCardLeftMs } = config.delays;
  const light: Effect = { effect: 'light', light: 'idReader', on: true, ...(urgent ? { urgent } : {}) };
  const sound: Effect = { effect: 'sound', cue: urgent ? 'cardLeft' : 'takeCard' };
  const timer: Effect = { effect: 'timer.start', timer: 'leave', delayMs: urgent ? idCardLeftMs : takeCardMs };
  return outcome({ ...before.state, phase: { phase: 'takeIdCard', urgent, reason } }, ...before.effects, timer, light, sound);
}

/** When a card that lies there becomes urgent, and when the machine keeps it. */
export function leftTimer(urgent: boolean, config: SessionConfig): readonly Effect[] {
  const delayMs = urgent ? config.retainCardAfterMs : config.delays.takeCardMs;
  return delayMs === null ? [] : [{ effect: 'timer.start', timer: 'leave', delayMs }];
}

const READING_SCREENS: ReadonlySet<string> = new Set([
  'personalInformation',
  'statement',
  'letter',
  'chooseReason',
  'result',
  'accepted',
  'settled',
  'refused',
  'trouble',
  'printed',
  'confirm',
]);

/** Starts the idle timer anew where one belongs: longer where there is much to read, double in elder mode. */
export function restartIdle(before: Outcome, atMs: number, config: SessionConfig): Outcome {
  const { state } = before;
  const { phase } = state.phase;
  const changed = phase === 'attract' && state.comfort !== config.comfort;
  if (phase !== 'session' && phase !== 'insertCard' && !changed) return before;
  const delayMs = idleDelayMs(state, config, atMs);
  return outcome({ ...state, idleAtMs: atMs + delayMs }, ...before.effects, { effect: 'timer.start', timer: 'idle', delayMs });
}

function idleDelayMs(state: TerminalState, config: SessionConfig, atMs: number): number {
  const { idleMs, idleReadingMs, warnMs } = config.delays;
  const factor = state.comfort.elder ? 2 : 1;
  if (state.phase.phase === 'session' && state.phase.session.asked) return warnMs * factor;
  return (READING_SCREENS.has(viewOf(state, config, atMs).screen) ? idleReadingMs : idleMs) * factor;
}

function stop(timer: TimerName): Effect {
  return { effect: 'timer.stop', timer };
}
