import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex, toHex } from '../base/bytes.ts';
import { historicalBytes } from './atr.ts';

describe('historical bytes of the answer to reset', () => {
  it.each([
    ['a contact card', '3B6D000000814A44468660510100000001', '00814A44468660510100000001'],
    ['the same card through a contactless reader', '3B8D800100814A4446866051010000000172', '00814A44468660510100000001'],
    ['a card without any', '3B00', ''],
  ])('of %s', (_what, atr, expected) => {
    expect(toHex(historicalBytes(hex(atr)) ?? hex('FF'))).toBe(expected);
  });

  it.each(['', '3B', 'FF6D00', '3B6D0000', '3BF0'])('are none in %s', (atr) => {
    expect(historicalBytes(hex(atr))).toBeNull();
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 33 }), (atr) => {
        expect(historicalBytes(atr)?.length ?? 0).toBeLessThanOrEqual(15);
      }),
    );
  });
});
