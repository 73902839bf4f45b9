import { describe, expect, it } from 'vitest';
import { gateOf, triesToKnow, type SignInTry } from './lock-out.ts';
import type { MaintenanceSettings } from './settings.ts';

const MINUTE_MS = 60_000;
const SETTINGS: MaintenanceSettings = { engineers: [{ id: 'E07', code: '' }], requireCard: false, tries: 5, lockMinutes: 15 };

/** Newest first: the last at minute 0, one a minute before. */
function wrong(count: number): readonly SignInTry[] {
  return Array.from({ length: count }, (_, at) => ({ atMs: -at * MINUTE_MS, outcome: 'wrong' }));
}
const right: SignInTry = { atMs: -1_000_000, outcome: 'right' };
const at = (minutes: number, tries: readonly SignInTry[]) => gateOf(tries, SETTINGS, minutes * MINUTE_MS);

describe('the gate of maintenance mode', () => {
  it('is closed where no engineer is configured', () => {
    expect(gateOf([], { ...SETTINGS, engineers: [] }, 0)).toEqual({ gate: 'closed' });
  });

  it.each([
    [0, 5],
    [1, 4],
    [4, 1],
    [6, 4],
  ])('after %i wrong codes in a row leaves %i', (count, triesLeft) => {
    expect(at(1, wrong(count))).toEqual({ gate: 'open', triesLeft, card: false });
  });

  it('locks for 15 minutes after five, 30 after ten, a day at most', () => {
    expect(at(14, wrong(5))).toEqual({ gate: 'locked', untilMs: 15 * MINUTE_MS });
    expect(at(15, wrong(5))).toMatchObject({ gate: 'open', triesLeft: 5 });
    expect(at(29, wrong(10))).toEqual({ gate: 'locked', untilMs: 30 * MINUTE_MS });
    expect(at(0, wrong(triesToKnow(SETTINGS)))).toEqual({ gate: 'locked', untilMs: 24 * 60 * MINUTE_MS });
  });

  it('forgets wrong codes before a right one', () => {
    expect(at(1, [...wrong(2), right, ...wrong(40)])).toMatchObject({ triesLeft: 3 });
  });
});
