/** 当场制卡: which of these are you, ID card, what it costs and what follows, the order, its receipt and notice. */
import type { Intent } from '../../api/intent.ts';
import type { OrderReason } from '../../api/order-view.ts';
import type { View } from '../../api/view.ts';
import type { EffectResult } from '../../session/effects.ts';
import { troubleView } from '../../session/trouble.ts';
import { decideFor, refusedView } from '../decide-for.ts';
import {
  cancelRecords,
  type Journey,
  type Known,
  learnRecords,
  mayAskRecords,
  idShown,
  type Scene,
  shownName,
  stay,
  type Turn,
} from '../journey.ts';
import { receiptSlip } from '../paper/receipt-slip.ts';
import { startToldWhere, type ToldWhereState } from '../told-where/told-where.ts';
import { consequencesOf, needsNotice, orderFacts, slipFacts, termTexts } from './facts.ts';
import { isMadeHere, make, onHandedOut, onMade, onOrdersFound } from './making.ts';
import type { InstantCardState } from './model.ts';
import { noticePaper } from './notice.ts';
import { decideReason, reasonsHere, SERVICE_OF } from './ways.ts';

const SERVICE = 'instantCard';
type Step = Turn<InstantCardState>;

/** First turn: the question, or in a city that makes none on the spot, where else. */
export function startInstantCard(known: Known, scene: Scene): Turn<InstantCardState | ToldWhereState> {
  if (mayAskRecords(known))
    return { go: 'on', state: { journey: SERVICE, step: 'asking' }, ask: { effect: 'records.person', evidence: known.evidence } };
  return reasonsHere(known, scene).length === 0 ? startToldWhere(SERVICE, known, scene) : on({ journey: SERVICE, step: 'choose' });
}

export const instantCard: Journey<InstantCardState> = {
  next: (state, event, known, scene) =>
    event.event === 'done' ? onDone(state, event.result, known, scene) : onIntent(state, event.intent, known, scene),
  view(state, known, scene): View {
    switch (state.step) {
      case 'asking':
        return { screen: 'waiting', task: 'askingRecords', cancellable: true, takesLonger: false };
      case 'choose':
        return { screen: 'chooseReason', service: SERVICE, holder: shownName(known), reasons: reasonsHere(known, scene) };
      case 'idCard':
        return { screen: 'presentIdCard', service: SERVICE, lastTry: state.lastTry };
      case 'confirm': {
        const { consequences, readyOn } = state;
        const confirm = {
          screen: 'confirm',
          service: SERVICE,
          holder: shownName(known),
          functions: [],
          consequences,
          lapsesOn: null,
        } as const;
        return { ...confirm, ...idShown(known, scene), terms: termTexts(state.terms), ...(readyOn === null ? {} : { readyOn }) };
      }
      case 'ordering':
      case 'findingOrder':
        return { screen: 'waiting', task: 'orderingCard', cancellable: false, takesLonger: false };
      case 'making':
        return { screen: 'waiting', task: 'makingCard', cancellable: false, takesLonger: false };
      case 'handingOut':
        return { screen: 'takeNewCard', holder: shownName(known), seconds: Math.round((scene.config.makesCards?.takeMs ?? 0) / 1_000) };
      case 'result': {
        const made = state.made === undefined ? {} : { made: state.made };
        const notice = needsNotice(state.terms) ? ({ alsoPrints: 'notice' } as const) : {};
        return { screen: 'result', service: SERVICE, facts: orderFacts(state), canPrint: scene.slipPrinter, ...notice, ...made };
      }
      case 'refused':
        return state.view;
      case 'trouble':
        return troubleView(state.code, scene.config);
    }
  },
};

/** A host or a card is being written: nothing is cut off. */
const BUSY: ReadonlySet<string> = new Set<InstantCardState['step']>(['ordering', 'findingOrder', 'making', 'handingOut']);

function onIntent(state: InstantCardState, intent: Intent, known: Known, scene: Scene): Step {
  if (BUSY.has(state.step)) return stay(state);
  if (state.step === 'asking') return intent.intent === 'back' ? cancelRecords(known) : stay(state);
  if (intent.intent === 'menu') return { go: 'menu' };
  if (intent.intent === 'back')
    return state.step === 'choose' || state.step === 'result' ? { go: 'menu' } : on({ journey: SERVICE, step: 'choose' });
  if (state.step === 'choose' && intent.intent === 'chooseReason') {
    if (intent.reason === 'none') return refused(null, known, scene);
    return reasonsHere(known, scene).includes(intent.reason) ? chosen(intent.reason, known, scene) : stay(state);
  }
  if (state.step === 'confirm' && intent.intent === 'confirm')
    return order({ ...state, step: 'ordering', key: `${known.session}-${SERVICE}-${known.count}` }, known);
  if (state.step === 'result' && intent.intent === 'print') return print(state, intent.paper === 'notice', known, scene);
  if (state.step === 'trouble' && intent.intent === 'again') {
    if (state.retry !== null) return order(state.retry, known);
    return state.code.startsWith('idreader.') ? readIdCard(state.reason, known, 'unreadable') : chosen(state.reason, known, scene);
  }
  return stay(state);
}

