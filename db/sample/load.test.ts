import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { cannotTestHere } from '../../test/support/cannot.ts';
import { createAuthority } from '../authority/create.ts';
import { openDatabase } from '../dialects/open.ts';
import { findPostgres, startPrivatePostgres } from '../dialects/private-postgres.ts';
import { loadAllPacks } from '../rules/load-pack.ts';
import { migrateAuthority } from '../migrate.ts';
import type { AuthorityDatabase, AuthoritySchema } from '../schema.ts';
import { simulatedPopulation } from '../simulated-population.ts';
import type { SampleOptions } from './city.ts';
import { COLUMNS } from './columns.ts';
import { loadCity, type LoadTools } from './load.ts';

const OPTIONS: SampleOptions = { city: 'changsha', insured: 260, seed: 5, until: '2026-10-31', history: 'all' };
const folder = mkdtempSync(join(tmpdir(), 'kiosk-city-'));
const sqlite = join(folder, 'city.sqlite');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tools = (over: Partial<LoadTools> = {}): LoadTools => ({
  signal: new AbortController().signal,
  progress: () => undefined,
  digest: true,
  ...over,
});

/** Every row of every table as text, in order. */
async function contents(address: string): Promise<string> {
  const db = openDatabase<AuthoritySchema>(address);
  const tables: unknown[] = [];
  for (const [table, columns] of Object.entries(COLUMNS)) {
    const list = sql.join(columns.map((column) => sql.id(column)));
    const { rows } = await sql`SELECT ${list} FROM ${sql.table(table)} ORDER BY ${list}`.execute(db);
    tables.push([table, rows]);
  }
  await db.destroy();
  return JSON.stringify(tables);
}

async function databaseOf<T>(address: string, use: (db: AuthorityDatabase) => Promise<T>): Promise<T> {
  const db = openDatabase<AuthoritySchema>(address);
  try {
    return await use(db);
  } finally {
    await db.destroy();
  }
}

/** All constraints and indexes of PostgreSQL, as it writes them. */
async function catalogueOf(db: AuthorityDatabase): Promise<readonly unknown[]> {
  const constraints = await sql`SELECT conrelid::regclass::text AS of, conname AS name, pg_get_constraintdef(oid) AS is, convalidated
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`.execute(db);
  const indexes =
    await sql`SELECT tablename AS of, indexname AS name, indexdef AS is FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2`.execute(
      db,
    );
  expect(indexes.rows.length).toBeGreaterThan(40);
  return [...constraints.rows, ...indexes.rows];
}

describe('loading a city', () => {
  it('fills a SQLite file; simulated holders and invented people can be asked for; a second city is refused', async () => {
    const told: number[] = [];
    const loaded = await loadCity(sqlite, OPTIONS, tools({ progress: (persons) => void told.push(persons) }));
    expect(loaded).toMatchObject({ digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    expect(told.at(-1)).toBe(260);
    expect(await loadCity(sqlite, OPTIONS, tools())).toBe('notEmpty');

    const db = openDatabase<AuthoritySchema>(sqlite);
    expect((await sql`PRAGMA foreign_key_check`.execute(db)).rows).toEqual([]);
    const authority = createAuthority({ db, clock: { nowMs: () => Date.parse('2026-11-01T02:00:00Z') }, packs: loadAllPacks() });
    const people = await db.selectFrom('accounts').where('kind', '=', 'ledger').select('social_security_number').limit(5).execute();
    for (const { social_security_number: socialSecurityNumber } of people) {
      const statement = await authority.statement({ socialSecurityNumber }, '2021-11-01', '2026-10-31');
      expect(statement).toMatchObject({ ok: true, value: { accountKind: 'ledger' } });
    }
    for (const { socialSecurityNumber, name, cards } of simulatedPopulation()) {
      const expected = cards.length === 0 ? { ok: false, error: 'unknownCard' } : { ok: true, value: { name } };
      expect(await authority.person({ socialSecurityNumber })).toMatchObject(expected);
    }
    await db.destroy();
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const progress = () => stop.abort();
    expect(await loadCity(join(folder, 'half.sqlite'), OPTIONS, tools({ signal: stop.signal, progress }))).toBe('cancelled');
  });
});

const found = findPostgres();
if (found.ok) {
  it('gives PostgreSQL, by COPY, the same rows as SQLite', async () => {
    const server = await startPrivatePostgres({ durable: false });
    try {
      const url = server.url('postgres');
      expect(await loadCity(url, OPTIONS, tools())).toMatchObject({ digest: expect.any(String) as string });
      expect(await contents(url)).toBe(await contents(sqlite));
      // Whatever was put away for the load stands again, the same as the migrations make it.
      const untouched = server.url('fresh');
      await databaseOf(url, (db) => sql`CREATE DATABASE fresh TEMPLATE template0`.execute(db));
      await databaseOf(untouched, (db) => migrateAuthority(db));
      expect(await databaseOf(url, catalogueOf)).toEqual(await databaseOf(untouched, catalogueOf));
      // One that is stopped leaves nothing behind, and can be begun again.
      const stop = new AbortController();
      expect(await loadCity(untouched, OPTIONS, tools({ signal: stop.signal, progress: () => stop.abort() }))).toBe('cancelled');
      expect(await databaseOf(untouched, catalogueOf)).toEqual(await databaseOf(url, catalogueOf));
      expect(await databaseOf(untouched, (db) => db.selectFrom('persons').select('name').execute())).toHaveLength(
        simulatedPopulation().length,
      );
    } finally {
      await server.stop();
    }
  }, 60_000);
} else {
  cannotTestHere('a city on PostgreSQL', found.error);
}
