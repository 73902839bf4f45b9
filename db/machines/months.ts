/** Months as `YYYY-MM`, and days in them. */
import type { CivilDate } from '../../native/base/civil-date.ts';

/** `2026-11`. */
export type Month = string;

const SHORTEST_MONTH_DAYS = 28;

/** The month of a date. */
export function monthOf(date: CivilDate): Month {
  return date.slice(0, 7);
}

/** A month some months later, or earlier. */
export function addMonths(month: Month, count: number): Month {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** A day of a month; the last one where the month is shorter. */
export function dayOf(month: Month, day: number): CivilDate {
  if (day <= SHORTEST_MONTH_DAYS) return `${month}-${String(day).padStart(2, '0')}`;
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
  return `${month}-${String(Math.min(day, last)).padStart(2, '0')}`;
}

/** The last day of a month. */
export function endOf(month: Month): CivilDate {
  return dayOf(month, 31);
}

export { ageOn } from '../../native/base/civil-date.ts';
