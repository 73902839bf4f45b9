/** What happens inside an open session: intents, answers, and the paper that comes over any journey. */
import type { Intent } from '../api/intent.ts';
import type { PrintedKind } from '../api/view.ts';
import type { Known, Scene, Turn } from '../journeys/journey.ts';
import { type JourneyState, nextTurn, openMenu, startPin, startService } from '../journeys/registry.ts';
import type { SessionConfig } from './config.ts';
import type { AskEffect, Effect, EffectResult } from './effects.ts';
import type { Pending, PrintOverlay, Session, TerminalState } from './state.ts';
import { finish, type Outcome, outcome } from './steps.ts';
import { sceneOf } from './view.ts';

/** Opens a session with the first turn of its first journey. */
export function open(before: Outcome, known: Known, first: Turn<JourneyState>, atMs: number, config: SessionConfig): Outcome {
  return settle(before, { known, pending: null, print: null, asked: false }, first, sceneOf(before.state, config, atMs), config);
}

/** A person asks for something. Any touch answers "are you still there?". */
export function onIntent(state: TerminalState, session: Session, intent: Intent, atMs: number, config: SessionConfig): Outcome {
  if (session.asked) return put(state, { ...session, asked: false });
  if (intent.intent === 'end') return finish(state, 'ended', config);
  if (session.print !== null) return onPrintIntent(state, session, session.print, intent, config);
  const scene = sceneOf(state, config, atMs);
  const turn = nextTurn(session.journey, { event: 'intent', intent }, session.known, scene);
  return settle(outcome(state), session, turn, scene, config);
}

/** The world has answered what was asked. */
export function onDone(state: TerminalState, session: Session, result: EffectResult, atMs: number, config: SessionConfig): Outcome {
  const answered: Session = { ...session, pending: null, asked: session.asked && !showsSomebody(result) };
  const stop: Effect = { effect: 'timer.stop', timer: 'slow' };
  if (result.of === 'print' && session.print !== null) {
    const printed = put(state, { ...answered, print: { ...session.print, result: result.result } });
    const on = result.result.outcome === 'printed';
    const light: Effect = { effect: 'light', light: printerLight(session.print), on };
    return outcome(printed.state, stop, light, { effect: 'sound', cue: on ? 'printed' : 'warning' });
  }
  const scene = sceneOf(state, config, atMs);
  const turn = nextTurn(session.journey, { event: 'done', result }, session.known, scene);
  const dark: Effect[] = result.of === 'maker.handOut' ? [{ effect: 'light', light: 'cardDispenser', on: false }] : [];
  return settle(outcome(state, stop, ...dark), answered, turn, scene, config);
}

/** Whoever shows something to a reader is there, and need not say so on the screen. */
function showsSomebody({ of, result }: EffectResult): boolean {
  return (of === 'code.read' || of === 'idCard.read') && result.outcome === 'read';
}

/** What waits takes longer than a person expects. */
export function onSlow(state: TerminalState, session: Session): Outcome {
  if (session.pending === null) return outcome(state);
  return put(state, { ...session, pending: { ...session.pending, slow: true } });
}

function onPrintIntent(state: TerminalState, session: Session, print: PrintOverlay, intent: Intent, config: SessionConfig): Outcome {
  if (print.result === null) return intent.intent === 'back' ? stopPrinting(state, session) : outcome(state);
  if (intent.intent === 'again' && print.result.outcome !== 'printed') {
    const document = { ...print.document, reprint: true };
    return ask(
      outcome(state),
      { ...session, print: { ...print, document, result: null } },
      { effect: 'print', printer: print.printer, document },
      config,
    );
  }
  if (intent.intent === 'back' || intent.intent === 'confirm') return put(state, { ...session, print: null });
  if (intent.intent !== 'menu') return outcome(state);
  return settle(outcome(state), { ...session, print: null }, { go: 'menu' }, sceneOf(state, config, state.idleAtMs ?? 0), config);
}

