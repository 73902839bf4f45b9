import { describe, expect, it } from 'vitest';
import { OneUseTokens } from './one-use-tokens.ts';

describe('a token', () => {
  it('opens once', () => {
    const tokens = new OneUseTokens();
    const token = tokens.issue();
    expect([tokens.spend(token), tokens.spend(token)]).toEqual([true, false]);
  });

  it('has 256 random bits in characters that need no escaping in an address', () => {
    const tokens = new OneUseTokens();
    expect(tokens.issue()).toMatch(/^[\w-]{43}$/);
    expect(tokens.issue()).not.toBe(tokens.issue());
  });

  it('is refused when it was never issued, or is only part of one', () => {
    const tokens = new OneUseTokens();
    const token = tokens.issue();
    expect([tokens.spend(''), tokens.spend(token.slice(1)), tokens.spend(`${token}A`)]).toEqual([false, false, false]);
  });

  it('is worth nothing once two newer ones were issued, or all were revoked', () => {
    const tokens = new OneUseTokens();
    const [first, second, third] = [tokens.issue(), tokens.issue(), tokens.issue()];
    expect([tokens.spend(first), tokens.spend(second)]).toEqual([false, true]);
    tokens.revokeAll();
    expect(tokens.spend(third)).toBe(false);
  });
});
