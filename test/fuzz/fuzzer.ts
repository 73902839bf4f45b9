/** The loop: change a kept input, run it, keep it where it reached something new. The same for the same seed, up to the time limit. */
import type { Clock } from '../../native/base/clock.ts';
import { seeded } from '../../native/sim/corruption.ts';
import { startCoverage, type Coverage } from './coverage.ts';
import { mutate } from './mutate.ts';
import type { Target } from './targets.ts';

export interface FuzzOptions {
  readonly seed: number;
  readonly executions: number;
  readonly budgetMs: number;
  readonly clock: Pick<Clock, 'nowMs'>;
}

export interface Finding {
  readonly input: Uint8Array;
  readonly reason: string;
}

export interface FuzzReport {
  readonly executions: number;
  readonly features: number;
  /** Inputs that reached something new and were not in the corpus. */
  readonly found: readonly Uint8Array[];
  /** The first input on which the target broke its promise; `null`: none did. */
  readonly finding: Finding | null;
}

/** Runs the corpus, then changes of it, until one limit is reached or a promise broke. */
export async function fuzz(target: Target, corpus: readonly Uint8Array[], options: FuzzOptions): Promise<FuzzReport> {
  const coverage = startCoverage();
  try {
    return await loop(target, corpus, options, coverage);
  } finally {
    coverage.stop();
  }
}

async function loop(target: Target, corpus: readonly Uint8Array[], options: FuzzOptions, coverage: Coverage): Promise<FuzzReport> {
  const { clock, budgetMs } = options;
  const random = seeded(options.seed);
  const pick = (): Uint8Array => pool[Math.floor(random() * pool.length)] ?? new Uint8Array();
  const pool: Uint8Array[] = [...corpus];
  const startedMs = clock.nowMs();
  let executions = 0;
  const report = (finding: Finding | null): FuzzReport => ({
    executions,
    features: coverage.size,
    found: pool.slice(corpus.length),
    finding,
  });
  while (executions < corpus.length || (executions < options.executions && clock.nowMs() - startedMs < budgetMs)) {
    const input = corpus[executions] ?? mutate(pick(), pick(), random);
    const reason = await broken(target, input);
    executions += 1;
    const news = coverage.newFeatures();
    if (reason !== null) return report({ input, reason });
    if (news > 0 && executions > corpus.length) pool.push(input);
  }
  return report(null);
}

/** Why the target broke its promise on this input; `null`: it held. */
export async function broken(target: Target, input: Uint8Array): Promise<string | null> {
  try {
    await target.run(input.slice());
    return null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