/** The printer answers when it has stopped, or has finished all the same. */
function stopPrinting(state: TerminalState, { pending }: Session): Outcome {
  return pending === null ? outcome(state) : outcome(state, { effect: 'cancel', id: pending.id });
}

type Rest = Omit<Session, 'journey'>;

/** A turn leads to a menu, a service, a PIN and back at most; more is a bug. */
const MAX_HOPS = 6;

/** Follows a turn until a journey stands: menus, services and PIN entries start with a first turn of their own. */
function settle(before: Outcome, rest: Rest, first: Turn<JourneyState>, scene: Scene, config: SessionConfig): Outcome {
  let turn = first;
  let known: Known = { ...rest.known, ...first.learn };
  let session = rest;
  for (let hop = 0; hop < MAX_HOPS; hop += 1) {
    if (turn.go === 'on') return stand(before, { ...session, known }, turn, config);
    if (turn.go === 'end') return end(before, { ...session, known }, config);
    // The journey is left: nothing that it asked for is waited for any longer.
    ({ before, session } = abandon(before, session));
    turn =
      turn.go === 'menu'
        ? openMenu(known)
        : turn.go === 'service'
          ? startService(turn.service, known, scene)
          : startPin(turn.pin, turn.then, known, scene);
    known = { ...known, ...turn.learn };
  }
  throw new Error('journeys hand the person round in a circle');
}

function abandon(before: Outcome, session: Rest): { before: Outcome; session: Rest } {
  if (session.pending === null) return { before, session };
  const cancel: Effect = { effect: 'cancel', id: session.pending.id };
  return { before: outcome(before.state, ...before.effects, cancel), session: { ...session, pending: null } };
}

function stand(before: Outcome, rest: Rest, turn: Extract<Turn<JourneyState>, { go: 'on' }>, config: SessionConfig): Outcome {
  if (turn.ask === undefined) return outcome(put(before.state, { ...rest, journey: turn.state }).state, ...before.effects);
  const free = abandon(before, rest);
  const print = turn.ask.effect === 'print' ? overlay(turn.state, turn.ask) : rest.print;
  return ask(free.before, { ...free.session, journey: turn.state, print }, turn.ask, config);
}

function ask(before: Outcome, session: Session, effect: AskEffect, config: SessionConfig): Outcome {
  const id = before.state.nextId;
  const pending: Pending = { id, effect: effect.effect, slow: false };
  const { state } = put({ ...before.state, nextId: id + 1 }, { ...session, pending });
  return outcome(
    state,
    ...before.effects,
    ...callFor(effect),
    { ...effect, id },
    { effect: 'timer.start', timer: 'slow', delayMs: config.delays.slowMs },
  );
}

/** A card that was made is shown by lamp and sound. */
function callFor({ effect }: AskEffect): readonly Effect[] {
  if (effect !== 'maker.handOut') return [];
  return [
    { effect: 'light', light: 'cardDispenser', on: true },
    { effect: 'sound', cue: 'takeCard' },
  ];
}

function end(before: Outcome, rest: Rest, config: SessionConfig): Outcome {
  const { state } = put(before.state, { ...rest, journey: { journey: 'menu', step: 'shown', group: null } });
  const finished = finish(state, 'ended', config);
  return outcome(finished.state, ...before.effects, ...finished.effects);
}

function put(state: TerminalState, session: Session): Outcome {
  return outcome({ ...state, phase: { phase: 'session', session } });
}

function overlay(journey: JourneyState, effect: Extract<AskEffect, { effect: 'print' }>): PrintOverlay {
  return { kind: printedKind(journey, effect.printer), printer: effect.printer, document: effect.document, result: null };
}

function printedKind(journey: JourneyState, printer: 'slip' | 'document'): PrintedKind {
  if (journey.journey === 'instantCard' && printer === 'document') return 'notice';
  const name = journey.journey;
  return name === 'personalInformation' || name === 'statement' || name === 'lookUp' || name === 'letter' ? name : 'receipt';
}

function printerLight(print: PrintOverlay): 'slipPrinter' | 'documentPrinter' {
  return print.printer === 'slip' ? 'slipPrinter' : 'documentPrinter';
}
