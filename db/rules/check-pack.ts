/** Turns untrusted data into a pack, or says in which place it is wrong. */
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { packSchema, type Pack, type Rule } from './pack-schema.ts';

export type PackFault = Fault<'rules.packMissing' | 'rules.packInvalid'>;

/** Source id of what no document says and the project decided by itself. */
export const OURS = 'ours';

/** Checks shape, citations, references and dates; the fault's detail names every wrong place (`rules[3].sources: …`). */
export function checkPack(data: unknown): Result<Pack, PackFault> {
  const parsed = packSchema.safeParse(data);
  if (!parsed.success) {
    return invalid(parsed.error.issues.map((issue) => `${place(issue.path)}: ${issue.message}`));
  }
  const problems = [...danglingNames(parsed.data), ...overlaps(parsed.data.rules)];
  return problems.length > 0 ? invalid(problems) : ok(parsed.data);
}

function invalid(problems: readonly string[]): Result<never, PackFault> {
  return err(fault('rules.packInvalid', problems.join('; ')));
}

function place(path: readonly PropertyKey[]): string {
  const text = path.reduce<string>((whole, part) => whole + (typeof part === 'number' ? `[${part}]` : `.${String(part)}`), '');
  return text.replace(/^\./, '') || 'pack';
}

/** Walks the pack for citations of unknown documents and for names that `places` and `items` do not hold. */
function danglingNames(pack: Pack): string[] {
  const known = {
    document: new Set([OURS, ...pack.documents.map((document) => document.id)]),
    goTo: new Set(Object.keys(pack.places)),
    bring: new Set(Object.keys(pack.items)),
  };
  const problems: string[] = [];
  const walk = (value: unknown, path: readonly PropertyKey[]): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const at = [...path, Array.isArray(value) ? Number(key) : key];
      if (key === 'document' && typeof inner === 'string' && !known.document.has(inner))
        problems.push(`${place(at)}: unknown document ${inner}`);
      if ((key === 'goTo' || key === 'bring') && Array.isArray(inner)) {
        for (const name of inner) if (!known[key].has(String(name))) problems.push(`${place(at)}: unknown name ${String(name)}`);
      }
      walk(inner, at);
    }
  };
  walk(pack, []);
  return problems;
}

/** Two rules for one thing on one day would leave the answer to chance. */
function overlaps(rules: readonly Rule[]): string[] {
  return rules.flatMap((rule, i) =>
    rules
      .slice(0, i)
      .filter((other) => other.service === rule.service && other.cardFunction === rule.cardFunction && sharesADay(other, rule))
      .map((other) => `rules[${i}]: overlaps ${other.id} in time`),
  );
}

function sharesADay(a: Rule, b: Rule): boolean {
  return (a.effectiveTo ?? '9999-12-31') >= b.effectiveFrom && (b.effectiveTo ?? '9999-12-31') >= a.effectiveFrom;
}
