import { describe, expect, it } from 'vitest';
import { sessionNumbers } from './session-numbers.ts';

const NOON_MS = Date.parse('2026-11-22T04:00:00Z');

describe('session numbers', () => {
  it('count through the day and begin anew at midnight in Shanghai', () => {
    let nowMs = Date.parse('2026-11-22T15:59:59Z');
    const next = sessionNumbers('ZT0001', { nowMs: () => nowMs }, () => null);
    expect([next(), next()]).toEqual(['ZT0001-20261122-0001', 'ZT0001-20261122-0002']);
    nowMs = Date.parse('2026-11-22T16:00:00Z');
    expect(next()).toBe('ZT0001-20261123-0001');
  });

  it('go on after a restart where the journal ended', () => {
    const next = sessionNumbers('ZT0001', { nowMs: () => NOON_MS }, (prefix) => `${prefix}0041`);
    expect(next()).toBe('ZT0001-20261122-0042');
  });

  it('go on past four digits', () => {
    const next = sessionNumbers('ZT0001', { nowMs: () => NOON_MS }, (prefix) => `${prefix}9999`);
    expect(next()).toBe('ZT0001-20261122-10000');
  });
});
