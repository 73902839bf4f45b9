/**
 * The pattern of every service that changes something: which function, what must be shown, what will happen, do it, what
 * happened. Consequence before action; an unknown outcome is asked for again with the same idempotency key.
 */
import { addDays, shanghaiDate } from '../../../native/base/civil-date.ts';
import type { View } from '../../api/view.ts';
import { leavesOpen } from '../../card-writes/certainty.ts';
import type { EffectResult } from '../../session/effects.ts';
import { troubleView } from '../../session/trouble.ts';
import { decideFor } from '../decide-for.ts';
import { cancelRecords, type Journey, type JourneyEvent, type Known, idShown, type Scene, shownName, stay, type Turn } from '../journey.ts';
import { acceptedSlip } from '../paper/accepted-slip.ts';
import { learnPin } from '../locked-pin.ts';
import { receiptSlip } from '../paper/receipt-slip.ts';
import { chooseView } from './choose-view.ts';
import { resultFacts } from './facts.ts';
import type { ActedOn, ChangeDefinition, ChangeState, Chosen, Common } from './model.ts';

/** The journey of one definition. */
export function changeJourney(
  definition: ChangeDefinition,
): Journey<ChangeState> & { start(known: Known, scene: Scene): Turn<ChangeState> } {
  return {
    start: (known, scene) => start(definition, known, scene),
    next: (state, event, known, scene) =>
      event.event === 'done' ? onDone(definition, state, event.result, known, scene) : onIntent(definition, state, event, known, scene),
    view: (state, known, scene) => view(definition, state, known, scene),
  };
}

function start(definition: ChangeDefinition, known: Known, scene: Scene): Turn<ChangeState> {
  const common: Common = { journey: 'change', service: definition.service };
  if (known.person === null)
    return { go: 'on', state: { ...common, step: 'asking' }, ask: { effect: 'records.person', evidence: known.evidence } };
  const [only, ...others] = definition.functions;
  if (only !== undefined && others.length === 0) return chosen(definition, only, known, scene);
  return { go: 'on', state: { ...common, step: 'choose' } };
}

/** A function is chosen: what is missing is asked for in turn, then the consequences are shown. */
function chosen(definition: ChangeDefinition, cardFunction: ActedOn, known: Known, scene: Scene): Turn<ChangeState> {
  const common: Chosen = { journey: 'change', service: definition.service, cardFunction };
  const decision = decideFor(definition.service, cardFunction, known, scene);
  switch (decision.decision) {
    case 'refused': {
      const { reason, goTo, bring } = decision;
      return { go: 'on', state: { journey: 'change', service: definition.service, step: 'refused', reason, goTo, bring } };
    }
    case 'needs':
      if (decision.missing.includes('socialSecurityPin')) return { go: 'pin', pin: 'socialSecurity', then: definition.service };
      if (decision.missing.includes('bankPin')) return { go: 'pin', pin: 'bank', then: definition.service };
      return readIdCard(common, known, 'none');
    case 'allowed': {
      // Without the host's records only what may wait for the host can go on.
      if (known.person === null && known.recordsFault !== null && !decision.mayWait) return trouble(common, known.recordsFault);
      const days = decision.lapsesAfterDays;
      const lapsesOn = days === null ? null : addDays(shanghaiDate(scene.atMs), days);
      const linked = decision.linkedFunctions.filter((linkedFunction) => linkedFunction !== 'eWallet');
      const says = [...(definition.says ?? []), ...decision.consequences];
      const consequences = known.person === null ? [...says, ONLY_TAKEN_IN] : says;
      return { go: 'on', state: { ...common, step: 'confirm', consequences, lapsesOn, linked } };
    }
  }
}

/** Said before a loss is confirmed that can only be taken in. */
const ONLY_TAKEN_IN = {
  zh: '现在连不上社保系统。本机先收下您的挂失，系统恢复后才生效。',
  en: 'The social-security system cannot be reached now. This terminal takes your report in; it holds only once the system is back.',
};

function trouble({ journey, service, cardFunction }: Chosen, code: string): Turn<ChangeState> {
  return { go: 'on', state: { journey, service, cardFunction, step: 'trouble', code, key: null } };
}

