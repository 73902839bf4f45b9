/** 修改密码: the card checks the old PIN before the new one is asked for, so a wrong one is told at once and costs no more than it must. */
import type { BilingualText } from '../../../native/base/bilingual.ts';
import type { LastTry, ResultFact, View } from '../../api/view.ts';
import { leavesOpen } from '../../card-writes/certainty.ts';
import type { EffectResult } from '../../session/effects.ts';
import { troubleView } from '../../session/trouble.ts';
import { decideFor, refusedView } from '../decide-for.ts';
import {
  cancelRecords,
  type Journey,
  type JourneyEvent,
  type Known,
  learnRecords,
  mayAskRecords,
  type Scene,
  shownName,
  stay,
  type Turn,
} from '../journey.ts';
import { alternativesOf, learnPin } from '../locked-pin.ts';
import { receiptSlip } from '../paper/receipt-slip.ts';
import { afterEntry, askForPin, changeAtReader, pinView, type PinTry } from '../pin-entry.ts';
import type { ChangePinState } from './model.ts';
import { learnUnseen, unseenFacts } from './unseen.ts';

const SERVICE = 'changeSocialSecurityPin';
type Step = Turn<ChangePinState>;
/** What will happen, before what the city says of it. */
export const CHANGE_STEPS: readonly BilingualText[] = [
  { zh: '先输现在的密码，再输两次新密码。', en: 'You type your present PIN, then the new one twice.' },
  { zh: '改好后旧密码立即作废，办理中请不要拔卡。', en: 'The old PIN then stops working. Leave the card in until it is done.' },
];
/** A city that asks for more than the PIN itself has it changed at a window. */
const REFUSED = {
  screen: 'refused',
  service: SERVICE,
  reason: { zh: '修改密码需要核对证件，请到窗口办理。', en: 'The PIN is changed at a window, where your papers are checked.' },
  goTo: [],
} as const;

/** First turn: the records where they are not known yet; a PIN of which nobody knows whether it holds is cleared up first. */
export function startChangePin(known: Known, scene: Scene): Step {
  if (mayAskRecords(known))
    return { go: 'on', state: { journey: 'changePin', step: 'asking' }, ask: { effect: 'records.person', evidence: known.evidence } };
  if (known.pinDoubt !== null) return { go: 'pin', pin: 'socialSecurity', then: SERVICE };
  const decision = decideFor(SERVICE, 'socialSecurity', known, scene);
  switch (decision.decision) {
    case 'allowed':
      return { go: 'on', state: { journey: 'changePin', step: 'confirm', consequences: [...CHANGE_STEPS, ...decision.consequences] } };
    case 'refused':
      return { go: 'on', state: { journey: 'changePin', step: 'refused', view: refusedView(SERVICE, decision) } };
    case 'needs':
      if (decision.missing.includes('socialSecurityPin')) return { go: 'pin', pin: 'socialSecurity', then: SERVICE };
      return { go: 'on', state: { journey: 'changePin', step: 'refused', view: { ...REFUSED, bring: decision.bring } } };
  }
}

export const changePin: Journey<ChangePinState> = {
  next: (state, event, known, scene) =>
    event.event === 'done' ? onDone(state, event.result, known, scene) : onIntent(state, event, known, scene),
  view(state, known, scene): View {
    switch (state.step) {
      case 'asking':
        return { screen: 'waiting', task: 'askingRecords', cancellable: true, takesLonger: false };
      case 'checking':
        return { screen: 'waiting', task: 'checkingPin', cancellable: false, takesLonger: false };
      case 'changing':
        return { screen: 'waiting', task: 'changingPin', cancellable: false, takesLonger: false };
      case 'refused':
        return state.view;
      case 'confirm': {
        const { consequences } = state;
        return { screen: 'confirm', service: SERVICE, holder: shownName(known), functions: [], consequences, lapsesOn: null };
      }
      case 'entry':
        return pinView('socialSecurity', { ...state, purpose: SERVICE }, known, scene.config);
      case 'result':
        return { screen: 'result', service: SERVICE, facts: facts(state), canPrint: scene.slipPrinter };
      case 'trouble':
        return troubleView(state.code, scene.config, alternativesOf(state.code, known, scene));
    }
  },
};

