/**
 * Answers what a city allows. The only reader of rule packs: the terminal asks it what to offer, the authority what to accept.
 * Pure: the same pack and request give the same answer.
 */
import type { BilingualText } from '../../native/base/bilingual.ts';
import type { CivilDate } from '../../native/base/civil-date.ts';
import { OURS } from './check-pack.ts';
import type { Decision, DecisionRequest, MissingEvidence, RefusalCause, RuleSource } from './model.ts';
import type { Pack, Refusal, Rule } from './pack-schema.ts';
import { NO_PROXY, NOT_OFFERED, stateReason } from './state-texts.ts';

/**
 * Decides one request. Asked in this order: is there a rule on that day, does the function's state allow it, is this the
 * place and the way, may this person come, what is still to be shown. Without `cardFunction` the best answer over all
 * functions of the service is given: what a menu needs.
 */
export function decide(pack: Pack, request: DecisionRequest): Decision {
  const rules = pack.rules.filter((rule) => rule.service === request.service && inForce(rule, request.on) && concerns(rule, request));
  const answers = rules.map((rule) => apply(pack, rule, request));
  const best = (['allowed', 'needs', 'refused'] as const)
    .map((wanted) => answers.find((answer) => answer.decision === wanted))
    .find((answer) => answer !== undefined);
  return best ?? notOffered(pack, request);
}

function inForce(rule: Rule, on: CivilDate): boolean {
  return rule.effectiveFrom <= on && (rule.effectiveTo === null || on <= rule.effectiveTo);
}

function concerns(rule: Rule, request: DecisionRequest): boolean {
  return rule.cardFunction === undefined || request.cardFunction === undefined || rule.cardFunction === request.cardFunction;
}

function apply(pack: Pack, rule: Rule, request: DecisionRequest): Decision {
  return (
    stateRefusal(pack, rule, request) ??
    placeRefusal(pack, rule, request) ??
    proxyRefusal(pack, rule, request) ??
    missing(pack, rule, request)
  );
}

function stateRefusal(pack: Pack, rule: Rule, request: DecisionRequest): Decision | null {
  const state = request.functionState;
  if (state === undefined || rule.states === undefined || rule.states.includes(state)) return null;
  const own = rule.stateRefusals?.[state];
  if (own !== undefined) return refuse(pack, 'state', own);
  return { decision: 'refused', cause: 'state', reason: stateReason(request.service, state), goTo: [], bring: [], sources: rule.sources };
}

function placeRefusal(pack: Pack, rule: Rule, request: DecisionRequest): Decision | null {
  if (!rule.channels.includes(request.channel)) return refuse(pack, 'channel', rule.elsewhere);
  if (request.channel === 'telephone') return null;
  const kinds = rule.outletKinds;
  if (kinds !== 'any' && !request.outletKinds.some((kind) => kinds.includes(kind))) return refuse(pack, 'place', rule.elsewhere);
  const bound = rule.onlyWhereReported;
  const report = request.lossReport;
  if (bound === undefined || report === undefined || report.sameOutlet || bound.exceptReportedBy.includes(report.channel)) return null;
  return refuse(pack, 'place', bound.refusal);
}

function proxyRefusal(pack: Pack, rule: Rule, request: DecisionRequest): Decision | null {
  if (!request.evidence.proxy || rule.proxy !== null) return null;
  if (rule.proxyRefusal !== undefined) return refuse(pack, 'proxy', rule.proxyRefusal);
  return { decision: 'refused', cause: 'proxy', reason: NO_PROXY, goTo: [], bring: [], sources: rule.sources };
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
  const sources = proxy === null ? rule.sources : [...rule.sources, proxy.source];
  if (lacking.length > 0) {
    const names = [...lacking.filter((item) => item in pack.items), ...(proxy?.bring ?? [])];
    return { decision: 'needs', missing: lacking, bring: texts(pack.items, names), sources };
  }
  return {
    decision: 'allowed',
    consequences: rule.consequences.map((consequence) => consequence.text),
    lapsesAfterDays: rule.lapsesAfterDays,
    linkedFunctions: rule.linkedFunctions,
    sources,
  };
}

function notOffered(pack: Pack, request: DecisionRequest): Decision {
  const entry = pack.notOffered.find(
    (one) => one.service === request.service && (one.cardFunction === undefined || one.cardFunction === request.cardFunction),
  );
  if (entry !== undefined) return refuse(pack, 'notOffered', entry.refusal);
  const sources = [{ document: OURS, quote: `no rule for ${request.service} on ${request.on}` }];
  return { decision: 'refused', cause: 'notOffered', reason: NOT_OFFERED, goTo: hotlineTexts(pack), bring: [], sources };
}

function refuse(pack: Pack, cause: RefusalCause, refusal: Refusal): Decision {
  const { reason, source } = refusal;
  return {
    decision: 'refused',
    cause,
    reason,
    goTo: texts(pack.places, refusal.goTo),
    bring: texts(pack.items, refusal.bring),
    sources: [source],
  };
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
