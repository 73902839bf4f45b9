import type { PinEntry, ServiceId, View } from '../../api/view.ts';
import type { EffectResult } from '../../session/effects.ts';
import { troubleView } from '../../session/trouble.ts';
import { type Journey, type JourneyEvent, type Known, type Scene, shownName, stay, type Turn } from '../journey.ts';
import { alternativesOf, closedPinCode, learnPin } from '../locked-pin.ts';
import { afterEntry, askForCardPin, pinView, type PinTry } from '../pin-entry.ts';

/**
 * The social-security PIN: entered on the pad, verified by the card itself. After a change of unknown end the new PIN is asked for first,
 * then the old one; which one held is the person's to say.
 */
export type VerifyPinState = {
  readonly journey: 'verifyPin';
  /** What it is asked for; `null`: to identify, the information page follows. */
  readonly then: ServiceId | null;
  readonly entry: PinEntry;
} & PinTry &
  ({ readonly step: 'asking' | 'entry' | 'checking' | 'which' | 'resolving' } | { readonly step: 'trouble'; readonly code: string });

type Base = Pick<VerifyPinState, 'journey' | 'then' | 'entry' | 'triesLeft' | 'lastTry'>;
type Step = Turn<VerifyPinState>;

/** First turn: shows the tries left as the card told them, opens the pad. A locked PIN opens none. */
export function startVerifyPin(then: ServiceId | null, known: Known, scene: Scene): Step {
  const pin = known.card?.pin ?? { state: 'unknown' };
  const triesLeft = pin.state === 'tries' ? pin.left : null;
  const base: Base = { journey: 'verifyPin', then, entry: firstEntry(known), triesLeft, lastTry: 'none' };
  const closed = closedPinCode(pin);
  if (closed !== null) return trouble(base, closed);
  if (pin.state === 'unknown') return { go: 'on', state: at(base, 'asking'), ask: { effect: 'card.pinState' } };
  return openPad(base, known, scene);
}

export const verifyPin: Journey<VerifyPinState> = {
  next(state, event, known, scene) {
    return event.event === 'done' ? onDone(state, event.result, known, scene) : onIntent(state, event, known, scene);
  },
  view(state, known, scene): View {
    switch (state.step) {
      case 'asking':
        return { screen: 'waiting', task: 'readingCard', cancellable: true, takesLonger: false };
      case 'checking':
      case 'resolving':
        return { screen: 'waiting', task: 'checkingPin', cancellable: false, takesLonger: false };
      case 'which':
        return { screen: 'whichPin', holder: shownName(known) };
      case 'trouble':
        return troubleView(state.code, scene.config, alternativesOf(state.code, known, scene));
      case 'entry':
        return pinView('socialSecurity', { ...state, purpose: state.then ?? 'identify' }, known, scene.config);
    }
  },
};

function onIntent(state: VerifyPinState, { intent }: Extract<JourneyEvent, { event: 'intent' }>, known: Known, scene: Scene): Step {
  if ((state.step === 'entry' || state.step === 'asking') && intent.intent === 'back') return { go: 'menu' };
  if (state.step === 'which' && intent.intent === 'whichPin') return resolve(state, intent.holds);
  if (state.step !== 'trouble') return stay(state);
  if (intent.intent === 'again' && troubleView(state.code, scene.config).retry === 'again')
    return openPad({ ...state, lastTry: 'none' }, known, scene);
  if (intent.intent === 'choose' && alternativesOf(state.code, known, scene).includes(intent.service))
    return { go: 'service', service: intent.service };
  return intent.intent === 'menu' || intent.intent === 'back' ? { go: 'menu' } : stay(state);
}

function onDone(state: VerifyPinState, done: EffectResult, known: Known, scene: Scene): Step {
  if (state.step === 'asking' && done.of === 'card.pinState') return onPinState(state, done.result, known, scene);
  if (state.step === 'entry' && done.of === 'pad.enter') return onEntered(state, done.result, known, scene);
  if (state.step === 'checking' && done.of === 'card.verifyPin') return onVerified(state, done.result, known, scene);
  if (state.step !== 'resolving' || done.of !== 'card.resolvePin') return stay(state);
  return done.result.outcome === 'failed' ? trouble(state, done.result.code) : { ...goOn(state), learn: { pinDoubt: null } };
}