function onIntent(state: ChangePinState, { intent }: Extract<JourneyEvent, { event: 'intent' }>, known: Known, scene: Scene): Step {
  // At the reader it is ended with the reader's own key.
  if (state.step === 'checking' || state.step === 'changing' || isAtReader(state)) return stay(state);
  if (state.step === 'asking') return intent.intent === 'back' ? cancelRecords(known) : stay(state);
  if (intent.intent === 'menu' || intent.intent === 'back') return { go: 'menu' };
  if (state.step === 'confirm' && intent.intent === 'confirm') return begin({ triesLeft: triesOf(known), lastTry: 'none' }, known, scene);
  if (state.step === 'result' && intent.intent === 'print') {
    const document = receiptSlip(SERVICE, facts(state), known, scene);
    return { go: 'on', state, ask: { effect: 'print', printer: 'slip', document }, learn: { count: known.count + 1 } };
  }
  if (state.step !== 'trouble') return stay(state);
  if (intent.intent === 'again' && troubleView(state.code, scene.config).retry === 'again') return startChangePin(known, scene);
  if (intent.intent === 'choose' && alternativesOf(state.code, known, scene).includes(intent.service))
    return { go: 'service', service: intent.service };
  return stay(state);
}

function onDone(state: ChangePinState, done: EffectResult, known: Known, scene: Scene): Step {
  if (state.step === 'asking' && done.of === 'records.person') {
    const learn = learnRecords(done.result);
    return { ...startChangePin({ ...known, ...learn }, scene), learn };
  }
  if (state.step === 'entry' && done.of === 'pad.enter') return onEntered(state, done.result, known, scene);
  if (state.step === 'checking' && done.of === 'card.verifyPin') return onOldPin(done.result, known, scene);
  const changing = state.step === 'changing' || isAtReader(state);
  return changing && done.of === 'card.changePin' ? onChanged(done.result, known, scene) : stay(state);
}

function onEntered(
  state: Extract<ChangePinState, { step: 'entry' }>,
  result: Extract<EffectResult, { of: 'pad.enter' }>['result'],
  known: Known,
  scene: Scene,
): Step {
  const { entry, triesLeft } = state;
  if (entry === 'atReader') return stay(state);
  const after = afterEntry(result);
  if (after.next === 'again') return openPad(entry, { triesLeft, lastTry: 'timedOut' }, scene);
  if (after.next === 'leave') return { go: 'menu' };
  if (after.next === 'trouble') return trouble(after.code);
  if (entry === 'old')
    return { go: 'on', state: { journey: 'changePin', step: 'checking' }, ask: { effect: 'card.verifyPin', keep: true } };
  // A new PIN that will not do, or that was not the same twice, is chosen anew.
  if (after.judged !== 'fine') return openNew(after.judged, scene);
  if (entry === 'new') return openPad('newAgain', { triesLeft: null, lastTry: 'none' }, scene);
  const key = `${known.session}-${SERVICE}-${known.count}`;
  const ask = { effect: 'card.changePin', evidence: known.evidence, key } as const;
  return { go: 'on', state: { journey: 'changePin', step: 'changing' }, ask, learn: { count: known.count + 1 } };
}

function onOldPin(result: Extract<EffectResult, { of: 'card.verifyPin' }>['result'], known: Known, scene: Scene): Step {
  if (result.outcome !== 'correct') return onRefusedPin(result, known, scene);
  const learn = { initialPin: result.initialPin ?? null, evidence: { ...known.evidence, socialSecurityPin: true } };
  return { ...openNew('none', scene), learn };
}

