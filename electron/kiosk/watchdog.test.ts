import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../native/base/clock.ts';
import { startWatchdog } from './watchdog.ts';

/** A program of the given age, whose end goes as the test says. */
function bench(ageMs: number, end: () => Promise<void> = () => Promise.resolve()) {
  const log: string[] = [];
  const waits: { readonly delayMs: number; readonly fire: () => void }[] = [];
  let nowMs = 1_000;
  const clock: Clock = {
    nowMs: () => nowMs,
    after: (delayMs, fire) => {
      const wait = { delayMs, fire };
      waits.push(wait);
      return () => {
        if (waits.includes(wait)) waits.splice(waits.indexOf(wait), 1);
      };
    },
  };
  const process = new EventEmitter();
  const watchdog = startWatchdog({
    process,
    clock,
    report: (error) => log.push(`reported: ${error instanceof Error ? error.message : String(error)}`),
    end: () => (log.push('ending'), end()),
    restart: () => log.push('restarted'),
  });
  nowMs += ageMs;
  return { log, waits, process, watchdog };
}

const OLD_MS = 60_000;
const settled = () => new Promise(setImmediate);

describe('a bug that nobody caught', () => {
  it.each(['uncaughtException', 'unhandledRejection'])('(%s) is reported, the session ends, the program starts afresh', async (event) => {
    const { log, waits, process } = bench(OLD_MS);
    process.emit(event, new Error('a bug'));
    await settled();
    expect(log).toEqual(['reported: a bug', 'ending', 'restarted']);
    expect(waits).toEqual([]);
  });

  it('that others follow ends the session once; each is reported', async () => {
    const { log, process } = bench(OLD_MS);
    process.emit('uncaughtException', new Error('a bug'));
    process.emit('unhandledRejection', 'no error object');
    await settled();
    process.emit('uncaughtException', new Error('a third'));
    await settled();
    expect(log).toEqual(['reported: a bug', 'reported: no error object', 'ending', 'restarted', 'reported: a third']);
  });

  it.each<[string, () => Promise<void>]>([
    ['fails', () => Promise.reject(new Error('the end fails'))],
    [
      'throws',
      () => {
        throw new Error('the end fails');
      },
    ],
  ])('leads to a fresh start even if the end %s', async (_, end) => {
    const { log, process } = bench(OLD_MS, end);
    process.emit('uncaughtException', new Error('a bug'));
    await settled();
    expect(log).toEqual(['reported: a bug', 'ending', 'reported: the end fails', 'restarted']);
  });

  it('leads to a fresh start even if the end never comes, and only once if it comes late', async () => {
    let finish: () => void = () => undefined;
    const { log, waits, process } = bench(OLD_MS, () => new Promise((resolve) => (finish = resolve)));
    process.emit('uncaughtException', new Error('a bug'));
    await settled();
    expect(waits.map(({ delayMs }) => delayMs)).toEqual([5_000]);
    waits[0]?.fire();
    finish();
    await settled();
    expect(log).toEqual(['reported: a bug', 'ending', 'restarted']);
  });

  it('in a program that has only just begun does not make it spin', async () => {
    const { log, waits, process } = bench(2_000);
    process.emit('uncaughtException', new Error('a bug'));
    await settled();
    expect(log).toEqual(['reported: a bug', 'ending']);
    expect(waits.map(({ delayMs }) => delayMs)).toEqual([8_000]);
    waits[0]?.fire();
    expect(log.at(-1)).toBe('restarted');
  });
});

it('a watchdog that is stopped hears nothing, and bites only when told to', async () => {
  const { log, process, watchdog } = bench(OLD_MS);
  watchdog.stop();
  expect([process.listenerCount('uncaughtException'), process.listenerCount('unhandledRejection')]).toEqual([0, 0]);
  watchdog.bite('told');
  await settled();
  expect(log).toEqual(['reported: told', 'ending', 'restarted']);
});