/** A card that does not tell its tries is asked for the PIN all the same; one that left or is locked is not. */
function onPinState(
  state: VerifyPinState,
  result: Extract<EffectResult, { of: 'card.pinState' }>['result'],
  known: Known,
  scene: Scene,
): Step {
  if (result.outcome === 'failed') return trouble(state, result.code);
  const closed = closedPinCode(result.pin);
  if (closed !== null) return trouble(state, closed);
  return openPad({ ...state, triesLeft: result.pin.state === 'tries' ? result.pin.left : null }, known, scene);
}

function onEntered(state: VerifyPinState, result: Extract<EffectResult, { of: 'pad.enter' }>['result'], known: Known, scene: Scene): Step {
  const after = afterEntry(result);
  switch (after.next) {
    case 'typed':
      return { go: 'on', state: at(state, 'checking'), ask: { effect: 'card.verifyPin' } };
    case 'again':
      return openPad({ ...state, lastTry: 'timedOut' }, known, scene);
    case 'leave':
      return { go: 'menu' };
    case 'trouble':
      return trouble(state, after.code);
  }
}

function onVerified(
  state: VerifyPinState,
  result: Extract<EffectResult, { of: 'card.verifyPin' }>['result'],
  known: Known,
  scene: Scene,
): Step {
  switch (result.outcome) {
    case 'correct': {
      const initialPin = result.initialPin ?? null;
      return { ...onCorrect(state, initialPin, known), learn: { initialPin, evidence: { ...known.evidence, socialSecurityPin: true } } };
    }
    case 'wrong': {
      const { triesLeft } = result;
      const turn = openPad({ ...state, entry: nextEntry(state.entry), triesLeft, lastTry: 'wrong' }, known, scene);
      return { ...turn, learn: learnPin(known, { state: 'tries', left: triesLeft }) };
    }
    case 'locked':
      return { ...trouble(state, 'session.socialSecurityPinLocked'), learn: learnPin(known, { state: 'locked' }) };
    case 'invalidLength':
      return openPad({ ...state, lastTry: 'tooShort' }, known, scene);
    case 'failed':
      return trouble(state, result.code);
  }
}

/** After a reset of unknown end the PIN itself tells what became of it; after a change only the person knows what was typed. */
function onCorrect(state: VerifyPinState, initialPin: boolean | null, { pinDoubt }: Known): Step {
  if (pinDoubt === 'change') return { go: 'on', state: at(state, 'which') };
  if (pinDoubt === 'reset') return resolve(state, initialPin === true ? 'new' : 'old');
  return goOn(state);
}

function resolve(state: VerifyPinState, holds: 'new' | 'old' | 'unsaid'): Step {
  return { go: 'on', state: at(state, 'resolving'), ask: { effect: 'card.resolvePin', holds } };
}

function goOn(state: VerifyPinState): Step {
  return { go: 'service', service: state.then ?? 'personalInformation' };
}

function firstEntry({ pinDoubt }: Known): PinEntry {
  if (pinDoubt === 'change') return 'perhapsNew';
  return pinDoubt === 'reset' ? 'perhapsInitial' : 'current';
}

/** After a wrong PIN the other one is asked for. */
function nextEntry(entry: PinEntry): PinEntry {
  if (entry === 'perhapsNew') return 'perhapsOld';
  return entry === 'perhapsInitial' ? 'perhapsOwn' : entry;
}

function openPad(base: Base, known: Known, { config }: Scene): Extract<Step, { go: 'on' }> {
  return { go: 'on', state: at(base, 'entry'), ask: askForCardPin(known, config) };
}

function at(base: Base, step: Exclude<VerifyPinState['step'], 'trouble'>): VerifyPinState {
  const { journey, then, entry, triesLeft, lastTry } = base;
  return { journey, then, entry, triesLeft, lastTry, step };
}

function trouble(base: Base, code: string): Extract<Step, { go: 'on' }> {
  const { journey, then, entry, triesLeft, lastTry } = base;
  return { go: 'on', state: { journey, then, entry, triesLeft, lastTry, step: 'trouble', code } };
}
