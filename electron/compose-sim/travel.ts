import type { ScriptAction } from '../api/bench/action.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How far a journey through time goes, in milliseconds; negative: back. */
export function travelMs(by: Extract<ScriptAction, { do: 'travel' }>['by'], nowMs: number): number {
  if ('to' in by) return Date.parse(by.to) - nowMs;
  const { days = 0, hours = 0, minutes = 0, seconds = 0 } = by;
  return days * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS + seconds * SECOND_MS;
}
