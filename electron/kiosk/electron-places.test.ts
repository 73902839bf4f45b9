import { describe, expect, it } from 'vitest';
import { placesOf } from './electron-places.ts';

const FIRST = { x: 0, y: 0, width: 1920, height: 1080 };
const SECOND = { x: 1920, y: 0, width: 1280, height: 800 };

describe('the windows of a program', () => {
  it('a kiosk has the whole screen, whatever else is plugged in', () => {
    expect(placesOf([FIRST, SECOND], 1)).toEqual([{ bounds: FIRST, alone: true }]);
  });

  it('clerk and customer each have a screen of their own', () => {
    expect(placesOf([FIRST, SECOND], 2)).toEqual([
      { bounds: FIRST, alone: true },
      { bounds: SECOND, alone: true },
    ]);
  });

  it('with one screen they share it side by side, and the panel of a simulated run is one more', () => {
    expect(placesOf([FIRST], 2).map(({ bounds, alone }) => [bounds.x, bounds.width, alone])).toEqual([
      [0, 960, false],
      [960, 960, false],
    ]);
    expect(placesOf([FIRST, SECOND], 3).map(({ bounds, alone }) => [bounds.x, bounds.width, alone])).toEqual([
      [0, 1920, true],
      [1920, 640, false],
      [2560, 640, false],
    ]);
  });
});
