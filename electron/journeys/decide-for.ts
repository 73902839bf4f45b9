import { ageOn, shanghaiDate, shanghaiTime } from '../../native/base/civil-date.ts';
import type { BilingualText } from '../../native/base/bilingual.ts';
import { OUTLET_KINDS } from '../../db/rules/words.ts';
import type { FunctionStanding, Terminal } from '../../db/authority/api.ts';
import type {
  Circumstance,
  Decision,
  DecisionRequest,
  Evidence,
  FunctionState,
  MissingEvidence,
  ServiceId as RuledService,
} from '../../db/rules/model.ts';
import type { ServiceId, View } from '../api/view.ts';
import { knownCircumstances, nothingToDoThere } from './elsewhere.ts';
import type { Known, Scene } from './journey.ts';

/** Where hours and minutes stand in `YYYY-MM-DD HH:mm:ss`. */
const CLOCK_FROM = 11;
const CLOCK_TO = 16;

/** The card functions a service acts on, in the order in which they are offered; absent: on the card or the person as a whole. */
export const CARD_FUNCTIONS_OF: Readonly<Partial<Record<ServiceId, readonly ('socialSecurity' | 'bank')[]>>> = {
  temporaryLoss: ['socialSecurity', 'bank'],
  liftLoss: ['socialSecurity', 'bank'],
  formalLoss: ['socialSecurity', 'bank'],
  activateFunction: ['socialSecurity', 'bank'],
  lossElsewhere: ['socialSecurity'],
  liftLossElsewhere: ['socialSecurity'],
};

/** Under which rule of the packs a service is asked for that has no rule of its own name. */
const RULE_OF: Readonly<Record<Exclude<ServiceId, RuledService>, RuledService>> = {
  receipts: 'personalInformation',
  placesToAsk: 'personalInformation',
};

/** A service of the kiosk, or a rule of the packs that stands behind several. */
type Asked = ServiceId | 'medicalAccount';

/** The packs' name of a service. */
function ruledAs(service: Asked): RuledService {
  return service === 'receipts' || service === 'placesToAsk' ? RULE_OF[service] : service;
}

/** Whether the city's pack says anything about a service, be it where else it is done. */
export function isNamedByCity(service: ServiceId, { config, atMs }: Scene): boolean {
  const { terminal, rules } = config;
  const request = { service: ruledAs(service), outletKinds: terminal.outletKinds, channel: 'kiosk', evidence: ALL_SHOWN } as const;
  return rules.decide({ ...request, on: shanghaiDate(atMs) }).entry !== '';
}

const ALL_SHOWN: Evidence = {
  card: true,
  idCard: true,
  socialSecurityPin: true,
  bankPin: true,
  proxy: false,
  typedNumbers: true,
  code: true,
};

/** Where a service is done when not at a kiosk: what the rules say of no place at all, or the city's hotlines. */
export function elsewhereFor(
  service: Asked,
  { config, atMs }: Scene,
  circumstances: readonly Circumstance[] = [],
): Extract<Decision, { decision: 'refused' }> {
  const asked = config.rules.decide({
    service: ruledAs(service),
    outletKinds: [],
    channel: 'kiosk',
    evidence: ALL_SHOWN,
    on: shanghaiDate(atMs),
    circumstances,
  });
  if (asked.decision === 'refused') return asked;
  const { goTo } = config.rules.help('cardUnreadable');
  const reason = { zh: '这项业务由工作人员办理，本机不能办。', en: 'Staff do this at the counter; this machine cannot.' };
  return { entry: asked.entry, decision: 'refused', cause: 'place', reason, goTo, bring: asked.bring, onDay: null, sources: asked.sources };
}

/** What a service costs and how long it takes where it is done: the terms that the rules give whoever stands at the right counter. */
export function termsElsewhere(
  service: ServiceId,
  { config, atMs }: Scene,
  circumstances: readonly Circumstance[] = [],
): readonly BilingualText[] {
  const asked = { service: ruledAs(service), outletKinds: OUTLET_KINDS, on: shanghaiDate(atMs), evidence: ALL_SHOWN, circumstances };
  const told = config.rules.decide({ ...asked, channel: 'counter' });
  return told.decision === 'allowed' ? told.terms.map((term) => term.text) : [];
}

/**
 * Asks the city's rules whether this person may do this here and now. Evidence that this terminal has no device for (an
 * ID card without an ID reader, a card in a session without one) turns "needs" into a refusal that says what to bring.
 */
export function decideFor(
  service: Asked,
  cardFunction: 'socialSecurity' | 'bank' | null,
  known: Known,
  scene: Scene,
  circumstances: readonly Circumstance[] = [],
): Decision {
  const { terminal, rules, hasIdReader } = scene.config;
  const acted = cardFunction ?? (service === 'bankPinCheck' ? 'bank' : null);
  const standing = known.person?.card.functions.find((row) => row.cardFunction === acted);
  const decision = rules.decide({
    service: ruledAs(service),
    outletKinds: terminal.outletKinds,
    channel: 'kiosk',
    evidence: evidenceFor(service, known),
    ...timeAndPlaceOf(known, scene),
    circumstances: [...circumstances, ...knownCircumstances(known)],
    ...(cardFunction === null ? {} : { cardFunction }),
    ...(standing === undefined ? {} : { functionState: stateFor(service, standing.state) }),
    ...(standing?.loss === undefined
      ? {}
      : { lossReport: { channel: standing.loss.channel, sameOutlet: sameOutlet(standing.loss, terminal) } }),
  });
  const byCard = decision.decision === 'refused' ? null : refusedByCard(service, known, scene);
  if (byCard !== null) return byCard;
  if (decision.decision !== 'needs') return decision;
  const unobtainable = decision.missing.filter((missing) => !obtainable(missing, known, hasIdReader));
  if (unobtainable.length === 0) return decision;
  return {
    entry: decision.entry,
    decision: 'refused',
    cause: 'place',
    reason: reasonFor(unobtainable, known),
    goTo: elsewhereFor(service, scene, circumstances).goTo,
    bring: decision.bring,
    onDay: null,
    sources: decision.sources,
  };
}

