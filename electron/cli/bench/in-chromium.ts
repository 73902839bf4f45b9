/** What benchmarks of screens share: a simulated terminal whose hands keep still, and the built screens. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, type Result } from '../../../native/base/result.ts';
import type { SimulatedRun, SimulatedStart } from '../../compose-sim-start.ts';
import type { BenchmarkTools } from './benchmark.ts';

export const RENDERER = join(import.meta.dirname, '..', '..', '..', 'dist', 'renderer');
export const SCREEN = { width: 1080, height: 1920 };

/** A benchmark that cannot be run on this machine. */
export function missing(what: string): Result<never, Fault> {
  return err(fault('bench.missing', `cannot be run here: ${what}`));
}

/** Starts a terminal, has `measure` work it, and ends it. */
export async function onStillTerminal<T>(
  { directory, say }: BenchmarkTools,
  listeners: Pick<SimulatedStart, 'onPainted'>,
  measure: (run: SimulatedRun) => Promise<Result<T, Fault>>,
): Promise<Result<T, Fault>> {
  if (!existsSync(join(RENDERER, 'index.html'))) return missing('the screens have not been built (npm run build)');
  const { startSimulated } = await import('../../compose-sim-start.ts');
  const still = { persona: null, willing: false, say: () => undefined };
  const started = await startSimulated({ directory, ...still, onBug: (error) => say(String(error)), ...listeners });
  if (!started.ok) return started;
  try {
    return await measure(started.value);
  } finally {
    await started.value.close();
  }
}
