/**
 * Answers what a city allows. The only reader of rule packs: the terminal asks it what to offer, the authority what to accept.
 * Pure: the same pack and request give the same answer.
 */
import type { BilingualText } from '../../native/base/bilingual.ts';
import { OURS } from './check-pack.ts';
import { afterTerm, factOf, factsNamed } from './facts.ts';
import type { Decision, DecisionRequest, MissingEvidence, RefusalCause, RuleSource } from './model.ts';
import type { NotOffered, Pack, Refusal, Rule } from './pack-schema.ts';
import { isOpen, nextOpenDay, withHolidays, type HolidayCalendar, type OpenHours } from './opening.ts';
import { kindsOf, notOfferedFor, rulesFor } from './select.ts';
import { closedReason, NO_PROXY, NOT_OFFERED, stateReason } from './state-texts.ts';

/**
 * Decides one request. Asked in this order: is there a rule on that day, does the function's state allow it, is this the
 * place and the way, may this person come, what is still to be shown. Without `cardFunction` the best answer over all
 * functions of the service is given: what a menu needs.
 */
export function decide(pack: Pack, request: DecisionRequest): Decision {
  const exception = notOfferedFor(pack, request, true);
  if (exception !== undefined) return refuse(pack, 'notOffered', exception.refusal, request, entryOf(exception));
  const answers = rulesFor(pack, request).map((rule) => apply(pack, rule, request));
  const best = (['allowed', 'needs', 'refused'] as const)
    .map((wanted) => answers.find((answer) => answer.decision === wanted))
    .find((answer) => answer !== undefined);
  return best ?? notOffered(pack, request);
}

function apply(pack: Pack, rule: Rule, request: DecisionRequest): Decision {
  return (
    stateRefusal(pack, rule, request) ??
    placeRefusal(pack, rule, request) ??
    proxyRefusal(pack, rule, request) ??
    closedRefusal(pack, rule, request) ??
    thresholdRefusal(pack, rule, request) ??
    missing(pack, rule, request)
  );
}

function stateRefusal(pack: Pack, rule: Rule, request: DecisionRequest): Decision | null {
  const state = request.functionState;
  if (state === undefined || rule.states === undefined || rule.states.includes(state)) return null;
  const own = rule.stateRefusals?.[state];
  if (own !== undefined) return refuse(pack, 'state', own, request, rule);
  return { ...PLAIN_REFUSAL, entry: rule.id, cause: 'state', reason: stateReason(request.service, state), sources: rule.sources };
}

function placeRefusal(pack: Pack, rule: Rule, request: DecisionRequest): Decision | null {
  if (!rule.channels.includes(request.channel)) return elsewhere(pack, 'channel', rule, request);
  if (request.channel === 'telephone' || request.channel === 'online') return null;
  const kinds = rule.outletKinds;
  if (kinds !== 'any' && !kindsOf(request).some((kind) => kinds.includes(kind))) return elsewhere(pack, 'place', rule, request);
  const bound = rule.onlyWhereReported;
  const report = request.lossReport;
  if (bound === undefined || report === undefined || report.sameOutlet || bound.exceptReportedBy.includes(report.channel)) return null;
  return refuse(pack, 'place', bound.refusal, request, rule);
}

function elsewhere(pack: Pack, cause: 'channel' | 'place', rule: Rule, request: DecisionRequest): Decision {
  if (rule.elsewhere !== undefined) return refuse(pack, cause, rule.elsewhere, request, rule);
  return { ...PLAIN_REFUSAL, entry: rule.id, cause, reason: NOT_OFFERED, goTo: hotlineTexts(pack), sources: rule.sources };
}

function proxyRefusal(pack: Pack, rule: Rule, request: DecisionRequest): Decision | null {
  if (!request.evidence.proxy || rule.proxy !== null) return null;
  if (rule.proxyRefusal !== undefined) return refuse(pack, 'proxy', rule.proxyRefusal, request, rule);
  return { ...PLAIN_REFUSAL, entry: rule.id, cause: 'proxy', reason: NO_PROXY, sources: rule.sources };
}

/** Right place, wrong time: come again on the next day on which it is done. */
function closedRefusal(pack: Pack, rule: Rule, request: DecisionRequest): Decision | null {
  const hours = hoursNamed(pack, rule.openAt, request);
  if (hours === null || isOpen(hours, request.on, request.at)) return null;
  return {
    entry: rule.id,
    decision: 'refused',
    cause: 'closed',
    reason: closedReason(hours.text),
    goTo: texts(pack.places, rule.elsewhere?.goTo ?? []),
    bring: texts(pack.items, rule.elsewhere?.bring ?? []),
    onDay: nextOpenDay(hours, request.on, request.at),
    sources: hours.sources,
  };
}

/** Only with more money carried over than the pack's amount. An unknown balance is not held against anybody. */
function thresholdRefusal(pack: Pack, rule: Rule, request: DecisionRequest): Decision | null {
  if (rule.above === undefined || request.carriedFen === undefined) return null;
  const [fact] = factsNamed(pack, [rule.above.amount], request.on);
  const enough = fact?.kind !== 'amount' || request.carriedFen > fact.amountFen;
  return enough ? null : refuse(pack, 'state', rule.above.refusal, request, rule);
}

