import type { FactKind } from './fact-schema.ts';

/** Every fact that a pack may hold, and of which kind it is. A pack with another name, or another kind, is refused. */
export const FACT_KINDS = {
  'pin.socialSecurity.tries': 'count',
} as const satisfies Readonly<Record<string, FactKind>>;

export type FactName = keyof typeof FACT_KINDS;

/** What every pack has to hold. */
export const REQUIRED_FACTS: readonly FactName[] = [];
