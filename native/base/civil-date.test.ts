import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shanghaiDate } from './civil-date.ts';

describe('the date in Shanghai', () => {
  it('changes at midnight there, 16:00 UTC, whatever was asked before', () => {
    const midnight = Date.UTC(2026, 10, 22, 16);
    expect([midnight - 1, midnight, midnight - 1, midnight + 86_399_999, midnight + 86_400_000].map(shanghaiDate)).toEqual([
      '2026-11-22',
      '2026-11-23',
      '2026-11-22',
      '2026-11-23',
      '2026-11-24',
    ]);
    expect([-28_800_001, -28_800_000, 0].map(shanghaiDate)).toEqual(['1969-12-31', '1970-01-01', '1970-01-01']);
  });

  it('is the one that the Intl calendar of that zone shows', () => {
    // Since 1991-09-15 there is no summer time.
    const zone = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });
    const instant = fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2090, 0, 1) });
    fc.assert(
      fc.property(instant, (ms) => {
        expect(shanghaiDate(ms)).toBe(zone.format(ms));
      }),
    );
  });

  it('of no time at all is an error', () => {
    expect(() => shanghaiDate(Number.NaN)).toThrow(RangeError);
  });
});
