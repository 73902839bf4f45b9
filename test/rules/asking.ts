/** Asks decide() about one entry of a pack from all sides, and tells in short words what it says. Looks into no rule: only answers count. */
import type { BilingualText } from '../../native/base/bilingual.ts';
import { addDays } from '../../native/base/civil-date.ts';
import { decide } from '../../db/rules/decide.ts';
import type { Decision, DecisionRequest, Evidence } from '../../db/rules/model.ts';
import type { Pack } from '../../db/rules/pack-schema.ts';
import {
  CARD_FUNCTIONS,
  CHANNELS,
  CIRCUMSTANCES,
  FUNCTION_STATES,
  OUTLET_KINDS,
  type Channel,
  type OutletKind,
} from '../../db/rules/words.ts';

/** What a case is about: the question without place, channel, evidence. */
export type Question = Pick<DecisionRequest, 'service' | 'cardFunction' | 'circumstances' | 'ageYears' | 'on'> & {
  /** By which ways one comes. */
  readonly channels: readonly Channel[];
};

/** What decide() says about the question. */
export interface Profile {
  readonly [aspect: string]: string | readonly string[];
}

const SHOWABLE = ['card', 'idCard', 'socialSecurityPin', 'bankPin', 'typedNumbers', 'code'] as const;
const NOTHING: Evidence = {
  card: false,
  idCard: false,
  socialSecurityPin: false,
  bankPin: false,
  proxy: false,
  typedNumbers: false,
  code: false,
};
const ALL: Evidence = { card: true, idCard: true, socialSecurityPin: true, bankPin: true, proxy: false, typedNumbers: true, code: true };

interface Spot {
  readonly channel: Channel;
  readonly outletKinds: readonly OutletKind[];
}

/** No place at all, then every kind of place; by each channel. */
function spotsOf({ channels }: Pick<Question, 'channels'>): readonly Spot[] {
  const places = [[], ...OUTLET_KINDS.map((kind) => [kind])];
  return places.flatMap((outletKinds) => channels.map((channel) => ({ channel, outletKinds })));
}

function asker(pack: Pack, { channels: _channels, ...question }: Question) {
  return (spot: Spot, evidence: Evidence, more: Partial<DecisionRequest> = {}): Decision =>
    decide(pack, { ...question, ...spot, evidence, ...more });
}

/** Reason, where to go, what to bring, on which day; in both languages. */
export function told(decision: Decision): string {
  const texts = (list: readonly BilingualText[]): string => list.map(({ zh, en }) => `${zh} ${en}`).join('; ');
  switch (decision.decision) {
    case 'refused': {
      const { cause, reason, goTo, bring, onDay } = decision;
      const sources = decision.sources.map(({ document, quote }) => `${document}: ${quote}`).join('; ');
      return [cause, texts([reason]), `go: ${texts(goTo)}`, `bring: ${texts(bring)}`, `on: ${onDay ?? 'any day'}`, sources].join(' | ');
    }
    case 'needs':
      return `needs ${decision.missing.join('+')} | bring: ${texts(decision.bring)}`;
    case 'allowed':
      return [
        'allowed',
        ...(decision.bring.length === 0 ? [] : [`bring: ${texts(decision.bring)}`]),
        ...(decision.needsApproval ? ['a second person gives leave'] : []),
      ].join(' | ');
  }
}

/** Everything that decide() says of the question; `undefined` aspects are left out. */
export function profileOf(pack: Pack, question: Question): Profile {
  const ask = asker(pack, question);
  const spots = spotsOf(question);
  const nowhere: Spot = { channel: question.channels[0] ?? 'counter', outletKinds: [] };
  const open = spots.filter((spot) => ['allowed', 'needs', 'closed'].includes(kindOf(ask(spot, ALL))));
  const [spot] = open;
  const answer = spot === undefined ? undefined : anyOpenDay(ask, spot, question.on);
  return {
    entry: ask(spot ?? nowhere, ALL).entry,
    places: open.length === 0 ? 'nowhere' : placesOf(open),
    notFor: reach(pack, question),
    elsewhere: elsewhereOf(ask, ask(spot ?? nowhere, ALL).entry),
    ...(spot === undefined || answer === undefined ? {} : granted(ask, spot, answer)),
    days: daysOf(ask, spot ?? nowhere, question.on),
  };
}

