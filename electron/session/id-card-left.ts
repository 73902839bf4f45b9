/** A document that was read and still lies on the ID reader: the person is reminded at once, and called back at the end. */
import type { SessionConfig } from './config.ts';
import type { Effect } from './effects.ts';
import type { Phase, TerminalState } from './state.ts';
import { goIdle, goodbye, type Outcome, outcome, takeIdCard } from './steps.ts';

/** It has been read and lies there, or it was taken. */
export function onIdCard(before: TerminalState, lies: boolean, config: SessionConfig): Outcome {
  const state: TerminalState = { ...before, idCardLies: lies };
  if (lies) return outcome(state, lamp(true), { effect: 'sound', cue: 'takeCard' });
  const { phase } = state;
  return phase.phase === 'takeIdCard' ? goodbye(goIdle(state), phase.reason, config) : outcome(state, lamp(false));
}

/** It has lain there for a while: louder; then the next person may begin, for nobody keeps ID cards. */
export function onIdCardLeft(
  state: TerminalState,
  { reason, urgent }: Extract<Phase, { phase: 'takeIdCard' }>,
  config: SessionConfig,
): Outcome {
  return urgent ? goIdle(state) : takeIdCard(outcome(state), { reason, urgent: true }, config);
}

/** From trouble back to the beginning; a document that lies there is asked for on the way. */
export function leaveTrouble(state: TerminalState, urgent: boolean, config: SessionConfig): Outcome {
  const idle = goIdle(state);
  return state.idCardLies === true && idle.state.phase.phase === 'attract' ? takeIdCard(idle, { reason: 'ended', urgent }, config) : idle;
}

function lamp(on: boolean): Effect {
  return { effect: 'light', light: 'idReader', on };
}
