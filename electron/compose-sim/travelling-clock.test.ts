import { describe, expect, it } from 'vitest';
import { manualClock } from '../../test/support/manual-clock.ts';
import { standingClock, TravellingClock } from './travelling-clock.ts';

const DAY_MS = 86_400_000;

describe('a clock that can be moved on', () => {
  it('runs on with the clock behind, before and after a journey', async () => {
    const behind = manualClock();
    const clock = new TravellingClock(behind, 1_000);
    const fired: string[] = [];
    clock.after(100, () => fired.push('soon'));
    clock.after(DAY_MS + 500, () => fired.push('tomorrow'));
    await behind.advance(100);
    expect([fired, clock.nowMs()]).toEqual([['soon'], 1_100]);
    clock.travel(DAY_MS);
    expect([fired, clock.aheadMs()]).toEqual([['soon'], DAY_MS + 1_000]);
    await behind.advance(400);
    expect(fired).toEqual(['soon', 'tomorrow']);
  });

  it('lets what was due meanwhile happen once, in order, at the end of the journey', () => {
    const clock = new TravellingClock(standingClock(0));
    const fired: string[] = [];
    const again = (): void => {
      fired.push(`again at ${clock.nowMs()}`);
      clock.after(10, again);
    };
    clock.after(20, () => fired.push('second'));
    clock.after(10, again);
    const cancel = clock.after(15, () => fired.push('never'));
    cancel();
    clock.travel(1_000);
    expect(fired).toEqual(['again at 1000', 'second']);
    expect(clock.nextDueMs()).toBe(1_010);
  });

  it('does not go back', () => {
    const clock = new TravellingClock(standingClock(0));
    expect(() => clock.travel(-1)).toThrow('back');
    expect(clock.nextDueMs()).toBeNull();
  });
});
