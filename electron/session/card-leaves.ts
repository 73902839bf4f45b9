/** A card that gives no answer, or leaves: while it is only read all ends at once; a write under way is told as unknown. */
import type { SessionConfig } from './config.ts';
import type { Effect } from './effects.ts';
import { onTaken } from './leaving.ts';
import type { Session, TerminalState } from './state.ts';
import { endSession, goIdle, goodbye, type Outcome, outcome } from './steps.ts';
import type { SessionFaultCode } from './trouble.ts';

/** A card that gives no answer: what to do stays to be read; one that is left there all the same is called for. */
export function tellMute({ state, effects }: Outcome, session: string, config: SessionConfig): Outcome {
  const timer: Effect = { effect: 'timer.start', timer: 'leave', delayMs: config.delays.idleMs };
  return outcome({ ...state, phase: { phase: 'trouble', code: 'card.mute', session } }, ...effects, timer);
}

/** The card has left the reader. */
export function onCardRemoved(state: TerminalState, config: SessionConfig): Outcome {
  const { phase } = state;
  if (phase.phase === 'session' && isMaking(phase.session)) return withoutOldCard(state, phase.session);
  if (phase.phase === 'session' && phase.session.known.identifiedBy === 'card') return pulled(state, phase.session, config);
  if (phase.phase === 'takeCard') return onTaken(state, phase, config);
  return phase.phase === 'trouble' && state.readerFault === null ? goIdle(state) : outcome(state);
}

/** The card was pulled with a session open: all ends at once. A write that was under way is told as what it is: unknown. */
function pulled(state: TerminalState, session: Session, config: SessionConfig): Outcome {
  const code = cutOffCode(session);
  if (code === null) return goodbye(endSession(state, 'card removed', config), 'cardRemoved', config);
  const ended = endSession(state, 'card removed while writing', config);
  const timer: Effect = { effect: 'timer.start', timer: 'leave', delayMs: config.delays.troubleMs };
  return outcome({ ...ended.state, phase: { phase: 'trouble', code } }, ...ended.effects, timer);
}

const WRITES: ReadonlySet<string> = new Set<Effect['effect']>(['card.changePin', 'card.unblockPin', 'card.resetPin', 'records.execute']);
const MAKES: ReadonlySet<string> = new Set<Effect['effect']>(['maker.make', 'maker.handOut']);
const CUT_OFF: ReadonlySet<string> = new Set<SessionFaultCode>(['session.pinChangeCutOff', 'session.cardRemovedWhileWriting']);

/** What a card leaves unknown that goes now: the write under way, or one whose fault is on the screen already. */
function cutOffCode(session: Session): string | null {
  const { pending, journey } = session;
  if (isWriting(session)) return pending?.effect === 'card.changePin' ? 'session.pinChangeCutOff' : 'session.cardRemovedWhileWriting';
  return journey.step === 'trouble' && CUT_OFF.has(journey.code) ? journey.code : null;
}

/** A card or a host is being written. */
export function isWriting(session: Session): boolean {
  return session.pending !== null && WRITES.has(session.pending.effect);
}

/** The machine makes a card, or holds it out. */
export function isMaking({ pending }: Session): boolean {
  return pending !== null && MAKES.has(pending.effect);
}

/** Who waits for a new card may take the old one: the session goes on by the ID card, which was shown. */
function withoutOldCard(state: TerminalState, session: Session): Outcome {
  const { evidence } = session.known;
  const known = {
    ...session.known,
    identifiedBy: 'idCard' as const,
    evidence: { ...evidence, card: false, socialSecurityPin: false, bankPin: false },
  };
  return outcome({ ...state, phase: { phase: 'session', session: { ...session, known } } });
}
