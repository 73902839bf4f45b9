import { describe, expect, it } from 'vitest';
import { byteGroups } from './bytes.ts';

const hidden = (count: number) => `${count} hidden`;

describe('bytes on an engineer’s page', () => {
  it('stand in pairs', () => {
    expect(byteGroups('3B6D00', 3, hidden)).toBe('3B 6D 00');
  });

  it('that are hidden are told by their number', () => {
    expect(byteGroups('..'.repeat(18), 18, hidden)).toBe('18 hidden');
  });

  it('that are hidden in part stay where they are', () => {
    expect(byteGroups('3B..00', 3, hidden)).toBe('3B .. 00');
  });

  it('of a long value end in how many more there are', () => {
    expect(byteGroups('AA'.repeat(50), 50, hidden)).toMatch(/AA …\+2$/);
  });
});
