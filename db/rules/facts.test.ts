import { describe, expect, it } from 'vitest';
import type { FactOf } from './fact-schema.ts';
import { afterTerm, factOf } from './facts.ts';
import { loadAllPacks } from './load-pack.ts';

function term(amount: number, unit: FactOf<'duration'>['unit'], upTo?: number): FactOf<'duration'> {
  return {
    kind: 'duration',
    id: 'x',
    text: { zh: '期', en: 'term' },
    effectiveFrom: '2000-01-01',
    effectiveTo: null,
    sources: [],
    amount,
    unit,
    approximate: false,
    ...(upTo === undefined ? {} : { upTo }),
  };
}

describe('the day on which a term is over', () => {
  it.each([
    [30, 'minute', undefined, '2026-11-22'],
    [7, 'day', undefined, '2026-11-29'],
    [30, 'day', undefined, '2026-12-22'],
    [1, 'month', 2, '2027-01-22'],
    [2, 'year', undefined, '2028-11-22'],
  ] as const)('%i %s up to %s', (amount, unit, upTo, day) => {
    expect(afterTerm('2026-11-22', term(amount, unit, upTo))).toBe(day);
  });

  it('a month after the 31st is the last day of a shorter month', () => {
    expect(afterTerm('2027-01-31', term(1, 'month'))).toBe('2027-02-28');
  });
});

it('a fact is found by its name for the days on which it holds', () => {
  for (const pack of loadAllPacks().values()) expect(factOf(pack, 'pin.socialSecurity.tries', '1999-01-01')).toBeNull();
});
