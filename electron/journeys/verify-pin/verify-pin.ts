import type { PinState } from '../../../native/ports/social-security-card.ts';
import type { PinKind, ServiceId, View } from '../../api/view.ts';
import type { EffectResult } from '../../session/effects.ts';
import type { SessionConfig } from '../../session/config.ts';
import { troubleView } from '../../session/trouble.ts';
import { type Journey, type Known, shownName, stay, type Turn } from '../journey.ts';

/** The social-security PIN: entered on the pad, verified by the card itself. */
export type VerifyPinState = {
  readonly journey: 'verifyPin';
  /** What it is asked for; `null`: to identify, the information page follows. */
  readonly then: ServiceId | null;
  readonly triesLeft: number | null;
  readonly lastTry: 'none' | 'wrong' | 'tooShort' | 'timedOut';
} & (
  | { readonly step: 'asking' }
  | { readonly step: 'entry' }
  | { readonly step: 'checking' }
  | { readonly step: 'trouble'; readonly code: string }
);

/** First turn: shows the tries left as the card told them, opens the pad. A locked PIN opens none. */
export function startVerifyPin(then: ServiceId | null, known: Known, config: SessionConfig): Turn<VerifyPinState> {
  const pin = known.card?.pin ?? { state: 'unknown' };
  const triesLeft = pin.state === 'tries' ? pin.left : null;
  const base = { journey: 'verifyPin', then, triesLeft, lastTry: 'none' } as const;
  const closed = closedCode(pin);
  if (closed !== null) return { go: 'on', state: { ...base, step: 'trouble', code: closed } };
  if (pin.state === 'unknown') return { go: 'on', state: { ...base, step: 'asking' }, ask: { effect: 'card.pinState' } };
  return entry(base, config);
}

export const verifyPin: Journey<VerifyPinState> = {
  next(state, event, known, scene) {
    if (event.event === 'done') return onDone(state, event.result, known, scene.config);
    const { intent } = event.intent;
    if (state.step === 'entry' && intent === 'back') return { go: 'menu' };
    if (state.step !== 'trouble') return stay(state);
    if (intent === 'again' && troubleView(state.code, scene.config).retry === 'again')
      return entry({ ...state, lastTry: 'none' }, scene.config);
    if (event.intent.intent === 'choose' && lockedAlternatives(state.code).includes(event.intent.service))
      return { go: 'service', service: event.intent.service };
    return intent === 'menu' || intent === 'back' ? { go: 'menu' } : stay(state);
  },
  view(state, known, scene): View {
    if (state.step === 'asking') return { screen: 'waiting', task: 'readingCard', cancellable: false, takesLonger: false };
    if (state.step === 'checking') return { screen: 'waiting', task: 'checkingPin', cancellable: false, takesLonger: false };
    if (state.step === 'trouble') return troubleView(state.code, scene.config, lockedAlternatives(state.code));
    return pinView('socialSecurity', state, known, scene.config);
  },
};

/** The PIN screen, the same pattern for both PINs. */
export function pinView(
  pin: PinKind,
  state: Pick<VerifyPinState, 'then' | 'triesLeft'> & { readonly lastTry: Extract<View, { screen: 'pin' }>['lastTry'] },
  known: Known,
  config: SessionConfig,
): Extract<View, { screen: 'pin' }> {
  const { min, max } = config.pinDigits[pin];
  return {
    screen: 'pin',
    pin,
    holder: shownName(known),
    purpose: state.then ?? 'identify',
    triesLeft: state.triesLeft,
    lastTry: state.lastTry,
    minDigits: min,
    maxDigits: max,
    keypad: config.keypad,
    help: config.rules.help(pin === 'bank' ? 'bankPinLocked' : 'socialSecurityPinLocked').goTo,
  };
}

type Base = Pick<VerifyPinState, 'journey' | 'then' | 'triesLeft' | 'lastTry'>;

function entry(base: Base, config: SessionConfig): Turn<VerifyPinState> {
  const { min, max } = config.pinDigits.socialSecurity;
  const { journey, then, triesLeft, lastTry } = base;
  return {
    go: 'on',
    state: { journey, then, triesLeft, lastTry, step: 'entry' },
    ask: { effect: 'pad.enter', pin: 'socialSecurity', minDigits: min, maxDigits: max },
  };
}

function onDone(state: VerifyPinState, done: EffectResult, known: Known, config: SessionConfig): Turn<VerifyPinState> {
  if (state.step === 'asking' && done.of === 'card.pinState') return onPinState(state, done.result, config);
  if (state.step === 'entry' && done.of === 'pad.enter') {
    if (done.result.outcome === 'entered') return { go: 'on', state: { ...state, step: 'checking' }, ask: { effect: 'card.verifyPin' } };
    if (done.result.outcome === 'timedOut') return entry({ ...state, lastTry: 'timedOut' }, config);
    return done.result.outcome === 'cancelled'
      ? { go: 'menu' }
      : { go: 'on', state: { ...state, step: 'trouble', code: done.result.code } };
  }
  if (state.step !== 'checking' || done.of !== 'card.verifyPin') return stay(state);
  return onVerified(state, done.result, known, config);
}

/** Why no pad is opened at all. */
function closedCode(pin: PinState): string | null {
  if (pin.state === 'locked') return 'session.socialSecurityPinLocked';
  return pin.state === 'notSet' ? 'session.socialSecurityPinNotSet' : null;
}

/** A card that does not tell its tries is asked for the PIN all the same; one that left or is locked is not. */
function onPinState(
  state: VerifyPinState,
  result: Extract<EffectResult, { of: 'card.pinState' }>['result'],
  config: SessionConfig,
): Turn<VerifyPinState> {
  if (result.outcome === 'failed') return { go: 'on', state: { ...state, step: 'trouble', code: result.code } };
  const closed = closedCode(result.pin);
  if (closed !== null) return { go: 'on', state: { ...state, step: 'trouble', code: closed } };
  return entry({ ...state, triesLeft: result.pin.state === 'tries' ? result.pin.left : null }, config);
}

function onVerified(
  state: VerifyPinState,
  result: Extract<EffectResult, { of: 'card.verifyPin' }>['result'],
  known: Known,
  config: SessionConfig,
): Turn<VerifyPinState> {
  const { card } = known;
  switch (result.outcome) {
    case 'correct':
      return {
        go: 'service',
        service: state.then ?? 'personalInformation',
        learn: { evidence: { ...known.evidence, socialSecurityPin: true } },
      };
    case 'wrong': {
      const turn = entry({ ...state, triesLeft: result.triesLeft, lastTry: 'wrong' }, config);
      return card === null ? turn : { ...turn, learn: { card: { ...card, pin: { state: 'tries', left: result.triesLeft } } } };
    }
    case 'locked': {
      const trouble = { ...state, step: 'trouble', code: 'session.socialSecurityPinLocked' } as const;
      return card === null
        ? { go: 'on', state: trouble }
        : { go: 'on', state: trouble, learn: { card: { ...card, pin: { state: 'locked' } } } };
    }
    case 'invalidLength':
      return entry({ ...state, lastTry: 'tooShort' }, config);
    case 'failed':
      return { go: 'on', state: { ...state, step: 'trouble', code: result.code } };
  }
}

function lockedAlternatives(code: string): readonly ServiceId[] {
  return code === 'session.socialSecurityPinLocked' ? ['resetSocialSecurityPin', 'temporaryLoss'] : [];
}