/** What this entry says at places and by ways at which it does not help. */
function elsewhereOf(ask: Ask, entry: string): readonly string[] {
  const decisions = spotsOf({ channels: CHANNELS }).map((spot) => ask(spot, ALL));
  const refusals = decisions.filter((each) => each.entry === entry && each.decision === 'refused' && each.cause !== 'closed');
  return [...new Set(refusals.map(told))];
}

type Ask = ReturnType<typeof asker>;

function kindOf(decision: Decision): string {
  return decision.decision === 'refused' ? decision.cause : decision.decision;
}

function placesOf(open: readonly Spot[]): readonly string[] {
  return CHANNELS.flatMap((channel) => {
    const kinds = open.filter((spot) => spot.channel === channel).map(({ outletKinds }) => outletKinds[0] ?? 'anywhere');
    if (kinds.length === 0) return [];
    return [`${channel}: ${kinds.includes('anywhere') ? 'anywhere' : kinds.join(', ')}`];
  });
}

/** The week from the day on: on which days it is done at all. */
function anyOpenDay(ask: Ask, spot: Spot, on: string): { readonly on: string; readonly decision: Decision } | undefined {
  return Array.from({ length: 7 }, (_, i) => addDays(on, i))
    .map((day) => ({ on: day, decision: ask(spot, ALL, { on: day }) }))
    .find(({ decision }) => decision.decision === 'allowed');
}

function granted(ask: Ask, spot: Spot, { on, decision }: { readonly on: string; readonly decision: Decision }): Profile {
  if (decision.decision !== 'allowed') return {};
  const { consequences, linkedFunctions, lapsesAfterDays, terms, readyOn, sources } = decision;
  return {
    shown: setsThatDo(ask, spot, on, false),
    papers: told(decision),
    proxy: proxyOf(ask, spot, on),
    says: consequences.map(({ zh, en }) => `${zh} ${en}`),
    linked: linkedFunctions,
    lapses: `${lapsesAfterDays ?? 'never'}`,
    terms: terms.map(({ id }) => id),
    ready: readyOn === null ? 'unsaid' : `${readyOn}, asked on ${on}`,
    states: statesOf(ask, spot, on),
    ...differing(told(decision), {
      reported: CHANNELS.map((channel) => [channel, ask(spot, ALL, { on, lossReport: { channel, sameOutlet: false } })]),
      carried: [0, 300_000, 300_001, 600_000, 600_001].map((fen) => [`${fen} fen`, ask(spot, ALL, { on, carriedFen: fen })]),
      week: Array.from({ length: 7 }, (_, i) => [addDays(on, i), ask(spot, ALL, { on: addDays(on, i) })]),
      hours: ['07:00', '08:30', '11:44', '11:45', '13:00', '16:59', '17:00'].map((at) => [at, ask(spot, ALL, { on, at })]),
    }),
    ages: AGES.filter((ageYears) => ask(spot, NOTHING, { on, ageYears }).entry !== ask(spot, NOTHING, { on }).entry).map(String),
    sources: sources.map(({ document, quote }) => `${document}: ${quote}`),
  };
}

/** Of each aspect the answers that are not the usual one; an aspect without any is left out. */
function differing(usual: string, aspects: Readonly<Record<string, readonly (readonly [string, Decision])[]>>): Profile {
  const lines = Object.entries(aspects).map(([aspect, answers]) => {
    return [
      aspect,
      answers.map(([what, decision]) => `${what}: ${told(decision)}`).filter((line) => !line.endsWith(`: ${usual}`)),
    ] as const;
  });
  return Object.fromEntries(lines.filter(([, differences]) => differences.length > 0));
}

