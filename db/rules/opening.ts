/** When a place is open. */
import { addDays, type CivilDate } from '../../native/base/civil-date.ts';
import type { FactOf } from './fact-schema.ts';

type Days = Pick<FactOf<'days'>, 'spans'>;

/** Hours, with the days on which they hold although their weekdays do not name them. */
export interface OpenHours extends FactOf<'hours'> {
  readonly openOn?: readonly CivilDate[];
}

/** Days off and days worked, as the State Council arranges them for a year; `null`: the pack has none. */
export interface HolidayCalendar {
  readonly holidays: Days | null;
  /** 调休上班日: weekend days that are worked in exchange. */
  readonly worked: Days | null;
}

const WORKING_DAYS = [1, 2, 3, 4, 5];

/** Longer than any row of holidays: a place that is not open within it has no open day. */
const LOOK_AHEAD_DAYS = 60;

/**
 * The hours with the public holidays among the closed days, where the place keeps them. A place that is open on every working day is open on
 * weekend days that are worked, too; one that opens on some weekdays only (Tuesdays and Thursdays) is not: nobody says whose place they take.
 */
export function withHolidays(hours: OpenHours, { holidays, worked }: HolidayCalendar): OpenHours {
  if (!hours.exceptHolidays) return hours;
  const daily = WORKING_DAYS.every((weekday) => hours.weekdays.includes(weekday));
  return {
    ...hours,
    closedOn: [...hours.closedOn, ...(holidays?.spans ?? []).flatMap(daysOf)],
    openOn: daily ? (worked?.spans ?? []).flatMap(daysOf) : [],
  };
}

function daysOf({ from, to }: Days['spans'][number]): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(date: CivilDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

function openDay({ weekdays, openOn = [], closedOn }: OpenHours, on: CivilDate): boolean {
  return (weekdays.includes(weekdayOf(on)) || openOn.includes(on)) && !closedOn.includes(on);
}

/** Whether it is open on the day, and at the time (`HH:MM` in Shanghai) where that is known. */
export function isOpen(hours: OpenHours, on: CivilDate, at?: string): boolean {
  if (!openDay(hours, on)) return false;
  return at === undefined || hours.spans.length === 0 || hours.spans.some(({ from, to }) => from <= at && at < to);
}

/** The first day from `on` on which one still finds it open; `null`: none in sight. */
export function nextOpenDay(hours: OpenHours, on: CivilDate, at?: string): CivilDate | null {
  const stillOpens = at === undefined || hours.spans.length === 0 || hours.spans.some(({ to }) => at < to);
  for (let days = stillOpens ? 0 : 1; days <= LOOK_AHEAD_DAYS; days += 1) {
    const day = addDays(on, days);
    if (openDay(hours, day)) return day;
  }
  return null;
}
