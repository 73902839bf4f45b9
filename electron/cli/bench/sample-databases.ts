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
import { DATABASE_NAMES, type BenchmarkTools, type DatabaseName } from './benchmark.ts';

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
  /** Those that are measured. */
  readonly names: readonly DatabaseName[];
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

/** Measures on the databases that are asked for; PostgreSQL is a server of the measurement's own, and where there is none the fault says so. */
export async function onSampleDatabases<T>(
  tools: BenchmarkTools,
  measure: (databases: SampleDatabases) => Promise<Result<T, Fault>>,
): Promise<Result<T, Fault>> {
  const names = tools.databases ?? DATABASE_NAMES;
  const postgres = findPostgres();
  if (names.includes('postgresql') && !postgres.ok) return err(fault('bench.missing', `cannot be run here: ${postgres.error}`));
  const databases = await openSampleDatabases(tools, names);
  try {
    return await measure(databases);
  } finally {
    await databases.close();
  }
}

/** Starts a PostgreSQL server whose commits wait for the disk, where it is measured. */
async function openSampleDatabases({ directory, signal, say }: BenchmarkTools, names: readonly DatabaseName[]): Promise<SampleDatabases> {
  const server = names.includes('postgresql') ? await startPrivatePostgres({ durable: true }) : null;
  let count = 0;
  const empty = (name: DatabaseName): Promise<string> => {
    count += 1;
    if (name === 'sqlite') return Promise.resolve(join(directory, `records-${count}.sqlite`));
    if (server === null) throw new Error('no PostgreSQL server was asked for');
    return create(server, `records_${count}`);
  };
  return {
    names,
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
    close: async () => server?.stop(),
  };
}

async function create(server: PrivatePostgres, name: string): Promise<string> {
  const admin = openPostgres<unknown>(server.url('postgres'), { connectionsMax: 1 });
  await sql`CREATE DATABASE ${sql.id(name)} TEMPLATE template0`.execute(admin);
  await admin.destroy();
  return server.url(name);
}
