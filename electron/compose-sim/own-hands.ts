import type { BenchAction } from '../api/bench/action.ts';

/** Where somebody else takes the cards in hand, the customer no longer does by itself. */
export const OWN_HANDS: ReadonlySet<BenchAction['do']> = new Set<BenchAction['do']>([
  'insert',
  'pull',
  'swap',
  'tap',
  'layIdCard',
  'takeIdCard',
  'takeNewCard',
  'showCode',
]);
