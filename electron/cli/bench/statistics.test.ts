import { describe, expect, it } from 'vitest';
import { median, p95, rounded } from './statistics.ts';

describe('percentiles', () => {
  it('are samples that were measured', () => {
    const samples = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect([median(samples), p95(samples), median([3]), p95([1, 2])]).toEqual([50, 95, 3, 2]);
  });

  it('need samples', () => {
    expect(() => median([])).toThrow('no samples');
  });

  it('are told to two decimals', () => {
    expect(rounded(1.23456)).toBe(1.23);
  });
});
