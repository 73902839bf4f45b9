import { describe, expect, it } from 'vitest';
import { NewestFrame } from './newest-frame.ts';

describe('frames to a slow window', () => {
  it('go one at a time, and only the newest of those that came meanwhile', () => {
    const sent: number[] = [];
    const acknowledge: (() => void)[] = [];
    const frames = new NewestFrame<number>((frame, done) => {
      sent.push(frame);
      acknowledge.push(done);
    });
    for (const frame of [1, 2, 3, 4]) frames.push(frame);
    expect(sent).toEqual([1]);
    acknowledge.shift()?.();
    expect(sent).toEqual([1, 4]);
    acknowledge.shift()?.();
    frames.push(5);
    expect(sent).toEqual([1, 4, 5]);
  });
});
