/**
 * The mains are gone. On battery a session ends what it has begun, but no write to card or host is begun; then the terminal is out of
 * service until the mains are back. A battery that is nearly empty ends the session, gives the card back and has the program close in order.
 */
import type { PowerSource } from '../../native/ports/power-supply.ts';
import type { SessionConfig } from './config.ts';
import { powerFault, tellsOfPower } from './closed.ts';
import type { AskEffect, Effect } from './effects.ts';
import type { SessionEvent } from './events.ts';
import type { Phase, Session, TerminalState } from './state.ts';
import { endSession, goIdle, type Outcome, outcome, takeCard, takeIdCard } from './steps.ts';

/** What changes a card or a host. A PIN that is tried does: it moves a counter. */
const WRITES: ReadonlySet<string> = new Set<AskEffect['effect']>([
  'card.verifyPin',
  'card.changePin',
  'card.unblockPin',
  'card.resetPin',
  'bank.verifyPin',
  'records.execute',
  'records.order',
  'maker.make',
]);
/** What is let come to its end, however low the battery is. */
const LET_END: ReadonlySet<string> = new Set<AskEffect['effect']>(['card.resolvePin', 'maker.handOut', 'print']);

/** The power supply has another source. */
export function onPower(state: TerminalState, source: PowerSource, config: SessionConfig): Outcome {
  const now: TerminalState = { ...state, power: source };
  const code = powerFault(now);
  const { phase } = state;
  switch (phase.phase) {
    case 'attract':
    case 'insertCard':
      return code === null ? outcome(now) : goIdle({ ...now, comfort: config.comfort });
    case 'trouble':
      if (!tellsOfPower(phase.code)) return outcome(now);
      if (state.card === null) return goIdle(now);
      if (code !== null) return outcome({ ...now, phase: { ...phase, code } });
      return takeCard(goIdle(now), { session: phase.session ?? '-', urgent: false }, config);
    case 'session':
    case 'takeCard':
    case 'takeIdCard':
    case 'goodbye':
    case 'maintenance':
      return outcome(now);
  }
}

/** A card on a terminal that is out of service: it is asked back, and called for when it stays. */
export function giveBack(before: Outcome, session: string, config: SessionConfig): Outcome {
  const code = powerFault(before.state) ?? 'power.onBattery';
  const timer: Effect = { effect: 'timer.start', timer: 'leave', delayMs: config.delays.troubleMs };
  const light: Effect = { effect: 'light', light: 'cardReader', on: before.state.card !== null };
  const warning: Effect = { effect: 'sound', cue: 'warning' };
  return outcome({ ...before.state, phase: { phase: 'trouble', code, session } }, ...before.effects, timer, light, warning);
}

/** What an event has led to, as the power allows it. `before`: the state before the event. */
export function asPowerAllows(before: TerminalState, after: Outcome, event: SessionEvent, config: SessionConfig): Outcome {
  const allowed = withoutNewWrites(before, after, config);
  if (allowed.state.power !== 'low') {
    return before.power === 'low' ? outcome(allowed.state, ...allowed.effects, { effect: 'timer.stop', timer: 'shutdown' }) : allowed;
  }
  const { state, effects } = endedWhenFree(allowed, config);
  const due = event.event === 'timer' && event.timer === 'shutdown';
  if (due && mayBeKept(state, config)) return outcome(state, ...effects, shutdownTimer(config));
  if (due || (isEmpty(state) && !(before.power === 'low' && isEmpty(before)))) return outcome(state, ...effects, { effect: 'shutdown' });
  if (before.power === 'low') return outcome(state, ...effects);
  return outcome(state, ...effects, shutdownTimer(config));
}

function shutdownTimer({ delays }: SessionConfig): Effect {
  return { effect: 'timer.start', timer: 'shutdown', delayMs: delays.shutdownMs };
}

/** The card that was left there is called for, then drawn in by the usual time: the program waits for that, as long as it can come to it. */
function mayBeKept({ card, phase }: TerminalState, { retainCardAfterMs }: SessionConfig): boolean {
  if (card === null || retainCardAfterMs === null) return phase.phase === 'trouble' && phase.printing !== undefined;
  return phase.phase === 'trouble' || (phase.phase === 'takeCard' && phase.notKept !== true);
}

/** On battery a session that would begin a write ends instead; what it has begun it may ask for again. */
function withoutNewWrites(before: TerminalState, after: Outcome, config: SessionConfig): Outcome {
  if (powerFault(before) === null || before.phase.phase !== 'session' || !after.effects.some(writes)) return after;
  const { session } = before.phase;
  return isUnknown(session) ? after : giveBack(endSession(before, 'power', config), session.known.session, config);
}

/** Whether an effect changes a card or a host. */
export function writes(effect: Effect | AskEffect): boolean {
  return WRITES.has(effect.effect) || (effect.effect === 'pad.enter' && effect.atReader === true);
}

/** Asking again under its key what a write has come to begins nothing. */
function isUnknown({ journey }: Session): boolean {
  return journey.step === 'trouble' && journey.code === 'host.unknownOutcome';
}

/** The battery is nearly empty: a session in which nothing is under way ends at once. */
function endedWhenFree(before: Outcome, config: SessionConfig): Outcome {
  const { phase, card } = before.state;
  if (phase.phase !== 'session') return before;
  const { pending, known } = phase.session;
  if (pending !== null && (WRITES.has(pending.effect) || LET_END.has(pending.effect))) return before;
  const ended = endSession(before.state, 'power', config);
  const told = outcome(ended.state, ...before.effects, ...ended.effects);
  if (card !== null) return takeCard(told, { session: known.session, urgent: true }, config);
  return ended.state.idCardLies === true ? takeIdCard(told, { reason: 'ended', urgent: true }, config) : told;
}

/** Somebody is served, or called back. */
const TAKEN: ReadonlySet<Phase['phase']> = new Set<Phase['phase']>(['session', 'takeCard', 'takeIdCard', 'maintenance']);

/** Nobody's card, nobody's data: the program may close. */
function isEmpty({ phase, card }: TerminalState): boolean {
  if (phase.phase === 'trouble' && phase.printing !== undefined) return false;
  return card === null && !TAKEN.has(phase.phase);
}
