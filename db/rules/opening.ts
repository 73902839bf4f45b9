/** When a place is open. */
import { addDays, type CivilDate } from '../../native/base/civil-date.ts';
import type { FactOf } from './fact-schema.ts';

type Hours = FactOf<'hours'>;
type Holidays = FactOf<'days'>;

/** Longer than any row of holidays: a place that is not open within it has no open day. */
const LOOK_AHEAD_DAYS = 60;

/** The hours with the public holidays among the closed days, where the place keeps them. */
export function withHolidays(hours: Hours, holidays: Pick<Holidays, 'spans'> | null): Hours {
  if (!hours.exceptHolidays || holidays === null) return hours;
  return { ...hours, closedOn: [...hours.closedOn, ...holidays.spans.flatMap(daysOf)] };
}

function daysOf({ from, to }: Holidays['spans'][number]): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Monday is 1, Sunday 7. */
function weekdayOf(date: CivilDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

function openDay(hours: Hours, on: CivilDate): boolean {
  return hours.weekdays.includes(weekdayOf(on)) && !hours.closedOn.includes(on);
}

/** Whether it is open on the day, and at the time (`HH:MM` in Shanghai) where that is known. */
export function isOpen(hours: Hours, on: CivilDate, at?: string): boolean {
  if (!openDay(hours, on)) return false;
  return at === undefined || hours.spans.length === 0 || hours.spans.some(({ from, to }) => from <= at && at < to);
}

/** The first day from `on` on which one still finds it open; `null`: none in sight. */
export function nextOpenDay(hours: Hours, on: CivilDate, at?: string): CivilDate | null {
  const stillOpens = at === undefined || hours.spans.length === 0 || hours.spans.some(({ to }) => at < to);
  for (let days = stillOpens ? 0 : 1; days <= LOOK_AHEAD_DAYS; days += 1) {
    const day = addDays(on, days);
    if (openDay(hours, day)) return day;
  }
  return null;
}
