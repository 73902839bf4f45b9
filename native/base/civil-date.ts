/**
 * Local civil dates in Asia/Shanghai as `YYYY-MM-DD`. China has kept UTC+8 without summer time since 1991-09-15, so the
 * offset is a constant and the date never depends on the machine's own zone.
 */
export type CivilDate = string;

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** Nearly always today is asked for, several times by every request. */
let lastAsked: { readonly day: number; readonly date: CivilDate } = { day: 0, date: '1970-01-01' };

/** The civil date in Shanghai at an instant (milliseconds since the Unix epoch). */
export function shanghaiDate(epochMs: number): CivilDate {
  const day = Math.floor((epochMs + SHANGHAI_OFFSET_MS) / DAY_MS);
  if (day !== lastAsked.day) lastAsked = { day, date: new Date(day * DAY_MS).toISOString().slice(0, 10) };
  return lastAsked.date;
}

/** The wall-clock time in Shanghai at an instant, `YYYY-MM-DD HH:mm:ss`. */
export function shanghaiTime(epochMs: number): string {
  return new Date(epochMs + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** `date` moved by whole days. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day so many years later; of 29 February in a year without one, 1 March. */
export function addYears(date: CivilDate, years: number): CivilDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year + years, month - 1, day)).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** Whether the text is a date that exists in the Gregorian calendar. */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}

/** Whole years from birth to a day: one is a year older on the birthday. */
export function ageOn(bornOn: CivilDate, on: CivilDate): number {
  return Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (on.slice(5) < bornOn.slice(5) ? 1 : 0);
}

/** Milliseconds from an instant to the next midnight in Shanghai; never 0. */
export function untilNextDayMs(epochMs: number): number {
  return DAY_MS - ((epochMs + SHANGHAI_OFFSET_MS) % DAY_MS);
}
