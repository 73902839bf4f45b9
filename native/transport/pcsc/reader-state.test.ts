import { describe, expect, it } from 'vitest';
import { parseReaderState, stepsBetween } from './reader-state.ts';

const empty = (eventCounter: number) => ({ present: false, mute: false, eventCounter });
const card = (eventCounter: number) => ({ present: true, mute: false, eventCounter });

describe('state words of the service', () => {
  it('hold presence, muteness and the counter of insertions and removals', () => {
    expect(parseReaderState(0x0001_0022)).toEqual(card(1));
    expect(parseReaderState(0x0002_0012)).toEqual(empty(2));
    expect(parseReaderState(0x0003_0222)).toEqual({ present: true, mute: true, eventCounter: 3 });
    expect(parseReaderState(0xffff_0122)).toEqual(card(0xffff));
  });
});

describe('what happened between two of them', () => {
  it.each([
    ['nothing', card(1), card(1), 0],
    ['a card came', empty(0), card(1), 1],
    ['a card left', card(1), empty(2), 1],
    ['a swap', card(1), card(3), 2],
    ['came and left', empty(4), empty(6), 2],
    ['two swaps', card(1), card(5), 4],
    ['a swap over the end of the counter', card(0xffff), card(1), 2],
    ['a card came, by a driver that does not count', empty(0), card(0), 1],
    ['a swap, by a driver that counts otherwise', card(1), card(2), 2],
    ['a counter that jumped', card(1), card(40_001), 16],
  ])('%s', (_what, before, after, steps) => {
    expect(stepsBetween(before, after)).toBe(steps);
  });
});