function onChanged(result: Extract<EffectResult, { of: 'card.changePin' }>['result'], known: Known, scene: Scene): Step {
  if (result.outcome === 'failed' && leavesOpen(result.code))
    return { ...trouble('session.pinChangeCutOff'), learn: { pinDoubt: 'change' } };
  if (result.outcome !== 'changed') return onRefusedPin(result, known, scene);
  const { receipt, unseen = null } = result;
  // The records know it too, or will be asked again before they say otherwise.
  const learn = { person: null, recordsFault: null, initialPin: false, ...learnUnseen(unseen, known) };
  return { go: 'on', state: { journey: 'changePin', step: 'result', receipt, unseen }, learn };
}

/** The old PIN was wrong, or the card did not get that far. */
function onRefusedPin(
  result: Exclude<Extract<EffectResult, { of: 'card.verifyPin' | 'card.changePin' }>['result'], { outcome: 'correct' | 'changed' }>,
  known: Known,
  scene: Scene,
): Step {
  switch (result.outcome) {
    case 'wrong': {
      const told = learnPin(known, { state: 'tries', left: result.triesLeft });
      const turn = begin({ triesLeft: result.triesLeft, lastTry: 'wrong' }, { ...known, ...told }, scene);
      return { ...turn, learn: { ...told, ...turn.learn } };
    }
    case 'locked':
      return { ...trouble('session.socialSecurityPinLocked'), learn: learnPin(known, { state: 'locked' }) };
    case 'invalidLength':
      return begin({ triesLeft: triesOf(known), lastTry: 'tooShort' }, known, scene);
    case 'initial': {
      const told = { initialPin: true, evidence: { ...known.evidence, socialSecurityPin: true } };
      const turn = begin({ triesLeft: null, lastTry: 'initial' }, { ...known, ...told }, scene);
      return { ...turn, learn: { ...told, ...turn.learn } };
    }
    case 'different':
      return begin({ triesLeft: triesOf(known), lastTry: 'different' }, known, scene);
    case 'cancelled':
      return { go: 'menu' };
    case 'timedOut': // Nobody typed: the question stands again, and the idle timer decides.
      return startChangePin(known, scene);
    case 'failed':
      return trouble(result.code);
  }
}

/** A right PIN has filled the counter, to a number that the card does not tell. */
function triesOf({ card, evidence }: Known): number | null {
  return card?.pin.state === 'tries' && !evidence.socialSecurityPin ? card.pin.left : null;
}

/** The first entry: the PIN that stands; at a reader with keys for it, all of them at once. */
function begin({ triesLeft, lastTry }: PinTry, known: Known, scene: Scene): Extract<Step, { go: 'on' }> {
  const atReader = changeAtReader(known, scene.config);
  if (atReader === null) return openPad('old', { triesLeft, lastTry }, scene);
  const key = `${known.session}-${SERVICE}-${known.count}`;
  const ask = { effect: 'card.changePin', evidence: known.evidence, key, atReader } as const;
  const state = { journey: 'changePin', step: 'entry', entry: 'atReader', triesLeft, lastTry } as const;
  return { go: 'on', state, ask, learn: { count: known.count + 1 } };
}

function isAtReader(state: ChangePinState): boolean {
  return state.step === 'entry' && state.entry === 'atReader';
}

function openNew(lastTry: LastTry, scene: Scene): Extract<Step, { go: 'on' }> {
  return openPad('new', { triesLeft: null, lastTry }, scene);
}

function openPad(entry: 'old' | 'new' | 'newAgain', { triesLeft, lastTry }: PinTry, { config }: Scene): Extract<Step, { go: 'on' }> {
  const ask = askForPin('socialSecurity', config, entry === 'old' ? undefined : entry);
  return { go: 'on', state: { journey: 'changePin', step: 'entry', entry, triesLeft, lastTry }, ask };
}

function trouble(code: string): Extract<Step, { go: 'on' }> {
  return { go: 'on', state: { journey: 'changePin', step: 'trouble', code } };
}

function facts({ receipt, unseen }: Extract<ChangePinState, { step: 'result' }>): readonly ResultFact[] {
  const number: readonly ResultFact[] = receipt === null ? [] : [{ fact: 'receiptNumber', value: receipt.number }];
  return [...number, { fact: 'ownPinHolds' }, ...unseenFacts(unseen)];
}
