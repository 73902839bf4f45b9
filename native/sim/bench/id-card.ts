import type { Persona } from '../card/persona.ts';
import type { SimDocument } from '../idreader/documents.ts';

/** `longTerm`: 长期, good for ever; `expired`: its last day is long past. */
export type IdCardValidity = 'longTerm' | 'expired';

const SPANS = {
  longTerm: { validFrom: '2016-01-01', validUntil: 'longTerm' },
  expired: { validFrom: '2005-03-01', validUntil: '2025-03-01' },
} as const;

/** Somebody invented who has no card yet, and lays down the ID card instead of one. */
export const WITHOUT_CARD = 'without-card';

/** The identity document of that person. */
export function idCardWithoutCard(validity: IdCardValidity): SimDocument {
  return { kind: 'residentIdCard', number: '430121195803120015', name: '周福田', ...SPANS[validity] };
}

/** The identity document of a persona, as it is written on the chip; `null`: a foreigner whose number is that of a passport. */
export function idCardOf({ holder }: Persona, validity: IdCardValidity): SimDocument | null {
  const { kind, number, name } = holder;
  return kind === 'citizen' ? { kind: 'residentIdCard', number, name, ...SPANS[validity] } : null;
}
