/** What the shape alone does not say about facts: names, kinds, references to them, dates. */
import { FACT_KINDS, REQUIRED_FACTS } from './fact-names.ts';
import type { FactKind } from './fact-schema.ts';
import type { Pack } from './pack-schema.ts';
import { weekdayOf } from './opening.ts';
import { sharesADay } from './select.ts';

/** Problems with the pack's facts, each with its place. */
export function factProblems(pack: Pack): string[] {
  return [...namesAndKinds(pack), ...overlaps(pack), ...missing(pack), ...references(pack), ...backward(pack), ...notWorked(pack)];
}

function namesAndKinds({ facts }: Pack): string[] {
  const kinds: Readonly<Record<string, FactKind>> = FACT_KINDS;
  return facts.flatMap(({ id, kind }, i) => {
    const wanted = Object.hasOwn(kinds, id) ? kinds[id] : undefined;
    if (wanted === undefined) return [`facts[${i}].id: unknown fact ${id}`];
    return wanted === kind ? [] : [`facts[${i}].kind: ${id} is of kind ${wanted}`];
  });
}

function overlaps({ facts }: Pack): string[] {
  return facts.flatMap((fact, i) =>
    facts.slice(0, i).some((other) => other.id === fact.id && sharesADay(other, fact)) ? [`facts[${i}]: overlaps ${fact.id} in time`] : [],
  );
}

/** What every city has to say, if only as a default of ours. */
function missing({ facts }: Pack): string[] {
  return REQUIRED_FACTS.filter((name) => !facts.some(({ id }) => id === name)).map((name) => `facts: ${name} is missing`);
}

/** Rows of days that end before they begin. */
function backward({ facts }: Pack): string[] {
  return facts.flatMap((fact, i) =>
    fact.kind === 'days'
      ? fact.spans.flatMap(({ from, to }, j) => (to < from ? [`facts[${i}].spans[${j}]: ends before it begins`] : []))
      : [],
  );
}

const SATURDAY = 6;

/** Days worked in exchange for holidays: one at a time, on a weekend, and no holidays themselves. */
function notWorked({ facts }: Pack): string[] {
  const holidays = facts.flatMap((fact) => (fact.id === 'holidays.statutory' && fact.kind === 'days' ? fact.spans : []));
  return facts.flatMap((fact, i) => {
    if (fact.id !== 'holidays.worked' || fact.kind !== 'days') return [];
    return fact.spans.flatMap(({ from, to }, j) => {
      const at = `facts[${i}].spans[${j}]`;
      if (from !== to || weekdayOf(from) < SATURDAY) return [`${at}: not a day of a weekend`];
      return holidays.some((span) => span.from <= from && from <= span.to) ? [`${at}: a holiday cannot be worked`] : [];
    });
  });
}

function references(pack: Pack): string[] {
  const wrong = (at: string, name: string | undefined, kind: FactKind | null): string[] => {
    if (name === undefined) return [];
    const found = pack.facts.find(({ id }) => id === name);
    if (found === undefined) return [`${at}: unknown fact ${name}`];
    return kind === null || found.kind === kind ? [] : [`${at}: ${name} is not of kind ${kind}`];
  };
  return [
    ...pack.rules.flatMap((rule, i) => [
      ...(rule.terms ?? []).flatMap((name, j) => wrong(`rules[${i}].terms[${j}]`, name, null)),
      ...wrong(`rules[${i}].readyAfter`, rule.readyAfter, 'duration'),
      ...wrong(`rules[${i}].openAt`, rule.openAt, 'hours'),
      ...wrong(`rules[${i}].above.amount`, rule.above?.amount, 'amount'),
    ]),
    ...Object.entries(pack.places).flatMap(([name, { hours }]) => wrong(`places.${name}.hours`, hours, 'hours')),
    ...pack.facts.flatMap((fact, i) => (fact.kind === 'contact' ? wrong(`facts[${i}].hours`, fact.hours, 'hours') : [])),
  ];
}