/** When it is, how old the holder is, and whose outlet and whose card this is: what is not known is left out. */
function timeAndPlaceOf({ card, person }: Known, { atMs, config }: Scene): Pick<DecisionRequest, 'on' | 'at' | 'ageYears' | 'banks'> {
  const on = shanghaiDate(atMs);
  const { bank } = config.terminal;
  const born = card?.birthDate ?? null;
  return {
    on,
    at: shanghaiTime(atMs).slice(CLOCK_FROM, CLOCK_TO),
    ...(born === null ? {} : { ageYears: ageOn(born, on) }),
    ...(bank === undefined || person === null ? {} : { banks: { terminal: bank, issuer: person.card.issuingBank } }),
  };
}

/** A PIN change asks for the PIN itself, as its first step: with the card in, it counts as shown. */
function evidenceFor(service: Asked, { evidence, card }: Known): Evidence {
  return service === 'changeSocialSecurityPin' && card !== null ? { ...evidence, socialSecurityPin: true } : evidence;
}

/** Wrong tries are counted on the card, so the records need not know that its PIN is locked. */
function stateFor(service: Asked, state: FunctionState): FunctionState {
  return service === 'unlockSocialSecurityPin' && (state === 'active' || state === 'notActivated') ? 'locked' : state;
}

/** What card and records themselves rule out: a PIN that is not locked needs no unlock, a locked one cannot be changed. */
function refusedByCard(service: Asked, known: Known, { config }: Scene): Extract<Decision, { decision: 'refused' }> | null {
  const state = known.card?.pin.state;
  const refused = { entry: '', decision: 'refused', cause: 'state', onDay: null, sources: [] } as const;
  const there = nothingToDoThere(service, known);
  if (there !== null) return { ...refused, reason: there, goTo: [], bring: [] };
  if (service === 'unlockSocialSecurityPin' && (state === 'tries' || state === 'notSet'))
    return { ...refused, reason: { zh: '密码没有锁定，不用解锁', en: 'The PIN is not locked' }, goTo: [], bring: [] };
  if (service !== 'changeSocialSecurityPin' || state !== 'locked') return null;
  const reason = { zh: '密码已锁定，请先解锁或重置', en: 'The PIN is locked: have it unlocked or reset first' };
  return { ...refused, reason, ...config.rules.help('socialSecurityPinLocked') };
}

/** By the outlet's own number where both are known: two outlets may have one name. */
function sameOutlet(loss: NonNullable<FunctionStanding['loss']>, terminal: Terminal): boolean {
  if (terminal.outletId !== undefined && typeof loss.outletId === 'string') return loss.outletId === terminal.outletId;
  return loss.outletName === terminal.outletName;
}

function obtainable(missing: MissingEvidence, known: Known, hasIdReader: boolean): boolean {
  switch (missing) {
    case 'idCard':
      // A person who typed numbers, or showed a code, could lay down somebody else's ID card.
      return hasIdReader && known.identifiedBy !== 'numbers' && known.identifiedBy !== 'code';
    case 'socialSecurityPin':
    case 'bankPin':
      return known.card !== null;
    case 'card':
    case 'typedNumbers':
    case 'code':
    case 'proxy':
      return false;
  }
}

/** The bank's number of the account stands on the card only. */
const NO_BANK_PIN: BilingualText = {
  zh: '要核对银行密码。卡不在，本机无法核对，请到窗口办理。',
  en: 'The bank PIN has to be checked. Without the card this machine cannot do that: please go to a counter.',
};

function reasonFor(missing: readonly MissingEvidence[], { identifiedBy }: Known): { zh: string; en: string } {
  if (identifiedBy === 'numbers')
    return { zh: '凭号码只能查询；请插社保卡或放身份证后办理', en: 'Numbers only look up: begin again with your card or ID card' };
  if (identifiedBy === 'code')
    return { zh: '凭电子凭证码只能查询；请插社保卡或放身份证后办理', en: 'A code only looks up: begin again with your card or ID card' };
  if (missing.includes('bankPin')) return NO_BANK_PIN;
  if (missing.includes('idCard')) return { zh: '本机没有身份证读卡器', en: 'This machine cannot read ID cards' };
  return { zh: '需要插入社保卡办理', en: 'Please insert the social-security card for this' };
}

/** The screen of a refusal: why, where else, with what. */
export function refusedView(
  service: ServiceId,
  decision: Pick<Extract<Decision, { decision: 'refused' }>, 'reason' | 'goTo' | 'bring'>,
): Extract<View, { screen: 'refused' }> {
  const { reason, goTo, bring } = decision;
  return { screen: 'refused', service, reason, goTo, bring };
}
