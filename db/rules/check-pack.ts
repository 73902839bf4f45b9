/** Turns untrusted data into a pack, or says in which place it is wrong. */
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { factProblems } from './check-facts.ts';
import type { ServiceId } from './words.ts';
import { packSchema, type Pack, type Rule } from './pack-schema.ts';
import { place } from './place.ts';
import { sharesADay } from './select.ts';

export type PackFault = Fault<'rules.packMissing' | 'rules.packInvalid'>;

/** Source id of what no document says and the project decided by itself. */
export const OURS = 'ours';

/** Checks shape, citations, references and dates; the fault's detail names every wrong place (`rules[3].sources: …`). */
export function checkPack(data: unknown): Result<Pack, PackFault> {
  const parsed = packSchema.safeParse(data);
  if (!parsed.success) {
    return invalid(parsed.error.issues.map((issue) => `${place(issue.path)}: ${issue.message}`));
  }
  const pack = parsed.data;
  const problems = [
    ...danglingNames(pack),
    ...factProblems(pack),
    ...backwards(pack),
    ...sameNames(pack),
    ...overlaps(pack.rules),
    ...twoNos(pack),
    ...codesForMore(pack.rules),
  ];
  return problems.length > 0 ? invalid(problems) : ok(pack);
}

function invalid(problems: readonly string[]): Result<never, PackFault> {
  return err(fault('rules.packInvalid', problems.join('; ')));
}

/** Walks the pack for citations of unknown documents and for names that `places` and `items` do not hold. */
function danglingNames(pack: Pack): string[] {
  const items = new Set(Object.keys(pack.items));
  const known: Readonly<Record<string, ReadonlySet<string>>> = {
    document: new Set([OURS, ...pack.documents.map((document) => document.id)]),
    goTo: new Set(Object.keys(pack.places)),
    bring: items,
    papers: items,
  };
  const problems: string[] = [];
  const walk = (value: unknown, path: readonly PropertyKey[]): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const at = [...path, Array.isArray(value) ? Number(key) : key];
      const names = Object.hasOwn(known, key) ? known[key] : undefined;
      if (names !== undefined && typeof inner === 'string' && !names.has(inner)) problems.push(`${place(at)}: unknown ${key} ${inner}`);
      if (names !== undefined && Array.isArray(inner)) {
        for (const name of inner) if (!names.has(String(name))) problems.push(`${place(at)}: unknown name ${String(name)}`);
      }
      walk(inner, at);
    }
  };
  walk(pack, []);
  return problems;
}

/** Entries that end before they begin. */
function backwards(pack: Pack): string[] {
  const lists = { rules: pack.rules, facts: pack.facts, notOffered: pack.notOffered };
  return Object.entries(lists).flatMap(([name, list]) =>
    list.flatMap(({ effectiveFrom, effectiveTo }, i) =>
      (effectiveTo ?? '9999-12-31') < (effectiveFrom ?? '') ? [`${name}[${i}].effectiveTo: is before effectiveFrom`] : [],
    ),
  );
}

function sameNames({ rules }: Pack): string[] {
  return rules.flatMap(({ id }, i) => (rules.findIndex((other) => other.id === id) < i ? [`rules[${i}].id: ${id} is there twice`] : []));
}

/** Two rules for one thing on one day would leave the answer to chance. */
function overlaps(rules: readonly Rule[]): string[] {
  return rules.flatMap((rule, i) =>
    rules
      .slice(0, i)
      .filter((other) => sameThing(other, rule) && sharesADay(other, rule))
      .map((other) => `rules[${i}]: overlaps ${other.id} in time`),
  );
}

function sameThing(a: Rule, b: Rule): boolean {
  return (
    a.service === b.service &&
    a.cardFunction === b.cardFunction &&
    a.circumstance === b.circumstance &&
    a.channels.some((channel) => b.channels.includes(channel)) &&
    sharesAnAge(a.ages, b.ages)
  );
}

function sharesAnAge(a: Rule['ages'], b: Rule['ages']): boolean {
  return (a?.from ?? 0) < (b?.below ?? Infinity) && (b?.from ?? 0) < (a?.below ?? Infinity);
}

/** What a code alone may be enough for. Ours: looking up one's own records; no account and no money, no card, no PIN. */
const BY_CODE: ReadonlySet<ServiceId> = new Set<ServiceId>([
  'personalInformation',
  'contributions',
  'pension',
  'medicalCosts',
  'functionStates',
  'orderProgress',
]);

/** A code can be photographed over a shoulder: no pack makes more of it. */
function codesForMore(rules: readonly Rule[]): string[] {
  return rules.flatMap(({ service, evidence, proxy }, i) => [
    ...(evidence.some((set) => set.includes('code') && (set.length > 1 || !BY_CODE.has(service)))
      ? [`rules[${i}].evidence: a code is enough for looking up only, and by itself`]
      : []),
    ...(proxy?.evidence.some((set) => set.includes('code')) === true ? [`rules[${i}].proxy.evidence: a code is nobody's leave`] : []),
  ]);
}

/** Two entries that say no to one thing on one day: only the first would ever be heard. */
function twoNos({ notOffered }: Pack): string[] {
  return notOffered.flatMap((entry, i) =>
    notOffered
      .slice(0, i)
      .some(
        (other) =>
          other.service === entry.service &&
          other.cardFunction === entry.cardFunction &&
          other.circumstance === entry.circumstance &&
          sharesADay(other, entry),
      )
      ? [`notOffered[${i}]: overlaps an earlier entry in time`]
      : [],
  );
}