/** Allowed, or what is still to be shown: of the sets that would do, the one of which most is shown already and least is missing. */
function missing(pack: Pack, rule: Rule, request: DecisionRequest): Decision {
  const proxy = request.evidence.proxy ? rule.proxy : null;
  const sets = (proxy ?? rule).evidence.map((set) => {
    const lacking: MissingEvidence[] = set.filter((item) => !request.evidence[item]);
    return { lacking, shown: set.length - lacking.length };
  });
  const [best] = sets.toSorted((a, b) => a.lacking.length - b.lacking.length || b.shown - a.shown);
  const lacking = best?.lacking ?? [];
  const papers = [...(rule.papers ?? []), ...(proxy?.bring ?? [])];
  const sources = proxy === null ? rule.sources : [...rule.sources, proxy.source];
  if (lacking.length > 0) {
    const names = [...lacking.filter((item) => item in pack.items), ...papers];
    return { entry: rule.id, decision: 'needs', missing: lacking, bring: texts(pack.items, names), sources };
  }
  return { ...grant(pack, rule, request), bring: texts(pack.items, papers), sources };
}

type Granted = Omit<Extract<Decision, { decision: 'allowed' }>, 'bring' | 'sources'>;

function grant(pack: Pack, rule: Rule, { on, evidence }: DecisionRequest): Granted {
  const [term] = factsNamed(pack, rule.readyAfter === undefined ? [] : [rule.readyAfter], on);
  return {
    entry: rule.id,
    decision: 'allowed',
    consequences: rule.consequences.map((consequence) => consequence.text),
    lapsesAfterDays: rule.lapsesAfterDays,
    mayWait: rule.mayWait !== undefined,
    needsApproval: rule.needsApproval?.when === 'always' || (rule.needsApproval?.when === 'byProxy' && evidence.proxy),
    linkedFunctions: rule.linkedFunctions,
    terms: factsNamed(pack, rule.terms ?? [], on),
    readyOn: term?.kind === 'duration' ? afterTerm(on, term) : null,
  };
}

function notOffered(pack: Pack, request: DecisionRequest): Decision {
  const entry = notOfferedFor(pack, request, false);
  if (entry !== undefined) return refuse(pack, 'notOffered', entry.refusal, request, entryOf(entry));
  const sources = [{ document: OURS, quote: `no rule for ${request.service} on ${request.on}` }];
  return { ...PLAIN_REFUSAL, cause: 'notOffered', reason: NOT_OFFERED, goTo: hotlineTexts(pack), sources };
}

const PLAIN_REFUSAL = { entry: '', decision: 'refused', goTo: [], bring: [], onDay: null } as const;

function refuse(pack: Pack, cause: RefusalCause, refusal: Refusal, request: DecisionRequest, { id }: { readonly id: string }): Decision {
  const { reason, source } = refusal;
  const hours = refusal.goTo.map((name) => hoursNamed(pack, pack.places[name]?.hours, request)).find((each) => each !== null);
  return {
    entry: id,
    decision: 'refused',
    cause,
    reason,
    goTo: texts(pack.places, refusal.goTo),
    bring: texts(pack.items, refusal.bring),
    onDay: hours === undefined ? null : nextOpenDay(hours, request.on, request.at),
    sources: [source],
  };
}

function hoursNamed(pack: Pack, name: string | undefined, { on }: DecisionRequest): OpenHours | null {
  const [fact] = factsNamed(pack, name === undefined ? [] : [name], on);
  return fact?.kind === 'hours' ? withHolidays(fact, holidaysOf(pack, on)) : null;
}

function holidaysOf(pack: Pack, on: string): HolidayCalendar {
  return { holidays: factOf(pack, 'holidays.statutory', on), worked: factOf(pack, 'holidays.worked', on) };
}

/** The name of an entry that says no: its service, and what it is about. */
export function entryOf({ service, cardFunction, circumstance }: NotOffered): { readonly id: string } {
  return { id: ['notOffered', service, cardFunction, circumstance].filter((part) => part !== undefined).join('.') };
}

type NamedTexts = Readonly<Record<string, { readonly text: BilingualText }>>;

/** The texts behind the names; the loader has checked that each name exists. */
function texts(named: NamedTexts, names: readonly string[]): BilingualText[] {
  return names.flatMap((name) => named[name]?.text ?? []);
}

/** `12333 …` lines: whom to ask when nothing else is known. */
export function hotlineTexts(pack: Pack): BilingualText[] {
  return pack.hotlines.map(({ name, number }) => ({ zh: `${name.zh} ${number}`, en: `${name.en} ${number}` }));
}

export type HelpTopic = keyof Pack['help'];

/** Who can help with a locked or a forgotten PIN and what to bring, for the PIN and trouble screens. */
export function packHelp(
  pack: Pack,
  topic: HelpTopic,
): { readonly goTo: BilingualText[]; readonly bring: BilingualText[]; readonly sources: RuleSource[] } {
  const help = pack.help[topic];
  return { goTo: texts(pack.places, help.goTo), bring: texts(pack.items, help.bring), sources: [help.source] };
}

/** The warnings that the city's documents ask for, for menu and slip. */
export function packWarnings(pack: Pack): BilingualText[] {
  return pack.warnings.map((warning) => warning.text);
}
