import { expect, it } from 'vitest';
import { secondsNow } from './clock.ts';

it('the countdown goes on between frames, never below zero, never above what was told', () => {
  expect([0, 400, 1000, 20_000, 60_000].map((elapsedMs) => secondsNow(20, elapsedMs))).toEqual([20, 20, 19, 0, 0]);
  expect(secondsNow(20, -5)).toBe(20);
});
