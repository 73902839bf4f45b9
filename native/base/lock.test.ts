import { describe, expect, it } from 'vitest';
import { Lock } from './lock.ts';

describe('a lock', () => {
  it('runs tasks one after another in the order in which they were asked for', async () => {
    const lock = new Lock();
    const log: string[] = [];
    const task = (name: string) => async () => {
      log.push(`${name} begins`);
      await Promise.resolve();
      log.push(`${name} ends`);
      return name;
    };
    expect(await Promise.all([lock.run(task('a')), lock.run(task('b')), lock.run(task('c'))])).toEqual(['a', 'b', 'c']);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('begins at once when nobody holds it', () => {
    let begun = false;
    void new Lock().run(() => {
      begun = true;
      return Promise.resolve();
    });
    expect(begun).toBe(true);
  });

  it('is free again after a task that fails, and gives its failure', async () => {
    const lock = new Lock();
    await expect(lock.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    const throws = (): Promise<never> => {
      throw new Error('at once');
    };
    await expect(lock.run(throws)).rejects.toThrow('at once');
    expect(await lock.run(() => Promise.resolve('next'))).toBe('next');
  });

  it('lets nobody overtake who asks while it changes hands', async () => {
    const lock = new Lock();
    const order: number[] = [];
    const first = lock.run(() => Promise.resolve());
    const second = lock.run(() => Promise.resolve().then(() => order.push(2)));
    await first;
    await Promise.all([lock.run(() => Promise.resolve().then(() => order.push(3))), second]);
    expect(order).toEqual([2, 3]);
  });

  it('is handed over by enter and leave', async () => {
    const lock = new Lock();
    expect(lock.enter()).toBeNull();
    const turn = lock.enter();
    lock.leave();
    await turn;
    expect(lock.enter()).not.toBeNull();
    lock.leave();
    lock.leave();
    expect(lock.enter()).toBeNull();
  });
});
