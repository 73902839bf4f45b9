/** The entries of a pack by name, and what their readers tell of each. */
import { packHelp, packWarnings, hotlineTexts, entryOf, type HelpTopic } from '../../db/rules/decide.ts';
import { factOf } from '../../db/rules/facts.ts';
import type { FactName } from '../../db/rules/fact-names.ts';
import type { Pack } from '../../db/rules/pack-schema.ts';
import { rulesOf } from '../../electron/rules.ts';
import { edge, profileOf, type Profile, type Question } from './asking.ts';

/** A test of one entry: its name in the pack, its sentences, the question, and what is told. */
export interface EntryCase {
  readonly entry: string;
  /** `S2: sentence`, all that the entry cites. */
  readonly sentences: readonly string[];
  readonly question: Question | null;
  readonly told: Profile;
}

/** Every entry of a pack: its name (`rules.liftLoss.bank`), and the object. */
export function entriesOf(pack: Pack): ReadonlyMap<string, object> {
  const named = (kind: string, values: Readonly<Record<string, object>>): [string, object][] =>
    Object.entries(values).map(([id, value]) => [`${kind}.${id}`, value]);
  return new Map([
    ...pack.rules.map((rule): [string, object] => [`rules.${rule.id}`, rule]),
    ...pack.notOffered.map((no): [string, object] => [
      `${entryOf(no).id}${no.effectiveFrom === undefined ? '' : ` from ${no.effectiveFrom}`}`,
      no,
    ]),
    ...pack.facts.map((fact): [string, object] => [`facts.${fact.id}`, fact]),
    ...named('help', pack.help),
    ...named('places', pack.places),
    ...named('items', pack.items),
    ...pack.hotlines.map((hotline): [string, object] => [`hotlines.${hotline.number}`, hotline]),
    ...pack.warnings.map((warning, i): [string, object] => [`warnings.${i}`, warning]),
    ['initialPin', pack.initialPin],
  ]);
}

/** `S2: sentence` of every citation in an entry, each once. */
export function citationsOf(entry: unknown): readonly string[] {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('document' in value && 'quote' in value) found.add(`${String(value.document)}: ${String(value.quote)}`);
    Object.values(value).forEach(walk);
  };
  walk(entry);
  return [...found];
}

/** What the readers of the pack tell of an entry: decide() of rules and refusals, and of the places and papers in them. */
export function tell(pack: Pack, { entry, question }: Pick<EntryCase, 'entry' | 'question'>): Profile {
  const [kind = '', ...rest] = entry.split('.');
  const id = rest.join('.');
  switch (kind) {
    case 'facts':
      return factTold(pack, id, question?.on ?? '');
    case 'help': {
      const { goTo, bring, sources } = packHelp(pack, id as HelpTopic);
      return { help: [...goTo, ...bring].map(both), sources: sources.map(({ document, quote }) => `${document}: ${quote}`) };
    }
    case 'warnings':
      return { warning: both(packWarnings(pack)[Number(id)] ?? { zh: '', en: '' }) };
    case 'hotlines':
      return {
        hotlines: hotlineTexts(pack)
          .map(both)
          .filter((text) => text.includes(id)),
      };
    case 'initialPin':
      return { initialPin: rulesOf(pack).initialPin };
    case 'places':
    case 'items':
      return mentioned(pack, kind, id, question);
    default:
      return question === null ? {} : profileOf(pack, question);
  }
}

function both({ zh, en }: { readonly zh: string; readonly en: string }): string {
  return `${zh} ${en}`;
}

/** Where a place or a paper is said: in the answer to a question, or in the help for a locked PIN. */
function mentioned(pack: Pack, kind: 'places' | 'items', id: string, question: Question | null): Profile {
  const named = pack[kind][id];
  if (named === undefined) return { said: 'unknown' };
  const text = both(named.text);
  const help = Object.keys(pack.help).flatMap((topic) => Object.values(packHelp(pack, topic as HelpTopic)).flat());
  const inHelp = help.some((each) => 'zh' in each && both(each) === text);
  const lines = question === null ? [] : Object.values(profileOf(pack, question)).flat();
  return { text, said: [...(inHelp ? ['help'] : []), ...lines.filter((line) => line.includes(text)).slice(0, 1)] };
}

function factTold(pack: Pack, id: string, on: string): Profile {
  const fact = factOf(pack, id as FactName, on);
  if (fact === null) return { fact: 'none' };
  const { sources, effectiveFrom: _from, effectiveTo: _to, ...value } = fact;
  const same = (day: string): boolean => factOf(pack, id as FactName, day) !== null;
  return {
    fact: JSON.stringify(value),
    days: `${edge(same, on, -1)} to ${edge(same, on, 1)}`,
    sources: sources.map(({ document, quote }) => `${document}: ${quote}`),
  };
}
