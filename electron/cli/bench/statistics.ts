/** Percentiles of measured samples, by nearest rank: each is a sample that was really measured. */

/** The smallest sample that at least `share` (0 to 1) of all samples do not exceed. Throws without samples. */
export function percentile(samples: readonly number[], share: number): number {
  const ordered = samples.toSorted((a, b) => a - b);
  const value = ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)];
  if (value === undefined) throw new RangeError('no samples');
  return value;
}

/** Half of the samples do not exceed it. */
export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

/** 95 of 100 samples do not exceed it. */
export function p95(samples: readonly number[]): number {
  return percentile(samples, 0.95);
}

/** Rounded to two decimals: what is beyond that is noise. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
