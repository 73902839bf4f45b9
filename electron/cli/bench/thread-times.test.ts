import { expect, it } from 'vitest';
import { ranBetween, threadTimesOf } from './thread-times.ts';

it('tells what every thread of a process ran between two looks, new ones too', () => {
  const before = new Map([
    ['1', 10],
    ['2', 5],
  ]);
  const after = new Map([
    ['1', 12],
    ['2', 5.5],
    ['3', 4],
  ]);
  expect(ranBetween(before, after)).toEqual({ allMs: 6.5, busiestMs: 4 });
});

it('reads them of a process that runs', () => {
  expect(ranBetween(new Map(), threadTimesOf(process.pid)).busiestMs).toBeGreaterThan(0);
});
