import { describe, expect, it } from 'vitest';
import { type HeaderTouch, isGesture } from './maintenance-gesture.ts';

const touches = (places: string, stepMs = 500): readonly HeaderTouch[] =>
  [...places].map((letter, at) => ({ place: letter === 'c' ? 'clock' : 'mark', atMs: at * stepMs }));

describe('the hidden gesture', () => {
  it.each(['cccmmm', 'mccccmmm'])('is made by %s', (places) => {
    expect(isGesture(touches(places))).toBe(true);
  });

  it.each(['', 'ccc', 'mmmccc', 'cmcmcm', 'ccmmm', 'cccmm', 'cccccc', 'cccmmmm'])('is not made by %s', (places) => {
    expect(isGesture(touches(places))).toBe(false);
  });

  it('has to be made within eight seconds', () => {
    expect(isGesture(touches('cccmmm', 1_600))).toBe(true);
    expect(isGesture(touches('cccmmm', 1_601))).toBe(false);
  });
});
