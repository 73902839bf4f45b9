/** Changes one thing in an entry of a pack, in every way that matters. */

export interface Mutant {
  /** `stateRefusals.formallyLost.goTo[0]`. */
  readonly path: string;
  readonly entry: object;
}

type Path = readonly (string | number)[];

/** What does not belong to the answer: an entry's own name. */
const NAMES: ReadonlySet<string> = new Set(['id']);

/** The entry with each of its leaves changed, each list shortened, each optional part left out. */
export function mutantsOf(entry: object): readonly Mutant[] {
  const mutants: Mutant[] = [];
  const add = (path: Path, change: (holder: Record<string | number, unknown>, key: string | number) => void): void => {
    const copy = structuredClone(entry) as Record<string | number, unknown>;
    const holder = path
      .slice(0, -1)
      .reduce<Record<string | number, unknown>>((at, key) => at[key] as Record<string | number, unknown>, copy);
    const key = path.at(-1);
    if (key === undefined) return;
    change(holder, key);
    mutants.push({ path: path.join('.'), entry: copy });
  };
  const walk = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) {
      value.forEach((inner: unknown, i) => {
        // A set of evidence that asks for nothing is the same as no set.
        if (!isEmpty(inner)) add([...path, i], (list) => (list as unknown as unknown[]).splice(i, 1));
        walk(inner, [...path, i]);
      });
      return;
    }
    if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) if (!NAMES.has(key)) walk(inner, [...path, key]);
      return;
    }
    add(path, (holder, key) => {
      holder[key] = changed(value, String(key));
    });
  };
  walk(entry, []);
  return mutants;
}

function changed(value: unknown, key: string): unknown {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) ? otherDay(value) : `${value}改`;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return key === 'proxy'
    ? { evidence: [[]], bring: [], source: { document: 'ours', quote: 'anybody may come' } }
    : key === 'effectiveTo'
      ? '2060-01-01'
      : 5;
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function otherDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
