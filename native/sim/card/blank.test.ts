import { describe, expect, it } from 'vitest';
import { blankCard, isBlank } from './blank.ts';
import { hex } from '../../base/bytes.ts';

describe('a blank card', () => {
  it('has a number of its own with its check character, and is known by its identifier', () => {
    expect([blankCard(7).id, blankCard(10_000_007).id]).toEqual(['blank-0000007', 'blank-0000007']);
    expect(isBlank(hex('430102D15600000500000007FFFFFFB0'))).toBe(true);
    expect(isBlank(hex('530602D15600000500010307FFFFFFFF'))).toBe(false);
  });
});
