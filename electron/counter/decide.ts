/** What the city's rules say to a form as it stands. */
import { ageOn, shanghaiDate, shanghaiTime } from '../../native/base/civil-date.ts';
import type { BilingualText } from '../../native/base/bilingual.ts';
import type { Circumstance, Decision, DecisionRequest, Evidence, MissingEvidence, ServiceId } from '../../db/rules/model.ts';
import type { CounterField, CounterService } from '../api/counter-view.ts';
import type { CardFunction } from '../api/view.ts';
import { wrongFields } from './form.ts';
import { SERVICES } from './services.ts';
import type { CounterConfig } from './config.ts';
import type { Tab, Work } from './state.ts';

/** Where hours and minutes stand in `YYYY-MM-DD HH:mm:ss`. */
const CLOCK_FROM = 11;
const CLOCK_TO = 16;

export type Judgement =
  { readonly is: 'incomplete'; readonly wrong: readonly CounterField[] } | { readonly is: 'decided'; readonly decision: Decision };

/** The form's fields first, then the rules. */
export function judge(tab: Tab, work: Pick<Work, 'service' | 'fields'>, config: CounterConfig, atMs: number): Judgement {
  const wrong = wrongFields(tab, work);
  return wrong.length > 0 ? { is: 'incomplete', wrong } : { is: 'decided', decision: decideAtCounter(tab, work, config, atMs) };
}

/** What the clerk and the customer have shown in this visit. */
export function evidenceOf(tab: Tab): Evidence {
  const shown = tab.known?.evidence;
  return {
    card: tab.insertion !== null,
    idCard: tab.idChecked !== 'none',
    socialSecurityPin: shown?.socialSecurityPin ?? false,
    bankPin: shown?.bankPin ?? false,
    proxy: tab.proxy.checked !== 'none',
  };
}

/** A change begins with the PIN that holds: the card checks it then, so it need not have been typed before. */
function shownFor(tab: Tab, service: CounterService): Evidence {
  const shown = evidenceOf(tab);
  return service === 'changePin' && shown.card ? { ...shown, socialSecurityPin: true } : shown;
}

/** The function a service acts on, as its form says. */
export function functionOf({ service, fields }: Pick<Work, 'service' | 'fields'>): CardFunction | null {
  const { on } = SERVICES[service];
  if (on !== 'chosen') return on;
  const { cardFunction } = fields;
  return cardFunction === 'socialSecurity' || cardFunction === 'bank' || cardFunction === 'eWallet' ? cardFunction : null;
}

/** Asks the rules. A service that no document has is decided by what it needs to see. */
export function decideAtCounter(tab: Tab, work: Pick<Work, 'service' | 'fields'>, config: CounterConfig, atMs: number): Decision {
  const { rule, needs = [] } = SERVICES[work.service];
  const evidence = shownFor(tab, work.service);
  if (rule === null) return ownTerms(needs.filter((one) => !evidence[one]));
  const cardFunction = functionOf(work);
  const { terminal } = config;
  const decided = config.rules.decide({
    service: serviceOf(rule, work),
    outletKinds: terminal.outletKinds,
    channel: 'counter',
    evidence,
    ...timeAndPlace(tab, config, atMs),
    ...(cardFunction === null ? {} : { cardFunction }),
    ...standing(tab, work.service, cardFunction, config),
    circumstances: circumstancesOf(tab, work),
  });
  const reason = decided.decision === 'refused' ? null : standsThere(tab, work.service);
  return reason === null ? decided : ownRefusal(reason);
}

/** What the records say of a report at the place of treatment, which no rule asks. */
function standsThere({ known }: Tab, service: CounterService): BilingualText | null {
  const reported = known?.person?.card.lossElsewhere !== undefined;
  if (service === 'lossElsewhere' && reported)
    return { zh: '已经在就医地挂失。', en: 'The loss is reported at the place of treatment already.' };
  if (service === 'liftLossElsewhere' && !reported)
    return { zh: '没有在就医地挂失，不用解除。', en: 'No loss is reported at the place of treatment.' };
  return null;
}