function readIdCard(common: Chosen, known: Known, lastTry: 'none' | 'unreadable'): Turn<ChangeState> {
  const { journey, service, cardFunction } = common;
  return {
    go: 'on',
    state: { journey, service, cardFunction, step: 'idCard', lastTry },
    ask: { effect: 'idCard.read', session: known.session },
  };
}

function onIntent(
  definition: ChangeDefinition,
  state: ChangeState,
  event: Extract<JourneyEvent, { event: 'intent' }>,
  known: Known,
  scene: Scene,
): Turn<ChangeState> {
  const { intent } = event;
  if (state.step === 'executing') return stay(state);
  if (state.step === 'asking') return intent.intent === 'back' || intent.intent === 'menu' ? cancelRecords(known) : stay(state);
  if (intent.intent === 'menu' || intent.intent === 'back') return { go: 'menu' };
  if (state.step === 'choose' && intent.intent === 'chooseFunction') {
    const wanted = definition.functions.find((candidate) => candidate === intent.cardFunction);
    return wanted === undefined ? stay(state) : chosen(definition, wanted, known, scene);
  }
  if (state.step === 'confirm' && intent.intent === 'confirm')
    return execute(definition, state, `${known.session}-${definition.service}-${known.count}`, known);
  if (state.step === 'result' && intent.intent === 'print') {
    const document = receiptSlip(
      definition.service,
      resultFacts(definition.service, state.receipt, state.receipt.issuedAtMs, state.bank),
      known,
      scene,
    );
    return { go: 'on', state, ask: { effect: 'print', printer: 'slip', document }, learn: { count: known.count + 1 } };
  }
  if (state.step === 'accepted' && intent.intent === 'print') {
    const document = acceptedSlip(state.service, state.accepted, state.cardFunction, known, scene);
    return { go: 'on', state, ask: { effect: 'print', printer: 'slip', document }, learn: { count: known.count + 1 } };
  }
  if (state.step === 'trouble' && intent.intent === 'again') {
    if (state.key !== null) return execute(definition, state, state.key, known);
    const turn = chosen(definition, state.cardFunction, known, scene);
    const again = turn.go === 'on' && turn.state.step === 'idCard' && state.code.startsWith('idreader.');
    return again ? readIdCard(state, known, 'unreadable') : turn;
  }
  return stay(state);
}

function execute(definition: ChangeDefinition, state: Chosen, key: string, known: Known): Turn<ChangeState> {
  const { journey, service, cardFunction } = state;
  return { go: 'on', state: { journey, service, cardFunction, step: 'executing', key }, ask: definition.command(cardFunction, known, key) };
}

function onDone(definition: ChangeDefinition, state: ChangeState, done: EffectResult, known: Known, scene: Scene): Turn<ChangeState> {
  if (state.step === 'asking' && done.of === 'records.person') {
    if (done.result.outcome === 'found') {
      const learn = { person: done.result.person, recordsFault: null };
      return { ...start(definition, { ...known, ...learn }, scene), learn };
    }
    // A loss is better taken in late than not at all; whether it may be, the rules say.
    if (definition.service === 'temporaryLoss' && done.result.code === 'host.unreachable')
      return { go: 'on', state: { journey: 'change', service: state.service, step: 'choose' }, learn: { recordsFault: done.result.code } };
    const [first = 'socialSecurity'] = definition.functions;
    return {
      go: 'on',
      state: { journey: 'change', service: state.service, cardFunction: first, step: 'trouble', code: done.result.code, key: null },
    };
  }
  if (state.step === 'idCard' && done.of === 'idCard.read') return onIdCard(definition, state, done.result, known, scene);
  if (state.step === 'executing' && (done.of === 'records.execute' || done.of === 'card.unblockPin' || done.of === 'card.resetPin'))
    return onExecuted(state, done, known);
  return stay(state);
}

function onIdCard(
  definition: ChangeDefinition,
  state: Extract<ChangeState, { step: 'idCard' }>,
  result: Extract<EffectResult, { of: 'idCard.read' }>['result'],
  known: Known,
  scene: Scene,
): Turn<ChangeState> {
  if (result.outcome === 'failed') {
    const { journey, service, cardFunction } = state;
    return { go: 'on', state: { journey, service, cardFunction, step: 'trouble', code: result.code, key: null } };
  }
  if (result.idCard.matchesCard === false) {
    const { journey, service, cardFunction } = state;
    return { go: 'on', state: { journey, service, cardFunction, step: 'trouble', code: 'session.idCardMismatch', key: null } };
  }
  const learn = { idCard: result.idCard, evidence: { ...known.evidence, idCard: true } };
  return { ...chosen(definition, state.cardFunction, { ...known, ...learn }, scene), learn };
}

