/** A pack as Markdown: everything that it says, one table a kind of entry, each row with its source. */
import { entryOf } from './decide.ts';
import type { Fact } from './fact-schema.ts';
import type { RuleSource } from './model.ts';
import type { Pack, Refusal, Rule } from './pack-schema.ts';

const INTRODUCTION = `# What the cities do

Every entry of the rule packs (\`db/rules/packs\`) with the sentence of the document it rests on. \`ours\`: the documents are silent and this is the default of the project.
\`—\` means that nothing is asked for or nothing is said. Evidence joined by + is shown together; either side of / is enough.

Written by \`npm run -s kiosk -- rules matrix\`: change the packs, not this file.
`;

/** \`docs/rules-matrix.md\`. */
export function rulesMatrix(packs: Iterable<Pack>): string {
  return [INTRODUCTION, ...[...packs].map(city)].join('\n');
}

function city(pack: Pack): string {
  const { name, version, effectiveFrom, documents, receiptPrefix, initialPin } = pack;
  const head = `Pack \`${pack.city}\`, version ${version}, in force from ${effectiveFrom}. Receipts begin with ${receiptPrefix}.`;
  return [
    `## ${name.zh} ${name.en}`,
    '',
    `${head} First PIN ${initialPin.value}: ${cite([initialPin.source])}`,
    '',
    ...documents.map(({ id, title, published }) => `- ${id}: ${title} (${published})`),
    '',
    ...permissions(pack),
    ...knowledge(pack),
    ...vocabulary(pack),
  ].join('\n');
}

function permissions(pack: Pack): string[] {
  const columns = ['service', 'for', 'where and how', 'shown', 'what follows', 'otherwise', 'in force', 'source'];
  const noes = pack.notOffered.map((entry) => [
    entryOf(entry).id.replace('notOffered.', ''),
    refusal(pack, entry.refusal),
    dates(entry),
    cite([entry.refusal.source]),
  ]);
  return [
    table(
      'Services',
      columns,
      pack.rules.map((rule) => ruleRow(pack, rule)),
    ),
    table('Not given', ['service', 'answer', 'in force', 'source'], noes),
  ];
}

function knowledge(pack: Pack): string[] {
  const facts = pack.facts.map((fact) => [fact.id, valueOf(fact), both(fact.text), dates(fact), cite(fact.sources)]);
  const help = Object.entries(pack.help).map(([topic, { goTo, bring, source }]) => [
    topic,
    names(pack.places, goTo),
    names(pack.items, bring),
    cite([source]),
  ]);
  return [
    table('Facts', ['fact', 'value', 'in words', 'in force', 'source'], facts),
    table('Locked and forgotten PINs', ['matter', 'go to', 'bring', 'source'], help),
  ];
}

function vocabulary(pack: Pack): string[] {
  const places = Object.entries(pack.places).map(([id, { text, source, hours }]) => {
    return [id, both(text) + (hours === undefined ? '' : ` (${hours})`), cite([source])];
  });
  const items = Object.entries(pack.items).map(([id, { text, source }]) => [id, both(text), cite([source])]);
  const hotlines = pack.hotlines.map(({ number, name, source }) => [number, both(name), cite([source])]);
  const warnings = pack.warnings.map(({ text, source }) => [both(text), cite([source])]);
  return [
    table('Places', ['place', 'name', 'source'], places),
    table('Papers', ['paper', 'name', 'source'], items),
    table('Hotlines', ['number', 'name', 'source'], hotlines),
    table('Warnings', ['warning', 'source'], warnings),
  ];
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ') || '—').join(' | ')} |`;
  return [`### ${title}`, '', line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}

function ruleRow(pack: Pack, rule: Rule): string[] {
  return [
    rule.cardFunction === undefined ? rule.service : `${rule.service} (${rule.cardFunction})`,
    [rule.circumstance, ages(rule), rule.states?.join(', ')].filter((part) => part !== undefined).join('; '),
    `${rule.outletKinds === 'any' ? 'anywhere' : rule.outletKinds.join(', ')}; ${rule.channels.join(', ')}${rule.openAt === undefined ? '' : `; ${rule.openAt}`}`,
    shown(pack, rule),
    follows(rule),
    [rule.elsewhere, rule.proxyRefusal, ...Object.values(rule.stateRefusals ?? {}), rule.onlyWhereReported?.refusal, rule.above?.refusal]
      .flatMap((each) => (each === undefined ? [] : refusal(pack, each)))
      .filter((text, i, all) => all.indexOf(text) === i)
      .join('<br>'),
    dates(rule),
    cite([
      ...rule.sources,
      ...(rule.proxy === null ? [] : [rule.proxy.source]),
      ...(rule.needsApproval === undefined ? [] : [rule.needsApproval.source]),
    ]),
  ];
}

function ages({ ages: range }: Rule): string | undefined {
  if (range === undefined) return undefined;
  return [range.from === null ? [] : [`from ${range.from} years`], range.below === null ? [] : [`below ${range.below} years`]]
    .flat()
    .join(', ');
}

function shown(pack: Pack, { evidence, papers = [], proxy }: Rule): string {
  const sets = (all: Rule['evidence']): string => all.map((set) => set.join(' + ')).join(' / ');
  const parts = [
    sets(evidence),
    names(pack.items, papers),
    proxy === null ? '' : `by proxy: ${[sets(proxy.evidence), names(pack.items, proxy.bring)].filter(Boolean).join('; ')}`,
  ];
  return parts.filter(Boolean).join('; ');
}

function follows({ consequences, lapsesAfterDays, linkedFunctions, needsApproval, terms = [] }: Rule): string {
  return [
    ...consequences.map(({ text }) => both(text)),
    ...(lapsesAfterDays === null ? [] : [`lapses after ${lapsesAfterDays} days`]),
    ...(needsApproval === undefined ? [] : [`a second person gives leave at the counter: ${needsApproval.when}`]),
    ...(linkedFunctions.length === 0 ? [] : [`with it: ${linkedFunctions.join(', ')}`]),
    ...(terms.length === 0 ? [] : [terms.join(', ')]),
  ].join('<br>');
}

function refusal(pack: Pack, { reason, goTo, bring }: Refusal): string {
  const papers = names(pack.items, bring);
  return [both(reason), goTo.length === 0 ? '' : `→ ${names(pack.places, goTo)}`, papers === '' ? '' : `(${papers})`]
    .filter(Boolean)
    .join(' ');
}

function names(named: Readonly<Record<string, { readonly text: { readonly zh: string } }>>, ids: readonly string[]): string {
  return ids.map((id) => named[id]?.text.zh ?? id).join('、');
}

function both({ zh, en }: { readonly zh: string; readonly en: string }): string {
  return `${zh} ${en}`;
}

function dates({
  effectiveFrom,
  effectiveTo,
}: {
  readonly effectiveFrom?: string | undefined;
  readonly effectiveTo?: string | null | undefined;
}): string {
  return `${effectiveFrom ?? ''}–${effectiveTo ?? ''}`.replace(/^–$/, '');
}

function cite(sources: readonly RuleSource[]): string {
  return sources.map(({ document, quote }) => `${document}: ${quote}`).join('<br>');
}

/** The numbers of a fact, without what every fact has. */
function valueOf(fact: Fact): string {
  const { id: _id, text: _text, sources: _sources, effectiveFrom: _from, effectiveTo: _to, kind, ...value } = fact;
  return `${kind} ${Object.entries(value)
    .map(([key, each]) => `${key}=${JSON.stringify(each)}`)
    .join(' ')}`;
}
