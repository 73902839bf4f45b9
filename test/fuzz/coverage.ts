/**
 * Which code an input reached, by V8's own block counters (`node:inspector`, precise coverage): no instrumentation, no native package.
 * A block that ran, did not run, or ran twice, four, eight … times is a feature each; what shows a new one is kept.
 */
import { Session, type Profiler } from 'node:inspector';

/** The code under test. */
const WATCHED = /\/native\/(base|card)\/(?!.*\.(test|fixture)\.ts)/;

export interface Coverage {
  /** Forgets what ran since the last call, then tells how many features `take` would not have told before. */
  newFeatures(): number;
  /** All features so far. */
  readonly size: number;
  stop(): void;
}

/** Counts from now on, for this thread. */
export function startCoverage(): Coverage {
  const session = new Session();
  const seen = new Set<string>();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const take = (): readonly Profiler.ScriptCoverage[] => {
    let scripts: readonly Profiler.ScriptCoverage[] = [];
    session.post('Profiler.takePreciseCoverage', (error, taken) => {
      if (error !== null) throw error;
      scripts = taken.result;
    });
    return scripts;
  };
  take();
  return {
    newFeatures: () => {
      const before = seen.size;
      for (const script of take()) if (WATCHED.test(script.url)) addFeatures(script, seen);
      return seen.size - before;
    },
    get size() {
      return seen.size;
    },
    stop: () => {
      session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}

function addFeatures({ scriptId, functions }: Profiler.ScriptCoverage, seen: Set<string>): void {
  for (const { ranges } of functions) {
    for (const { startOffset, endOffset, count } of ranges) seen.add(`${scriptId}:${startOffset}-${endOffset}:${bucket(count)}`);
  }
}

/** 0, 1, 2, 3-4, 5-8 … as libFuzzer counts. */
function bucket(count: number): number {
  return count === 0 ? 0 : 1 + Math.ceil(Math.log2(count));
}