function serviceOf(rule: ServiceId, { service, fields }: Pick<Work, 'service' | 'fields'>): ServiceId {
  return service === 'fileReferral' && fields.referralKind === 'resettlement' ? 'fileResettlement' : rule;
}

function timeAndPlace(tab: Tab, { terminal }: CounterConfig, atMs: number): Pick<DecisionRequest, 'on' | 'at' | 'ageYears' | 'banks'> {
  const on = shanghaiDate(atMs);
  const born = tab.known?.card?.birthDate ?? null;
  const issuer = tab.known?.person?.card.issuingBank;
  return {
    on,
    at: shanghaiTime(atMs).slice(CLOCK_FROM, CLOCK_TO),
    ...(born === null ? {} : { ageYears: ageOn(born, on) }),
    ...(terminal.bank === undefined || issuer === undefined ? {} : { banks: { terminal: terminal.bank, issuer } }),
  };
}

function standing(
  tab: Tab,
  service: CounterService,
  cardFunction: CardFunction | null,
  { terminal }: CounterConfig,
): Pick<DecisionRequest, 'functionState' | 'lossReport'> {
  const row = tab.known?.person?.card.functions.find((one) => one.cardFunction === cardFunction);
  if (row === undefined) return {};
  // Wrong tries are counted on the card, so an unlock is decided as for a locked PIN whatever the records say.
  const open = row.state === 'active' || row.state === 'notActivated';
  const functionState = service === 'unlockPin' && open ? ('locked' as const) : row.state;
  if (row.loss === undefined) return { functionState };
  const { channel, outletId, outletName } = row.loss;
  const byNumber = terminal.outletId !== undefined && typeof outletId === 'string';
  const sameOutlet = byNumber ? outletId === terminal.outletId : outletName === terminal.outletName;
  return { functionState, lossReport: { channel, sameOutlet } };
}

function circumstancesOf(tab: Tab, { service, fields }: Pick<Work, 'service' | 'fields'>): readonly Circumstance[] {
  const said = fields.circumstance === undefined || fields.circumstance === '' ? [] : [fields.circumstance as Circumstance];
  const state = tab.known?.person?.card.functions.find((one) => one.cardFunction === 'socialSecurity')?.state;
  const filed = tab.known?.person?.settledElsewhere === true;
  const elsewhere = filed || (tab.lists?.referrals ?? []).some((filing) => filing.state === 'filed' || filing.state === 'used');
  // What the authority knows whatever anybody says; here it lets the form say so before anything is sent.
  const reported = tab.known?.person?.card.lossElsewhere !== undefined;
  const known: readonly Circumstance[] = [
    ...(elsewhere ? (['settledElsewhere', 'filed'] as const) : []),
    ...(elsewhere && reported && !said.includes('reportedAtPlaceOfTreatment') ? (['reportedAtPlaceOfTreatment'] as const) : []),
  ];
  const order = SERVICES[service].group === 'card' && service !== 'activateFunction';
  return order && state === 'formallyLost' && !said.includes('afterLoss') ? [...said, ...known, 'afterLoss'] : [...said, ...known];
}

function ownRefusal(reason: BilingualText): Decision {
  return { entry: '', decision: 'refused', cause: 'state', reason, goTo: [], bring: [], onDay: null, sources: [] };
}

function ownTerms(missing: readonly MissingEvidence[]): Decision {
  if (missing.length > 0) return { entry: '', decision: 'needs', missing, bring: [], sources: [] };
  return {
    entry: '',
    decision: 'allowed',
    bring: [],
    terms: [],
    readyOn: null,
    consequences: [],
    lapsesAfterDays: null,
    mayWait: false,
    needsApproval: false,
    linkedFunctions: [],
    sources: [],
  };
}
