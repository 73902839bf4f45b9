import { daysBetween, shanghaiDate } from '../../native/base/civil-date.ts';
import type { FunctionStanding } from '../../db/authority/api.ts';
import type { FunctionRow } from '../api/view.ts';

/** The functions of a card as the screen shows them; `daysLeft` counts to the day on which a temporary loss lapses. */
export function functionRows(functions: readonly FunctionStanding[], atMs: number): readonly FunctionRow[] {
  const today = shanghaiDate(atMs);
  return functions
    .filter((standing) => standing.state !== 'absent')
    .map(({ cardFunction, state, lapsesOn }) => ({
      cardFunction,
      state,
      lapsesOn,
      daysLeft: lapsesOn === null ? null : Math.max(0, daysBetween(today, lapsesOn)),
    }));
}
