import type { FunctionRow, View } from '../../api/view.ts';
import { troubleView } from '../../session/trouble.ts';
import { decideFor, refusedView } from '../decide-for.ts';
import { functionRows } from '../functions.ts';
import { canChangePin, initialPin } from '../initial-pin.ts';
import { cancelRecords, type Journey, type Known, learnRecords, idShown, type Scene, stay, type Turn } from '../journey.ts';
import { informationSlip } from '../paper/information-slip.ts';
import { informationRows } from './rows.ts';

/** What card and records know of the person, and the slip of it. */
export type PersonalInformationState =
  | { readonly journey: 'personalInformation'; readonly step: 'asking' | 'shown' }
  | { readonly journey: 'personalInformation'; readonly step: 'refused'; readonly view: Extract<View, { screen: 'refused' }> };

/** First turn: the PIN (or the ID card) is asked for where the rules want it, then the records. */
export function startPersonalInformation(known: Known, scene: Scene): Turn<PersonalInformationState> {
  const decision = decideFor('personalInformation', null, known, scene);
  if (decision.decision === 'needs') return { go: 'pin', pin: 'socialSecurity', then: 'personalInformation' };
  if (decision.decision === 'refused') {
    return { go: 'on', state: { journey: 'personalInformation', step: 'refused', view: refusedView('personalInformation', decision) } };
  }
  // What was learnt before enough was shown lacks insurances and employer.
  if (known.person !== null && known.person.withheld !== true)
    return { go: 'on', state: { journey: 'personalInformation', step: 'shown' } };
  return {
    go: 'on',
    state: { journey: 'personalInformation', step: 'asking' },
    ask: { effect: 'records.person', evidence: known.evidence },
  };
}

export const personalInformation: Journey<PersonalInformationState> = {
  next(state, event, known, scene) {
    if (event.event === 'done') {
      if (state.step !== 'asking' || event.result.of !== 'records.person') return stay(state);
      const learn = learnRecords(event.result.result);
      return { go: 'on', state: { journey: 'personalInformation', step: 'shown' }, learn };
    }
    const { intent } = event.intent;
    if (intent === 'back' || intent === 'menu') return state.step === 'asking' ? cancelRecords(known) : { go: 'menu' };
    if (event.intent.intent === 'choose' && event.intent.service === 'changeSocialSecurityPin' && canChangePin(known, scene))
      return { go: 'service', service: 'changeSocialSecurityPin' };
    if (intent !== 'print' || state.step !== 'shown' || !printable(known)) return stay(state);
    const document = informationSlip(known, scene);
    return { go: 'on', state, ask: { effect: 'print', printer: 'slip', document }, learn: { count: known.count + 1 } };
  },
  view(state, known, scene): View {
    if (state.step === 'asking') return { screen: 'waiting', task: 'askingRecords', cancellable: true, takesLonger: false };
    if (state.step === 'refused') return state.view;
    if (!printable(known)) return troubleView(known.recordsFault ?? 'authority.unknownPerson', scene.config);
    return {
      screen: 'personalInformation',
      rows: informationRows(known),
      insurances: known.person?.insurances ?? [],
      functions: functions(known, scene),
      ...idShown(known, scene),
      initialPinWarning: initialPin(known),
      canChangePin: canChangePin(known, scene),
      recordsFault: known.recordsFault,
      canPrint: scene.slipPrinter,
    };
  },
};

/** With neither a card nor records there is nothing to show. */
function printable(known: Known): boolean {
  return known.card !== null || known.person !== null;
}

function functions(known: Known, scene: Scene): readonly FunctionRow[] {
  return known.person === null ? [] : functionRows(known.person.card.functions, scene.atMs);
}
