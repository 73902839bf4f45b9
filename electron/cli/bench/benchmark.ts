/** What a benchmark is and gives: two things measured side by side in one run. */
import type { Fault } from '../../../native/base/fault.ts';
import type { Result } from '../../../native/base/result.ts';

export interface BenchmarkResult {
  readonly benchmark: string;
  readonly unit: 'µs' | 'ms';
  /** Of what is judged. */
  readonly median: number;
  readonly p95: number;
  /** The median of what it is compared with. */
  readonly reference: number;
  /** `median / reference`. */
  readonly ratio: number;
  readonly samples: number;
  /** The field that has to stay within the limit, and whether it did. */
  readonly judged: string;
  readonly limit: number;
  readonly within: boolean;
  /** Figures of this benchmark alone. */
  readonly [detail: string]: string | number | boolean;
}

/** The databases that records are kept in. */
export const DATABASE_NAMES = ['sqlite', 'postgresql'] as const;
export type DatabaseName = (typeof DATABASE_NAMES)[number];

export interface BenchmarkTools {
  readonly signal: AbortSignal;
  /** A folder of this run, removed afterwards. */
  readonly directory: string;
  /** How many entries the databases hold, one after another; absent: the benchmark's own sizes. */
  readonly sizes?: readonly number[];
  /** On which databases; absent: on all. */
  readonly databases?: readonly DatabaseName[];
  /** One line of progress. */
  readonly say: (line: string) => void;
}

/** `bench.missing`: cannot be run on this machine. */
export type BenchmarkFault = Fault;

export interface Benchmark {
  readonly name: string;
  readonly summary: string;
  /** It measures no reader and needs no smart-card service. */
  readonly withoutReaders?: true;
  readonly run: (tools: BenchmarkTools) => Promise<Result<BenchmarkResult, BenchmarkFault>>;
}