function onExecuted(
  state: Extract<ChangeState, { step: 'executing' }>,
  done: Extract<EffectResult, { of: 'records.execute' | 'card.unblockPin' | 'card.resetPin' }>,
  known: Known,
): Turn<ChangeState> {
  const { of, result } = done;
  const { journey, service, cardFunction, key } = state;
  const bank = done.of === 'records.execute' ? (done.bank ?? null) : null;
  // The records have changed, or may have: they are asked again before they decide anything.
  const pin = of === 'records.execute' ? {} : { ...learnPin(known, { state: 'unknown' }), initialPin: null, pinDoubt: null };
  const learn = { person: null, count: known.count + 1, ...pin };
  switch (result.outcome) {
    case 'done':
      return { go: 'on', state: { journey, service, cardFunction, step: 'result', receipt: result.receipt, bank }, learn };
    case 'accepted':
      return { go: 'on', state: { journey, service, cardFunction, step: 'accepted', accepted: result }, learn };
    case 'refused':
      return { go: 'on', state: { journey, service, step: 'refused', reason: result.reason, goTo: [], bring: [] }, learn };
    case 'failed':
      // A card that was cut off is asked at its next insertion; only the host can be asked again now.
      return of !== 'records.execute' && leavesOpen(result.code) && result.code !== 'host.unknownOutcome'
        ? { go: 'on', state: { journey, service, cardFunction, step: 'trouble', code: 'session.cardRemovedWhileWriting', key: null } }
        : { go: 'on', state: { journey, service, cardFunction, step: 'trouble', code: result.code, key } };
  }
}

function view(definition: ChangeDefinition, state: ChangeState, known: Known, scene: Scene): View {
  const { service } = definition;
  switch (state.step) {
    case 'asking':
      return { screen: 'waiting', task: 'askingRecords', cancellable: true, takesLonger: false };
    case 'choose':
      return chooseView(definition, known, scene);
    case 'idCard':
      return { screen: 'presentIdCard', service, lastTry: state.lastTry };
    case 'confirm':
      return {
        screen: 'confirm',
        service,
        holder: shownName(known),
        functions:
          definition.changesFunctions === false
            ? []
            : [state.cardFunction, ...state.linked.filter((linked) => linked !== state.cardFunction)],
        consequences: state.consequences,
        lapsesOn: state.lapsesOn,
        ...oldCardOf(definition, state, known),
        ...idShown(known, scene),
      };
    case 'executing':
      return { screen: 'waiting', task: definition.task, cancellable: false, takesLonger: false };
    case 'result':
      return { screen: 'result', service, facts: resultFacts(service, state.receipt, scene.atMs, state.bank), canPrint: scene.slipPrinter };
    case 'accepted':
      return acceptedView(state, scene);
    case 'refused':
      return { screen: 'refused', service, reason: state.reason, goTo: state.goTo, bring: state.bring };
    case 'trouble':
      return troubleView(state.code, scene.config);
  }
}

/** The card that gives way with the activation of the medical function. */
function oldCardOf(
  { service }: ChangeDefinition,
  { cardFunction }: Chosen,
  { person }: Known,
): Pick<Extract<View, { screen: 'confirm' }>, 'oldCard'> {
  const replaces = person?.card.replaces;
  const gives = service === 'activateFunction' && cardFunction === 'socialSecurity' && replaces !== undefined;
  return gives ? { oldCard: replaces } : {};
}

/** Taken in and not in force: told where the loss can be reported at once. */
function acceptedView({ service, accepted, cardFunction }: Extract<ChangeState, { step: 'accepted' }>, scene: Scene): View {
  const { goTo } = scene.config.rules.help('cardUnreadable');
  return { screen: 'accepted', service, number: accepted.number, functions: [cardFunction], goTo, canPrint: scene.slipPrinter };
}
