/** Facts of a pack by name, for decide.ts, the account machines and the screens. */
import { addDays, type CivilDate } from '../../native/base/civil-date.ts';
import { FACT_KINDS, type FactName } from './fact-names.ts';
import type { Fact, FactOf } from './fact-schema.ts';
import type { Pack } from './pack-schema.ts';
import { inForce } from './select.ts';

/** The fact of a name that holds on a day; `null` where the city has none. The name says of which kind it is. */
export function factOf<Name extends FactName>(pack: Pack, name: Name, on: CivilDate): FactOf<(typeof FACT_KINDS)[Name]> | null {
  const kind = FACT_KINDS[name];
  const found = pack.facts.find(
    (fact): fact is FactOf<(typeof FACT_KINDS)[Name]> => fact.id === name && fact.kind === kind && inForce(fact, on),
  );
  return found ?? null;
}

/** The facts of a rule on a day, in its order. */
export function factsNamed(pack: Pack, names: readonly string[], on: CivilDate): Fact[] {
  return names.flatMap((name) => pack.facts.find((fact) => fact.id === name && inForce(fact, on)) ?? []);
}

/** The day on which a term that begins on `from` is over; a span counts to its far end, seconds and minutes stay on the day. */
export function afterTerm(from: CivilDate, { amount, upTo, unit }: FactOf<'duration'>): CivilDate {
  const count = upTo ?? amount;
  switch (unit) {
    case 'second':
    case 'minute':
      return from;
    case 'day':
      return addDays(from, count);
    case 'month':
      return addMonths(from, count);
    case 'year':
      return addMonths(from, 12 * count);
  }
}

/** The same day some months later; the last day of the month where that month is shorter. */
function addMonths(date: CivilDate, months: number): CivilDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
