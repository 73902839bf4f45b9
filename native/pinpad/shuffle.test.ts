import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { shuffledDigits } from './shuffle.ts';

describe('the order of the keys', () => {
  it('has every digit once', () => {
    for (let i = 0; i < 200; i++) expect([...shuffledDigits(randomBytes)].toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('favours no digit on any position: 20,000 orders, each count within five standard deviations', () => {
    const rounds = 20_000;
    const counts = Array.from({ length: 10 }, () => new Array<number>(10).fill(0));
    for (let i = 0; i < rounds; i++) {
      shuffledDigits(randomBytes).forEach((digit, position) => {
        const row = counts[position];
        if (row !== undefined) row[digit] = (row[digit] ?? 0) + 1;
      });
    }
    const deviation = Math.sqrt(rounds * 0.1 * 0.9);
    for (const count of counts.flat()) expect(Math.abs(count - rounds / 10)).toBeLessThan(5 * deviation);
  });

  it('draws again where a byte would favour low positions', () => {
    const bytes = [255, 255, 9, 8, 7, 6, 5, 4, 3, 2, 1];
    const order = shuffledDigits(() => Uint8Array.of(bytes.shift() ?? 0));
    expect([...order]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('is not made up when the random source gives nothing', () => {
    expect(() => shuffledDigits(() => new Uint8Array())).toThrow('no byte');
  });
});
