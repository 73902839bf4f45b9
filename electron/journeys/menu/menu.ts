import { SERVICE_IDS } from '../../api/service-id.ts';
import type { FunctionRow, MenuGroup, ServiceId, ServiceOffer, View } from '../../api/view.ts';
import { LOOK_UPS, type LookUpService } from '../../api/look-up-view.ts';
import { gateTo } from '../look-up/gate.ts';
import { CARD_FUNCTIONS_OF, decideFor, isNamedByCity } from '../decide-for.ts';
import { isOutOfPlace } from '../elsewhere.ts';
import { functionRows } from '../functions.ts';
import { decisionsOnSpot } from '../instant-card/ways.ts';
import { canChangePin } from '../initial-pin.ts';
import { idShown, type Journey, type Known, learnRecords, type Scene, shownName, stay, type Turn } from '../journey.ts';

/** What can be done here with this card, by this person, now; and why the rest is not. */
export type MenuState =
  | { readonly journey: 'menu'; readonly step: 'asking' }
  /** `group` `null`: which kind of service is asked first. */
  | { readonly journey: 'menu'; readonly step: 'shown'; readonly group: MenuGroup | null };

const INITIAL_PIN = {
  zh: '您的社保卡密码还是初始密码，人人都猜得到，请先修改。',
  en: 'Your card still has its first PIN, which anybody can guess. Please change it first.',
};

/** First turn: the records are asked once a session, since they decide what can be offered. */
export function startMenu(known: Known): Turn<MenuState> {
  if (known.person !== null || known.recordsFault !== null) return { go: 'on', state: shown(null) };
  return { go: 'on', state: { journey: 'menu', step: 'asking' }, ask: { effect: 'records.person', evidence: known.evidence } };
}

export const menu: Journey<MenuState> = {
  next(state, event, known, scene) {
    if (event.event === 'done') {
      if (event.result.of !== 'records.person') return stay(state);
      const learn = learnRecords(event.result.result);
      return { go: 'on', state: shown(null), learn };
    }
    const { intent } = event;
    if (state.step === 'asking') return intent.intent === 'back' ? { go: 'end' } : stay(state);
    if (intent.intent === 'back') return state.group === null ? { go: 'end' } : { go: 'on', state: shown(null) };
    if (intent.intent === 'menu') return { go: 'on', state: shown(null) };
    if (intent.intent === 'group') return { go: 'on', state: shown(intent.group) };
    if (intent.intent === 'again' && known.recordsFault !== null) return startMenu({ ...known, recordsFault: null });
    if (intent.intent !== 'choose') return stay(state);
    const offered = offers(known, scene).some((offer) => offer.service === intent.service);
    return offered ? { go: 'service', service: intent.service } : stay(state);
  },
  view(state, known, scene): View {
    if (state.step === 'asking') return { screen: 'waiting', task: 'askingRecords', cancellable: true, takesLonger: false };
    const verified = known.evidence.socialSecurityPin;
    return {
      screen: 'menu',
      holder: shownName(known),
      identifiedBy: known.identifiedBy,
      ...(known.identifiedBy === 'idCard' ? validityOf(known, scene) : {}),
      verified,
      group: state.group,
      services: offers(known, scene),
      functions: verified || known.evidence.idCard ? rows(known, scene) : [],
      // One thing at a time: a PIN that everybody can guess comes before all other warnings.
      warnings: verified && known.initialPin === true ? [INITIAL_PIN] : scene.config.rules.warnings,
      canChangePin: verified && canChangePin(known, scene),
    };
  },
};

function validityOf(known: Known, scene: Scene): Pick<Extract<View, { screen: 'menu' }>, 'idCard'> {
  const { idCard } = idShown(known, scene);
  return idCard === undefined ? {} : { idCard };
}

function shown(group: MenuGroup | null): MenuState {
  return { journey: 'menu', step: 'shown', group };
}

/** What anybody would look for stands in the menu even where the city's rules do not speak of it, with whom to ask. */
const LOOKED_FOR: ReadonlySet<ServiceId> = new Set<ServiceId>([
  'personalInformation',
  'statement',
  'contributions',
  'pension',
  'medicalCosts',
  'orderProgress',
  'receipts',
  'placesToAsk',
  'temporaryLoss',
  'liftLoss',
  'formalLoss',
  'replacement',
  'changeSocialSecurityPin',
  'unlockSocialSecurityPin',
  'resetSocialSecurityPin',
  'bankPinCheck',
  'activateFunction',
]);

/** Every service of the city with what stands in its way. */
export function offers(known: Known, scene: Scene): readonly ServiceOffer[] {
  const inPlace = SERVICE_IDS.filter((service) => !isOutOfPlace(service, known, scene));
  return inPlace
    .filter((service) => LOOKED_FOR.has(service) || isNamedByCity(service, scene))
    .map((service) => ({
      service,
      ...standing(service, known, scene),
    }));
}

function standing(service: ServiceId, known: Known, scene: Scene): Pick<ServiceOffer, 'state' | 'reason'> {
  if (isLookUp(service)) return standingOf(service, known, scene);
  const functions = CARD_FUNCTIONS_OF[service];
  const decisions =
    service === 'instantCard'
      ? decisionsOnSpot(known, scene)
      : functions === undefined
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

/** Look-ups: what the gate before each says; balances alone are better than nothing. */
function standingOf(service: LookUpService | 'statement', known: Known, scene: Scene): Pick<ServiceOffer, 'state' | 'reason'> {
  if (service === 'placesToAsk') return { state: 'available' };
  const first = gateTo(service, known, scene);
  const gate = first.gate === 'refused' && service === 'statement' ? gateTo('medicalAccount', known, scene) : first;
  if (gate.gate === 'refused') return { state: 'unavailable', reason: (first.gate === 'refused' ? first : gate).decision.reason };
  return { state: gate.gate === 'pin' ? 'needsPin' : 'available' };
}

function isLookUp(service: ServiceId): service is LookUpService | 'statement' {
  return service === 'statement' || LOOK_UPS.some((lookUp) => lookUp === service);
}

function presentFunctions(known: Known, functions: readonly ('socialSecurity' | 'bank')[]): readonly ('socialSecurity' | 'bank')[] {
  const { person } = known;
  if (person === null) return functions;
  return functions.filter((f) => person.card.functions.some((row) => row.cardFunction === f && row.state !== 'absent'));
}

function rows(known: Known, scene: Scene): readonly FunctionRow[] {
  return known.person === null ? [] : functionRows(known.person.card.functions, scene.atMs);
}
