/**
 * The authority as a fleet uses it: visits of questions, statements, losses and liftings over HTTP, beside the same statements through the
 * driver alone, on SQLite and on PostgreSQL, on cities of growing size.
 */
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import { measureAuthority, TERMINALS, type Measured, type Side } from './authority-run.ts';
import type { Benchmark, BenchmarkResult, BenchmarkTools } from './benchmark.ts';
import { onSampleDatabases, type SampleDatabase, type SampleDatabases } from './sample-databases.ts';
import { median, p95, percentile, rounded } from './statistics.ts';

const DEFAULT_SIZES: readonly number[] = [10_000, 100_000, 1_000_000];
/** At least 0.6 of the driver's pace: at most so many times its time. */
const LIMIT = 1.66;

interface Row {
  readonly database: SampleDatabase;
  /** Of each number of terminals, the start of the authority in the middle. */
  readonly measured: readonly Measured[];
  /** Of each number of terminals, the ratio of every start. */
  readonly ratios: readonly (readonly number[])[];
}

export const benchmark: Benchmark = {
  name: 'authority',
  summary:
    'Visits over HTTP on SQLite and PostgreSQL: their time over that of the same statements through the bare driver, as the data grow',
  withoutReaders: true,
  run: (tools) => onSampleDatabases(tools, (databases) => measure(databases, tools)),
};

async function measure(databases: SampleDatabases, tools: BenchmarkTools): Promise<Result<BenchmarkResult, Fault>> {
  const rows: Row[] = [];
  for (const entries of tools.sizes ?? DEFAULT_SIZES) {
    for (const name of databases.names) {
      const database = await databases.load(name, entries);
      const place = { empty: await databases.empty(name), directory: tools.directory, signal: tools.signal };
      const starts = database === null ? null : await measureAuthority({ ...place, database: database.address, city: database.city });
      if (database === null || starts === null) return err(fault('bench.cancelled', 'ended by the caller'));
      const row = { database, measured: starts.map(inTheMiddle), ratios: starts.map((each) => each.map(ratioOf)) };
      rows.push(row);
      Object.entries(figuresOf(row)).forEach(([field, value]) => tools.say(`${field}: ${value}`));
    }
  }
  return ok(resultOf(rows));
}

function all(side: Side): number[] {
  return Object.values(side.requests).flat();
}

function sum(list: readonly number[]): number {
  return list.reduce((total, one) => total + one, 0);
}

function inTheMiddle(starts: readonly Measured[]): Measured {
  const [middle] = starts.toSorted((a, b) => ratioOf(a) - ratioOf(b)).slice(Math.floor(starts.length / 2));
  if (middle === undefined) throw new RangeError('nothing was measured');
  return middle;
}

function ratioOf({ ours, bare }: Measured): number {
  return rounded(sum(ours.rounds) / sum(bare.rounds));
}

/** `sqlite10000With8`: what one database of one size came to with so many terminals. */
function figuresOf({ database, measured, ratios }: Row): Record<string, string | number> {
  const figures: Record<string, string | number> = {};
  for (const [index, one] of measured.entries()) {
    const name = `${database.name}${database.entries}With${TERMINALS[index] ?? 0}`;
    figures[`${name}Ratio`] = ratioOf(one);
    figures[`${name}RatioOfStarts`] = (ratios[index] ?? []).join(' ');
    figures[`${name}PerSecond`] = Math.round((all(one.ours).length * 1000) / sum(one.ours.rounds));
    figures[`${name}BarePerSecond`] = Math.round((all(one.bare).length * 1000) / sum(one.bare.rounds));
    figures[`${name}EmptyExchange`] = times99(all(one.empty));
    figures[`${name}EmptyPerSecond`] = Math.round((all(one.empty).length * 1000) / sum(one.empty.rounds));
    figures[`${name}FloorRatio`] = rounded(floorRatioOf(one));
    for (const [side, of] of Object.entries(CPU_OF)) Object.assign(figures, cpuFigures(`${name}${of}`, one[side as keyof Measured]));
    for (const [kind, times] of Object.entries(one.bare.requests)) figures[`${name}Bare${capital(kind)}`] = times99(times);
    for (const [kind, times] of Object.entries(one.ours.requests)) figures[`${name}${capital(kind)}`] = times99(times);
  }
  return figures;
}

/** Names of the sides in fields. */
const CPU_OF: Readonly<Record<keyof Measured, string>> = { ours: '', bare: 'Bare', empty: 'Empty' };

/** Milliseconds of processor a request. */
function cpuFigures(name: string, side: Side): Record<string, number> {
  const requests = all(side).length;
  return {
    [`${name}Cpu`]: rounded(sum(side.cpu.map(({ allMs }) => allMs)) / requests),
    [`${name}CpuBusiestThread`]: rounded(sum(side.cpu.map(({ busiestMs }) => busiestMs)) / requests),
  };
}

/** What one terminal would see of an authority that costs nothing: each request an empty exchange and then the driver's own time. */
function floorRatioOf({ bare, empty }: Measured): number {
  return (sum(bare.rounds) + sum(empty.rounds)) / sum(bare.rounds);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function times99(times: readonly number[]): string {
  return `p50 ${rounded(median(times))} p99 ${rounded(percentile(times, 0.99))}`;
}

function resultOf(rows: readonly Row[]): BenchmarkResult {
  const every = rows.flatMap(({ measured }) => measured);
  const ours = every.flatMap((one) => all(one.ours));
  const bare = every.flatMap((one) => all(one.bare));
  const worstRatio = Math.max(...every.map(ratioOf));
  // Of a fleet: how much is carried. What one terminal waits has a floor beside it that no authority gets under.
  const worstFleetRatio = Math.max(...rows.flatMap(({ measured }) => measured.slice(-1)).map(ratioOf));
  return {
    benchmark: 'authority',
    unit: 'ms',
    median: rounded(median(ours)),
    p95: rounded(p95(ours)),
    reference: rounded(median(bare)),
    ratio: rounded(sum(every.flatMap((one) => one.ours.rounds)) / sum(every.flatMap((one) => one.bare.rounds))),
    samples: ours.length,
    ...Object.fromEntries(rows.flatMap((row) => Object.entries(figuresOf(row)))),
    worstRatio,
    worstFleetRatio,
    leastShareOfDriver: rounded(1 / worstFleetRatio),
    judged: 'worstFleetRatio',
    limit: LIMIT,
    within: worstFleetRatio <= LIMIT,
  };
}
