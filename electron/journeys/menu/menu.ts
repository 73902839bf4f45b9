import type { FunctionRow, ServiceId, ServiceOffer, View } from '../../api/view.ts';
import { CARD_FUNCTIONS_OF, decideFor } from '../decide-for.ts';
import { functionRows } from '../functions.ts';
import { type Journey, type Known, learnRecords, type Scene, shownName, stay, type Turn } from '../journey.ts';

/** What can be done here with this card, by this person, now; and why the rest is not. */
export interface MenuState {
  readonly journey: 'menu';
  readonly step: 'asking' | 'shown';
}

/** First turn: the records are asked once a session, since they decide what can be offered. */
export function startMenu(known: Known): Turn<MenuState> {
  if (known.person !== null || known.recordsFault !== null) return { go: 'on', state: { journey: 'menu', step: 'shown' } };
  return { go: 'on', state: { journey: 'menu', step: 'asking' }, ask: { effect: 'records.person' } };
}

export const menu: Journey<MenuState> = {
  next(state, event, known, scene) {
    if (event.event === 'done') {
      if (event.result.of !== 'records.person') return stay(state);
      const learn = learnRecords(event.result.result);
      return { go: 'on', state: { journey: 'menu', step: 'shown' }, learn };
    }
    const { intent } = event;
    if (intent.intent === 'back') return state.step === 'asking' ? stay(state) : { go: 'end' };
    if (intent.intent === 'again' && known.recordsFault !== null) return startMenu({ ...known, recordsFault: null });
    if (intent.intent !== 'choose' || state.step !== 'shown') return stay(state);
    const offer = offers(known, scene).find((candidate) => candidate.service === intent.service);
    return offer === undefined || offer.state === 'unavailable' ? stay(state) : { go: 'service', service: intent.service };
  },
  view(state, known, scene): View {
    if (state.step === 'asking') return { screen: 'waiting', task: 'askingRecords', cancellable: false, takesLonger: false };
    const verified = known.evidence.socialSecurityPin;
    return {
      screen: 'menu',
      holder: shownName(known),
      identifiedBy: known.identifiedBy,
      verified,
      services: offers(known, scene),
      functions: verified || known.evidence.idCard ? rows(known, scene) : [],
      warnings: scene.config.rules.warnings,
    };
  },
};

const GROUPS: readonly (readonly [ServiceId, ServiceOffer['group']])[] = [
  ['personalInformation', 'lookUp'],
  ['statement', 'lookUp'],
  ['temporaryLoss', 'lostCard'],
  ['liftLoss', 'lostCard'],
  ['changeSocialSecurityPin', 'pin'],
  ['unlockSocialSecurityPin', 'pin'],
  ['resetSocialSecurityPin', 'pin'],
  ['bankPinCheck', 'pin'],
  ['activateFunction', 'activation'],
];

/** Every service of the terminal with what stands in its way. */
export function offers(known: Known, scene: Scene): readonly ServiceOffer[] {
  return GROUPS.map(([service, group]) => ({ service, group, ...standing(service, known, scene) }));
}

function standing(service: ServiceId, known: Known, scene: Scene): Pick<ServiceOffer, 'state' | 'reason'> {
  const functions = CARD_FUNCTIONS_OF[service];
  const decisions =
    functions === null
      ? [decideFor(service, null, known, scene)]
      : presentFunctions(known, functions).map((f) => decideFor(service, f, known, scene));
  const open = decisions.find((decision) => decision.decision !== 'refused');
  if (open?.decision === 'allowed') return { state: 'available' };
  if (open?.decision === 'needs') {
    const pin = open.missing.includes('socialSecurityPin') || open.missing.includes('bankPin');
    return { state: pin ? 'needsPin' : 'available' };
  }
  const refused = decisions.find((decision) => decision.decision === 'refused');
  return refused?.decision === 'refused' ? { state: 'unavailable', reason: refused.reason } : { state: 'unavailable' };
}

function presentFunctions(known: Known, functions: readonly ('socialSecurity' | 'bank')[]): readonly ('socialSecurity' | 'bank')[] {
  const { person } = known;
  if (person === null) return functions;
  return functions.filter((f) => person.card.functions.some((row) => row.cardFunction === f && row.state !== 'absent'));
}

function rows(known: Known, scene: Scene): readonly FunctionRow[] {
  return known.person === null ? [] : functionRows(known.person.card.functions, scene.atMs);
}
