import type { ServiceId, View } from '../../api/view.ts';
import type { SessionConfig } from '../../session/config.ts';
import type { EffectResult } from '../../session/effects.ts';
import type { BankRefusal } from '../../hosts/ports.ts';
import { type SessionFaultCode, troubleView } from '../../session/trouble.ts';
import { type Journey, type Known, stay, type Turn } from '../journey.ts';
import { afterEntry, askForPin, pinView, type PinTry } from '../pin-entry.ts';

/** The bank PIN: entered on the pad, enciphered there, verified by the bank. The card only says which account. */
export type BankPinState = {
  readonly journey: 'bankPin';
  readonly then: ServiceId | null;
} & PinTry &
  ({ readonly step: 'asking' | 'entry' | 'checking' | 'correct' } | { readonly step: 'trouble'; readonly code: string });

/** First turn: asks the bank (and the card's bank application) how the PIN stands. */
export function startBankPin(then: ServiceId | null): Turn<BankPinState> {
  return {
    go: 'on',
    state: { journey: 'bankPin', then, triesLeft: null, lastTry: 'none', step: 'asking' },
    ask: { effect: 'bank.pinState' },
  };
}

export const bankPin: Journey<BankPinState> = {
  next(state, event, known, scene) {
    if (event.event === 'done') return onDone(state, event.result, known, scene.config);
    const { intent } = event.intent;
    if (state.step === 'checking') return stay(state);
    if (state.step === 'trouble' && intent === 'again') return startBankPin(state.then);
    return intent === 'menu' || intent === 'back' ? { go: 'menu' } : stay(state);
  },
  view(state, known, scene): View {
    switch (state.step) {
      case 'asking':
        return { screen: 'waiting', task: 'askingRecords', cancellable: true, takesLonger: false };
      case 'checking':
        return { screen: 'waiting', task: 'checkingBankPin', cancellable: false, takesLonger: false };
      case 'trouble':
        return troubleView(state.code, scene.config);
      case 'correct':
        return { screen: 'result', service: 'bankPinCheck', facts: [], canPrint: false };
      case 'entry':
        return pinView('bank', { ...state, entry: 'current', purpose: state.then ?? 'identify' }, known, scene.config);
    }
  },
};

function onDone(state: BankPinState, done: EffectResult, known: Known, config: SessionConfig): Turn<BankPinState> {
  if (state.step === 'asking' && done.of === 'bank.pinState') {
    if (done.result.outcome === 'failed') return trouble(state, done.result.code);
    if (done.result.locked) return trouble(state, 'session.bankPinLocked');
    return entry({ ...state, triesLeft: done.result.triesLeft }, config);
  }
  if (state.step === 'entry' && done.of === 'pad.enter') {
    const after = afterEntry(done.result);
    if (after.next === 'trouble') return trouble(state, after.code);
    if (after.next === 'again') return entry({ ...state, lastTry: 'timedOut' }, config);
    if (after.next === 'leave') return { go: 'menu' };
    const key = `${known.session}-bankPin-${known.count}`;
    return { go: 'on', state: { ...state, step: 'checking' }, ask: { effect: 'bank.verifyPin', key }, learn: { count: known.count + 1 } };
  }
  return state.step === 'checking' && done.of === 'bank.verifyPin' ? onChecked(state, done.result, known, config) : stay(state);
}

function onChecked(
  state: BankPinState,
  result: Extract<EffectResult, { of: 'bank.verifyPin' }>['result'],
  known: Known,
  config: SessionConfig,
): Turn<BankPinState> {
  switch (result.outcome) {
    case 'correct': {
      const learn = { evidence: { ...known.evidence, bankPin: true } };
      return state.then === null
        ? { go: 'on', state: { ...state, step: 'correct' }, learn }
        : { go: 'service', service: state.then, learn };
    }
    case 'wrong':
      return entry({ ...state, triesLeft: result.triesLeft, lastTry: 'wrong' }, config);
    case 'locked':
      return trouble(state, 'session.bankPinLocked');
    case 'unknownCard':
      return trouble(state, 'session.bankCardUnknown');
    case 'cardLost':
      return trouble(state, 'session.bankCardLost');
    case 'enterAgain':
      return entry({ ...state, lastTry: 'enterAgain' }, config);
    case 'refused':
      return trouble(state, REFUSALS[result.refusal]);
    case 'failed':
      // A PIN check changes nothing that has to be found out: only a try may be gone.
      return trouble(state, result.code === 'host.unknownOutcome' ? 'session.bankCheckUnknown' : result.code);
  }
}

const REFUSALS: Readonly<Record<BankRefusal, SessionFaultCode>> = {
  callBank: 'session.bankWantsCall',
  restricted: 'session.bankCardRestricted',
  expired: 'session.bankCardExpired',
  tryLater: 'session.bankTryLater',
};

function entry(state: BankPinState, config: SessionConfig): Turn<BankPinState> {
  const { journey, then, triesLeft, lastTry } = state;
  return { go: 'on', state: { journey, then, triesLeft, lastTry, step: 'entry' }, ask: askForPin('bank', config) };
}

function trouble(state: BankPinState, code: string): Turn<BankPinState> {
  return { go: 'on', state: { ...state, step: 'trouble', code } };
}
