/** Sample cities for measurements, on both databases, by how many account entries they hold. */
import { join } from 'node:path';
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, type Result } from '../../../native/base/result.ts';
import { findPostgres, startPrivatePostgres, type PrivatePostgres } from '../../../db/dialects/private-postgres.ts';
import { openPostgres } from '../../../db/dialects/postgres.ts';
import type { SampleOptions } from '../../../db/sample/city.ts';
import { loadCity } from '../../../db/sample/load.ts';
import { sql } from 'kysely';
import { BENCH_CITY } from './authority-work.ts';
import type { BenchmarkTools } from './benchmark.ts';

export type DatabaseName = 'sqlite' | 'postgresql';
export const DATABASES: readonly DatabaseName[] = ['sqlite', 'postgresql'];

/** What one insured has on the average. */
const ENTRIES_A_PERSON = 67;
const UNTIL = '2026-10-31';
const SEED = 1;

export interface SampleDatabase {
  readonly name: DatabaseName;
  readonly address: string;
  readonly entries: number;
  readonly city: SampleOptions;
  readonly loadSeconds: number;
}

export interface SampleDatabases {
  /** A city of about so many entries in a database of its own. `null`: the caller ended it. */
  load(name: DatabaseName, entries: number): Promise<SampleDatabase | null>;
  /** An address at which nothing is yet. */
  empty(name: DatabaseName): Promise<string>;
  close(): Promise<void>;
}

/** The city that has about so many entries. */
export function cityOf(entries: number): SampleOptions {
  return { city: BENCH_CITY, insured: Math.ceil(entries / ENTRIES_A_PERSON), seed: SEED, until: UNTIL, history: 'accounts' };
}

/** Measures on both databases, with a PostgreSQL server of the measurement's own; where there is none the fault says so. */
export async function onSampleDatabases<T>(
  tools: BenchmarkTools,
  measure: (databases: SampleDatabases) => Promise<Result<T, Fault>>,
): Promise<Result<T, Fault>> {
  const postgres = findPostgres();
  if (!postgres.ok) return err(fault('bench.missing', `cannot be run here: ${postgres.error}`));
  const databases = await openSampleDatabases(tools);
  try {
    return await measure(databases);
  } finally {
    await databases.close();
  }
}

/** Starts a PostgreSQL server whose commits wait for the disk. */
async function openSampleDatabases({ directory, signal, say }: BenchmarkTools): Promise<SampleDatabases> {
  const server = await startPrivatePostgres({ durable: true });
  let count = 0;
  const empty = (name: DatabaseName): Promise<string> => {
    count += 1;
    return name === 'sqlite' ? Promise.resolve(join(directory, `records-${count}.sqlite`)) : create(server, `records_${count}`);
  };
  return {
    empty,
    load: async (name, entries) => {
      const city = cityOf(entries);
      const address = await empty(name);
      const began = performance.now();
      const loaded = await loadCity(address, city, { signal, digest: false, progress: () => undefined });
      if (loaded === 'cancelled' || loaded === 'notEmpty') return null;
      const loadSeconds = Math.round((performance.now() - began) / 1000);
      say(`${name}: ${loaded.entries} entries, ${loaded.rows} rows in ${loadSeconds} s`);
      return { name, address, entries: loaded.entries, city, loadSeconds };
    },
    close: () => server.stop(),
  };
}

async function create(server: PrivatePostgres, name: string): Promise<string> {
  const admin = openPostgres<unknown>(server.url('postgres'), { connectionsMax: 1 });
  await sql`CREATE DATABASE ${sql.id(name)} TEMPLATE template0`.execute(admin);
  await admin.destroy();
  return server.url(name);
}
