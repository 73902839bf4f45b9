/** Five years of one person's entries read and totalled by kind, as a statement is made, on both databases and on cities of growing size. */
import type { StatementEntry } from '../../../db/authority/api.ts';
import { createAuthority } from '../../../db/authority/create.ts';
import { openBare } from '../../../db/bench/bare.ts';
import { recordStatements } from '../../../db/bench/record.ts';
import { chooseVisitors } from '../../../db/bench/visitors.ts';
import { openDatabase } from '../../../db/dialects/open.ts';
import { loadAllPacks } from '../../../db/rules/load-pack.ts';
import type { AuthoritySchema } from '../../../db/schema.ts';
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import type { Benchmark, BenchmarkResult, BenchmarkTools } from './benchmark.ts';
import { onSampleDatabases, type SampleDatabase, type SampleDatabases } from './sample-databases.ts';
import { median, p95, percentile, rounded } from './statistics.ts';

const DEFAULT_SIZES: readonly number[] = [10_000, 100_000, 1_000_000];
const PEOPLE = 100;
const ROUNDS = 3;
const YEARS = 5;
/** Nobody notices it. */
const LIMIT_MS = 50;

interface Row {
  readonly database: SampleDatabase;
  readonly ours: number[];
  readonly bare: number[];
  readonly entries: number;
}

export const benchmark: Benchmark = {
  name: 'statement',
  summary: 'Five years of entries of one person read and totalled, on SQLite and PostgreSQL, as the data grow; the bare driver beside it',
  withoutReaders: true,
  run: (tools) => onSampleDatabases(tools, (databases) => measure(databases, tools)),
};

async function measure(databases: SampleDatabases, tools: BenchmarkTools): Promise<Result<BenchmarkResult, Fault>> {
  const rows: Row[] = [];
  for (const entries of tools.sizes ?? DEFAULT_SIZES) {
    for (const name of databases.names) {
      const database = await databases.load(name, entries);
      if (database === null || tools.signal.aborted) return err(fault('bench.cancelled', 'ended by the caller'));
      rows.push(await measureOne(database, await databases.empty(name)));
    }
  }
  return ok(resultOf(rows));
}

/** Each person several times, by us and by the driver in turns; the first round warms both up. */
async function measureOne(database: SampleDatabase, empty: string): Promise<Row> {
  const { city, address } = database;
  const visitors = chooseVisitors(city, PEOPLE);
  const from = `${Number(city.until.slice(0, 4)) - YEARS}${city.until.slice(4)}`;
  const nowMs = () => Date.now();
  const recording = { city, persons: visitors.map(({ index }) => index), nowMs, receipts: { prefix: 'ZT', on: city.until } };
  const subjects = visitors.map(({ number, card }) => ({ socialSecurityNumber: number, cardNumber: card }));
  const statements = await recordStatements(
    empty,
    recording,
    subjects.map((subject) => (authority) => authority.statement(subject, from, city.until)),
  );
  const db = openDatabase<AuthoritySchema>(address);
  const authority = createAuthority({ db, clock: { nowMs }, packs: loadAllPacks() });
  const bare = openBare(address);
  const row: Row = { database, ours: [], bare: [], entries: 0 };
  let entries = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, subject] of subjects.entries()) {
      const began = performance.now();
      const statement = await authority.statement(subject, from, city.until);
      if (!statement.ok) throw new Error('no statement');
      totals(statement.value.entries);
      const between = performance.now();
      await bare.run(statements[index] ?? []);
      const ended = performance.now();
      if (round === 0) entries += statement.value.entries.length;
      else row.ours.push(between - began);
      if (round > 0) row.bare.push(ended - between);
    }
  }
  await bare.close();
  await db.destroy();
  return { ...row, entries };
}

/** What the foot of a statement says: fen by kind of entry. */
function totals(entries: readonly StatementEntry[]): ReadonlyMap<StatementEntry['kind'], number> {
  const sums = new Map<StatementEntry['kind'], number>();
  for (const { kind, amountFen } of entries) sums.set(kind, (sums.get(kind) ?? 0) + amountFen);
  return sums;
}

function resultOf(rows: readonly Row[]): BenchmarkResult {
  const ours = rows.flatMap((row) => row.ours);
  const bare = rows.flatMap((row) => row.bare);
  const worstP99 = rounded(Math.max(...rows.map((row) => percentile(row.ours, 0.99))));
  return {
    benchmark: 'statement',
    unit: 'ms',
    median: rounded(median(ours)),
    p95: rounded(p95(ours)),
    reference: rounded(median(bare)),
    ratio: rounded(median(ours) / median(bare)),
    samples: ours.length,
    entriesOfOne: Math.round(rows.reduce((sum, row) => sum + row.entries, 0) / (rows.length * PEOPLE)),
    ...Object.fromEntries(rows.flatMap(figuresOf)),
    worstP99,
    judged: 'worstP99',
    limit: LIMIT_MS,
    within: worstP99 <= LIMIT_MS,
  };
}

function figuresOf({ database, ours, bare }: Row): (readonly [string, string])[] {
  const times = (list: readonly number[]) => `p50 ${rounded(median(list))} p99 ${rounded(percentile(list, 0.99))}`;
  const name = `${database.name}${database.entries}`;
  return [
    [name, times(ours)],
    [`${name}Bare`, times(bare)],
  ];
}