const AGES = [0, 6, 7, 15, 16, 44, 45, 80] as const;

/** For whom and what this entry does not answer: other channels, functions, ages, circumstances. */
function reach(pack: Pack, { channels, ...question }: Question): readonly string[] {
  const usual = { channel: channels[0] ?? 'counter', outletKinds: [], evidence: ALL, ...question };
  const entry = (more: Partial<DecisionRequest>): string => decide(pack, { ...usual, ...more }).entry;
  const { cardFunction: _function, ...functionless } = usual;
  const own = entry({});
  const others = [
    ...CHANNELS.map((channel) => [channel, entry({ channel })] as const),
    ...CARD_FUNCTIONS.map((cardFunction) => [cardFunction, entry({ cardFunction })] as const),
    ...AGES.map((ageYears) => [`age ${ageYears}`, entry({ ageYears })] as const),
    ...CIRCUMSTANCES.map((each) => [`also ${each}`, entry({ circumstances: [...(question.circumstances ?? []), each] })] as const),
    ['without circumstance', entry({ circumstances: [] })] as const,
    ['without function', decide(pack, functionless).entry] as const,
  ];
  return others.filter(([, id]) => id !== own).map(([what]) => what);
}

/** The least that is enough: sets of evidence of which nothing can be left out. In the pack's order of preference when nothing is shown. */
function setsThatDo(ask: Ask, spot: Spot, on: string, proxy: boolean): readonly string[] {
  const subsets = Array.from({ length: 2 ** SHOWABLE.length }, (_, bits) => SHOWABLE.filter((_each, i) => (bits >> i) % 2 === 1));
  const enough = subsets.filter((set) => {
    const evidence = { ...NOTHING, proxy, ...Object.fromEntries(set.map((each) => [each, true])) };
    return ask(spot, evidence, { on }).decision === 'allowed';
  });
  const least = enough.filter((set) => !enough.some((other) => other.length < set.length && other.every((each) => set.includes(each))));
  const first = told(ask(spot, { ...NOTHING, proxy }, { on }));
  return [...least.map((set) => set.join('+') || 'nothing'), `first: ${first}`];
}

function proxyOf(ask: Ask, spot: Spot, on: string): readonly string[] {
  const decision = ask(spot, { ...ALL, proxy: true }, { on });
  if (decision.decision === 'refused') return [told(decision)];
  return [...setsThatDo(ask, spot, on, true), told(decision), ...decision.sources.map(({ document, quote }) => `${document}: ${quote}`)];
}

/** What is said in each state of the function, the same words once. */
function statesOf(ask: Ask, spot: Spot, on: string): readonly string[] {
  const said = FUNCTION_STATES.map((functionState) => [functionState, told(ask(spot, ALL, { on, functionState }))] as const);
  return [...Map.groupBy(said, ([, words]) => words)].map(([words, states]) => `${states.map(([state]) => state).join(', ')}: ${words}`);
}

/** The first and the last day on which the answer comes from the same entry; years away: unlimited. */
function daysOf(ask: Ask, spot: Spot, on: string): string {
  const entry = ask(spot, ALL).entry;
  const same = (day: string): boolean => ask(spot, ALL, { on: day }).entry === entry;
  return `${edge(same, on, -1)} to ${edge(same, on, 1)}`;
}

const FAR_DAYS = 20_000;

/** The last day in one direction for which `same` holds without a gap, by halving. */
export function edge(same: (day: string) => boolean, from: string, direction: 1 | -1): string {
  if (same(addDays(from, direction * FAR_DAYS))) return 'unlimited';
  let [near, far] = [0, FAR_DAYS];
  while (far - near > 1) {
    const middle = Math.floor((near + far) / 2);
    if (same(addDays(from, direction * middle))) near = middle;
    else far = middle;
  }
  return addDays(from, direction * near);
}
