/** Processor time of another process, thread by thread (proc(5), `/proc/PID/task/TID/schedstat`): what a busy machine does not falsify. */
import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds that each thread has run so far. */
export type ThreadTimes = ReadonlyMap<string, number>;

export function threadTimesOf(pid: number): ThreadTimes {
  const tasks = `/proc/${pid}/task`;
  return new Map(readdirSync(tasks).map((thread) => [thread, nanoseconds(`${tasks}/${thread}/schedstat`) / 1e6]));
}

/** A thread may end between the list and the look. */
function nanoseconds(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8').split(' ', 1)[0]);
  } catch {
    return 0;
  }
}

/** What ran between two looks: all threads together, and the one that ran most. */
export function ranBetween(before: ThreadTimes, after: ThreadTimes): { readonly allMs: number; readonly busiestMs: number } {
  const ran = [...after].map(([thread, ms]) => Math.max(0, ms - (before.get(thread) ?? 0)));
  return { allMs: ran.reduce((sum, ms) => sum + ms, 0), busiestMs: Math.max(0, ...ran) };
}
