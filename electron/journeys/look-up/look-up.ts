/** What a person looks up beside particulars and accounts: one question to the records, one screen, one slip. */
import { shanghaiDate } from '../../../native/base/civil-date.ts';
import type { Found, LookUpService } from '../../api/look-up-view.ts';
import type { View } from '../../api/view.ts';
import type { EffectResult } from '../../session/effects.ts';
import { troubleView } from '../../session/trouble.ts';
import { refusedView } from '../decide-for.ts';
import { functionRows } from '../functions.ts';
import { cancelRecords, type Journey, type Known, learnRecords, type Scene, shownName, stay, type Turn } from '../journey.ts';
import { lookUpSlip } from '../paper/look-up-slip.ts';
import { foundIn, places } from './found.ts';
import { gateTo } from './gate.ts';
import { questionOf } from './questions.ts';
import { SAYS } from './says.ts';

interface Common {
  readonly journey: 'lookUp';
  readonly service: LookUpService;
}
export type LookUpState = Common &
  (
    | { readonly step: 'idCard' | 'asking' }
    | { readonly step: 'shown'; readonly found: Found }
    | { readonly step: 'refused'; readonly view: Extract<View, { screen: 'refused' }> }
    | { readonly step: 'trouble'; readonly code: string }
  );

/** First turn: PIN or ID card where the rules want one, then the question. Where to ask is told to everybody. */
export function startLookUp(service: LookUpService, known: Known, scene: Scene): Turn<LookUpState> {
  const common: Common = { journey: 'lookUp', service };
  if (service !== 'placesToAsk') {
    const gate = gateTo(service, known, scene);
    if (gate.gate === 'pin') return { go: 'pin', pin: 'socialSecurity', then: service };
    if (gate.gate === 'idCard')
      return { go: 'on', state: { ...common, step: 'idCard' }, ask: { effect: 'idCard.read', session: known.session } };
    if (gate.gate === 'refused') return { go: 'on', state: { ...common, step: 'refused', view: refusedView(service, gate.decision) } };
  }
  const about = questionOf(service, scene);
  const state: LookUpState = { ...common, step: 'asking' };
  return {
    go: 'on',
    state,
    ask:
      about === null
        ? { effect: 'records.person', evidence: known.evidence }
        : { effect: 'records.inquire', about, evidence: known.evidence },
  };
}

export const lookUp: Journey<LookUpState> = {
  next(state, event, known, scene) {
    if (event.event === 'done') return onDone(state, event.result, known, scene);
    const { intent } = event.intent;
    if (intent === 'back' || intent === 'menu') return leave(state, known);
    if (state.step === 'trouble' && intent === 'again') return startLookUp(state.service, known, scene);
    if (state.step !== 'shown' || intent !== 'print') return stay(state);
    const document = lookUpSlip(state.service, state.found, known, scene);
    return { go: 'on', state, ask: { effect: 'print', printer: 'slip', document }, learn: { count: known.count + 1 } };
  },
  view(state, known, scene): View {
    const { service } = state;
    switch (state.step) {
      case 'asking':
        return { screen: 'waiting', task: 'askingRecords', cancellable: true, takesLonger: false };
      case 'idCard':
        return { screen: 'presentIdCard', service, lastTry: 'none' };
      case 'refused':
        return state.view;
      case 'trouble':
        return troubleView(state.code, scene.config);
      case 'shown':
        return {
          screen: 'lookUp',
          service,
          holder: shownName(known),
          found: state.found,
          says: scene.config.rules.says(SAYS[service], shanghaiDate(scene.atMs)),
          canPrint: scene.slipPrinter,
        };
    }
  },
};

function leave({ step }: LookUpState, known: Known): Turn<LookUpState> {
  if (known.identifiedBy === 'nobody') return { go: 'end' };
  return step === 'asking' ? cancelRecords(known) : { go: 'menu' };
}

function onDone(state: LookUpState, done: EffectResult, known: Known, scene: Scene): Turn<LookUpState> {
  const { journey, service, step } = state;
  const common: Common = { journey, service };
  const trouble = (code: string): Turn<LookUpState> => ({ go: 'on', state: { ...common, step: 'trouble', code } });
  if (step === 'idCard' && done.of === 'idCard.read') {
    if (done.result.outcome === 'failed') return trouble(done.result.code);
    if (done.result.idCard.matchesCard === false) return trouble('session.idCardMismatch');
    const learn = { idCard: done.result.idCard, evidence: { ...known.evidence, idCard: true } };
    return { ...startLookUp(service, { ...known, ...learn }, scene), learn };
  }
  if (step === 'asking' && done.of === 'records.person') {
    if (done.result.outcome === 'failed') return trouble(done.result.code);
    const rows = functionRows(done.result.person.card.functions, scene.atMs);
    return { go: 'on', state: { ...common, step: 'shown', found: { of: 'functionStates', rows } }, learn: learnRecords(done.result) };
  }
  if (step !== 'asking' || done.of !== 'records.inquire') return stay(state);
  // Hotlines are known without the host.
  if (done.result.outcome === 'failed')
    return service === 'placesToAsk'
      ? { go: 'on', state: { ...common, step: 'shown', found: places([], scene) } }
      : trouble(done.result.code);
  const found = foundIn(done.result.found, known, scene);
  return found === null ? trouble('session.internal') : { go: 'on', state: { ...common, step: 'shown', found } };
}
