/** The screen that asks for the card: what else may be shown there, and how a session without a card begins. */
import { startWithIdCard } from '../journeys/identify/identify.ts';
import { startWithoutCard } from '../journeys/identify/without-card.ts';
import { emptyKnown } from '../journeys/journey.ts';
import { startWithCode } from '../journeys/show-code/show-code.ts';
import { NOTHING_SHOWN } from '../../db/rules/model.ts';
import type { WithoutCard } from '../api/view.ts';
import type { SessionConfig } from './config.ts';
import type { Effect, EffectResult, Failure } from './effects.ts';
import { open } from './in-session.ts';
import type { Phase, TerminalState } from './state.ts';
import { endReads, goIdle, type Outcome, outcome, restartIdle } from './steps.ts';
import type { SessionFaultCode } from './trouble.ts';
import { sceneOf } from './view.ts';
import { startsWithoutCard, takesCodes } from './without-card.ts';

type InsertCard = Extract<Phase, { phase: 'insertCard' }>;

/** The lamp of the card reader, and whatever else reads waits beside it. */
export function openInsertCard(state: TerminalState, atMs: number, config: SessionConfig): Outcome {
  const light: Effect = { effect: 'light', light: 'cardReader', on: true };
  const nobody: InsertCard = { phase: 'insertCard', idRead: null, codeRead: null, garbled: false, opening: null };
  const id = readIdCard(outcome(state, light), nobody, config);
  return readCode(id, phaseOf(id, nobody), atMs, config);
}

/** The ID reader waits, where there is one and it does not wait already. */
export function readIdCard(before: Outcome, phase: InsertCard, { hasIdReader }: Pick<SessionConfig, 'hasIdReader'>): Outcome {
  const id = before.state.nextId;
  if (!hasIdReader || phase.idRead !== null) return outcome({ ...before.state, phase }, ...before.effects);
  const read: Effect = { effect: 'idCard.read', session: null, id };
  return outcome({ ...before.state, nextId: id + 1, phase: { ...phase, idRead: id } }, ...before.effects, read);
}

/** The same of the code reader, where the city takes codes. */
function readCode(before: Outcome, phase: InsertCard, atMs: number, config: SessionConfig): Outcome {
  const id = before.state.nextId;
  if (!takesCodes(config, atMs)) return before;
  const read: Effect = { effect: 'code.read', session: null, id };
  return outcome({ ...before.state, nextId: id + 1, phase: { ...phase, codeRead: id } }, ...before.effects, read);
}

function phaseOf({ state }: Outcome, otherwise: InsertCard): InsertCard {
  return state.phase.phase === 'insertCard' ? state.phase : otherwise;
}

/** Somebody begins without a card: the session's number is asked for, as an ID card's would come with it. */
export function askSession(state: TerminalState, phase: InsertCard, start: WithoutCard, atMs: number, config: SessionConfig): Outcome {
  if (phase.opening !== null || !startsWithoutCard(config, atMs).includes(start)) return outcome(state);
  const id = state.nextId;
  return outcome({ ...state, nextId: id + 1, phase: { ...phase, opening: { id, start } } }, { effect: 'session.open', id });
}

interface Done {
  readonly id: number;
  readonly result: EffectResult;
}

/** One of the readers has answered, or the number of a session without a card is there. */
export function onDoneAtStart(state: TerminalState, phase: InsertCard, { id, result }: Done, atMs: number, config: SessionConfig): Outcome {
  if (phase.idRead === id && result.of === 'idCard.read') return onIdCard(state, phase, result.result, atMs, config);
  if (phase.codeRead === id && result.of === 'code.read') return onCode(state, phase, result.result, atMs, config);
  if (phase.opening?.id === id && result.of === 'session.open') return openWithoutCard(state, phase, result.result.session, atMs, config);
  return outcome(state);
}

/** The number is there: what the readers waited for is given up, and the session begins. */
function openWithoutCard(state: TerminalState, phase: InsertCard, session: string, atMs: number, config: SessionConfig): Outcome {
  const begun = outcome(state, ...endReads(phase), { effect: 'lights.clear' }, { effect: 'session.begin', session });
  const start = phase.opening?.start ?? 'typedNumbers';
  const known = emptyKnown(session, start === 'typedNumbers' ? 'numbers' : start === 'code' ? 'code' : 'nobody');
  return restartIdle(open(begun, known, startWithoutCard(start, known, sceneOf(state, config, atMs)), atMs, config), atMs, config);
}

/** A reader that is gone, or a card that cannot be read, is asked again after a while: never at once, which could go on for ever. */
const RETRY_MS = 2_000;
const RETRY: Effect = { effect: 'timer.start', timer: 'retry', delayMs: RETRY_MS };

const EXPIRED: SessionFaultCode = 'session.idCardExpired';

/** No session begins with an ID card that has expired; what to do stays to be read. */
function refuseIdCard(state: TerminalState, { endedOn }: Failure, config: SessionConfig): Outcome {
  const idle = goIdle(state);
  const timer: Effect = { effect: 'timer.start', timer: 'leave', delayMs: config.delays.troubleMs };
  const warning: Effect = { effect: 'sound', cue: 'warning' };
  const phase: Phase = { phase: 'trouble', code: EXPIRED, ...(endedOn === undefined ? {} : { endedOn }) };
  return outcome({ ...idle.state, phase }, ...idle.effects, timer, warning);
}

type ResultOf<Of extends EffectResult['of']> = Extract<EffectResult, { of: Of }>['result'];

/** An ID card was laid down instead of a card: a session without a card begins. */
function onIdCard(state: TerminalState, phase: InsertCard, result: ResultOf<'idCard.read'>, atMs: number, config: SessionConfig): Outcome {
  if (result.outcome === 'failed') {
    if (result.code === EXPIRED) return refuseIdCard(state, result, config);
    return outcome({ ...state, phase: { ...phase, idRead: null } }, RETRY);
  }
  const { session, idCard, settled } = result;
  const known = { ...emptyKnown(session, 'idCard'), idCard, evidence: { ...NOTHING_SHOWN, idCard: true } };
  const begun = outcome(state, ...endReads({ ...phase, idRead: null }), { effect: 'session.begin', session });
  return restartIdle(open(begun, known, startWithIdCard(settled), atMs, config), atMs, config);
}

/** A code was shown instead of a card: a session begins in which nobody is known until the host has said whose it is. */
function onCode(state: TerminalState, phase: InsertCard, result: ResultOf<'code.read'>, atMs: number, config: SessionConfig): Outcome {
  const unread: InsertCard = { ...phase, codeRead: null };
  if (result.outcome === 'failed') {
    // A reader that is gone is asked again when the next person comes; whoever wants to show a code meanwhile is told.
    if (result.code !== 'barcode.unreadable') return outcome({ ...state, phase: unread });
    // Each of these is bytes that have come: to wait again at once cannot go on by itself.
    const warned = outcome(state, { effect: 'sound', cue: 'warning' });
    return restartIdle(readCode(warned, { ...unread, garbled: true }, atMs, config), atMs, config);
  }
  const { session } = result;
  const known = emptyKnown(session, 'code');
  const begun = outcome(state, ...endReads(unread), { effect: 'lights.clear' }, { effect: 'session.begin', session });
  return restartIdle(open(begun, known, startWithCode(known), atMs, config), atMs, config);
}
