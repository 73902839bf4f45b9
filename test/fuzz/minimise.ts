/** The smallest corpus that still reaches everything: short inputs first, each kept only for what none before it reached. */
import { startCoverage } from './coverage.ts';
import { broken } from './fuzzer.ts';
import type { Target } from './targets.ts';

/** What is left of the inputs. One that breaks the target stays: it is somebody's finding. */
export async function minimise(target: Target, inputs: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
  const coverage = startCoverage();
  try {
    const kept: Uint8Array[] = [];
    for (const input of inputs.toSorted((a, b) => a.length - b.length)) {
      const reason = await broken(target, input);
      if (coverage.newFeatures() > 0 || reason !== null) kept.push(input);
    }
    return kept;
  } finally {
    coverage.stop();
  }
}