function onDone(state: InstantCardState, done: EffectResult, known: Known, scene: Scene): Step {
  if (state.step === 'asking' && done.of === 'records.person') {
    const learn = learnRecords(done.result);
    return { go: 'service', service: SERVICE, learn };
  }
  if (state.step === 'idCard' && done.of === 'idCard.read') {
    if (done.result.outcome === 'failed') return trouble(state.reason, done.result.code, null);
    if (done.result.idCard.matchesCard === false) return trouble(state.reason, 'session.idCardMismatch', null);
    const learn = { idCard: done.result.idCard, evidence: { ...known.evidence, idCard: true } };
    return { ...chosen(state.reason, { ...known, ...learn }, scene), learn };
  }
  if (state.step === 'making' && done.of === 'maker.make') return onMade(state, done.result, known);
  if (state.step === 'handingOut' && done.of === 'maker.handOut') return onHandedOut(state, done.result);
  if (state.step === 'findingOrder' && done.of === 'records.inquire') return onOrdersFound(state, done.result, known, scene);
  return state.step === 'ordering' && done.of === 'records.order' ? onOrdered(state, done.result, known, scene) : stay(state);
}

/** A reason is given: the ID card is asked for where it was not shown, then what follows is told. */
function chosen(reason: OrderReason, known: Known, scene: Scene): Extract<Step, { go: 'on' }> {
  const decision = decideReason(reason, known, scene);
  const here = isMadeHere(reason, known, scene);
  // Before anything begins: what the machine is known to lack.
  if (here && scene.cardMaker !== null) return trouble(reason, scene.cardMaker, null);
  switch (decision.decision) {
    case 'refused':
      return refused(reason, known, scene);
    case 'needs':
      return readIdCard(reason, known, 'none');
    case 'allowed': {
      // The chip is written with what the ID card says: a card is not made from the old one.
      if (here && known.idCard === null) return readIdCard(reason, known, 'none');
      const { terms, readyOn } = decision;
      const consequences = [...consequencesOf(terms, known, here), ...decision.consequences];
      return on({ journey: SERVICE, reason, step: 'confirm', terms, readyOn, consequences });
    }
  }
}

/** Where else, how long and how much: what the rules tell somebody with that reason, or with none. */
function refused(reason: OrderReason | null, known: Known, scene: Scene): Extract<Step, { go: 'on' }> {
  const decision = reason === null ? decideFor(SERVICE, null, known, scene) : decideReason(reason, known, scene);
  const told = startToldWhere(
    reason === null ? SERVICE : SERVICE_OF[reason],
    known,
    scene,
    reason === null ? {} : { circumstances: [reason] },
  );
  const { view } = told.state;
  const own = decision.decision === 'refused' ? { ...view, ...refusedView(SERVICE, decision) } : view;
  return on({ journey: SERVICE, step: 'refused', view: { ...own, service: SERVICE } });
}

function readIdCard(reason: OrderReason, known: Known, lastTry: 'none' | 'unreadable'): Extract<Step, { go: 'on' }> {
  return { go: 'on', state: { journey: SERVICE, reason, step: 'idCard', lastTry }, ask: { effect: 'idCard.read', session: known.session } };
}

function order(state: Extract<InstantCardState, { step: 'ordering' }>, known: Known): Step {
  const { key, reason } = state;
  return { go: 'on', state, ask: { effect: 'records.order', kind: 'instant', circumstance: reason, evidence: known.evidence, key } };
}

function onOrdered(
  state: Extract<InstantCardState, { step: 'ordering' }>,
  result: Extract<EffectResult, { of: 'records.order' }>['result'],
  known: Known,
  scene: Scene,
): Step {
  const { journey, reason, terms, consequences, readyOn } = state;
  const agreed = { journey, reason, terms, consequences, readyOn };
  const learn = { count: known.count + 1 };
  const here = isMadeHere(reason, known, scene);
  switch (result.outcome) {
    case 'done':
      if (here) return make({ ...agreed, receipt: result.receipt }, { ...known, ...learn });
      return { ...on({ ...agreed, step: 'result', receipt: result.receipt }), learn };
    case 'refused': {
      const view = { screen: 'refused', service: SERVICE, reason: result.reason, goTo: [], bring: [] } as const;
      if (!here || result.code !== 'wrongState') return { ...on({ journey, step: 'refused', view }), learn };
      const ask = { effect: 'records.inquire', about: { inquiry: 'orders' }, evidence: known.evidence } as const;
      return { go: 'on', state: { ...agreed, step: 'findingOrder', refusal: view }, ask, learn };
    }
    case 'failed':
      return { ...trouble(reason, result.code, state), learn };
  }
}

function print(state: Extract<InstantCardState, { step: 'result' }>, notice: boolean, known: Known, scene: Scene): Step {
  const learn = { count: known.count + 1 };
  if (!notice) {
    const document = receiptSlip(SERVICE, slipFacts(state), known, scene);
    return { go: 'on', state, ask: { effect: 'print', printer: 'slip', document }, learn };
  }
  if (!needsNotice(state.terms)) return stay(state);
  return { go: 'on', state, ask: { effect: 'print', printer: 'document', document: noticePaper(state, known, scene) }, learn };
}

function trouble(
  reason: OrderReason,
  code: string,
  retry: Extract<InstantCardState, { step: 'ordering' }> | null,
): Extract<Step, { go: 'on' }> {
  return on({ journey: SERVICE, reason, step: 'trouble', code, retry });
}

function on(state: InstantCardState): Extract<Step, { go: 'on' }> {
  return { go: 'on', state };
}
