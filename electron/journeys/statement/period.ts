import { addDays, shanghaiDate } from '../../../native/base/civil-date.ts';
import type { FlowRow } from '../../api/look-up-view.ts';
import type { PeriodAsked } from '../../api/intent.ts';
import { monthsBefore } from '../look-up/questions.ts';

/** How far back a statement goes: five years with the month that runs. */
export const STATEMENT_MONTHS = 60;
/** More months than this are drawn as years. */
const MOST_MONTHS_DRAWN = 13;

/** The first and the last day of a period, both included; months that are not there to be chosen are cut off. */
export function periodDays(asked: PeriodAsked, atMs: number): { readonly from: string; readonly to: string } {
  const today = shanghaiDate(atMs);
  const year = Number(today.slice(0, 4));
  const since = (month: string) => ({ from: `${month}-01`, to: today });
  switch (asked) {
    case 'thisMonth':
      return since(today.slice(0, 7));
    case 'threeMonths':
      return since(monthsBefore(today, 2));
    case 'thisYear':
      return since(`${year}-01`);
    case 'lastYear':
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
    case 'fiveYears':
      return since(monthsBefore(today, STATEMENT_MONTHS - 1));
    default: {
      const first = monthsBefore(today, STATEMENT_MONTHS - 1);
      const from = `${asked.from < first ? first : asked.from}-01`;
      const to = addDays(`${monthsBefore(`${asked.to}-01`, -1)}-01`, -1);
      return { from, to: to > today ? today : to };
    }
  }
}

/** Money in and out by month, or by year where there are many months; a month without any stands with nothing. */
export function flowOf(
  entries: readonly { readonly on: string; readonly amountFen: number }[],
  from: string,
  to: string,
): readonly FlowRow[] {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = monthsBefore(`${month}-01`, -1)) months.push(month);
  const names = months.length > MOST_MONTHS_DRAWN ? [...new Set(months.map((month) => month.slice(0, 4)))] : months;
  return names.map((when) => {
    const own = entries.filter(({ on }) => on.startsWith(when));
    const sum = (sign: number) => own.reduce((total, { amountFen }) => (amountFen * sign > 0 ? total + amountFen * sign : total), 0);
    return { when, inFen: sum(1), outFen: sum(-1) };
  });
}
