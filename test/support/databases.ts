/** One suite over both databases: SQLite in memory, and a PostgreSQL server of the suite's own with a fresh database for every test. */
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { sql, type Kysely } from 'kysely';
import { findPostgres, startPrivatePostgres, type PrivatePostgres } from '../../db/dialects/private-postgres.ts';
import { openPostgres } from '../../db/dialects/postgres.ts';
import { openSqlite } from '../../db/dialects/sqlite.ts';
import { cannotTestHere } from './cannot.ts';

/** How a test comes by a database; closed for it when the test ends. */
export interface Databases {
  readonly dialect: 'sqlite' | 'postgresql';
  /** A fresh, empty database. */
  empty<Schema>(): Promise<Kysely<Schema>>;
  /** A fresh copy of what `prepare` makes of an empty one; made once a suite and `name`. */
  prepared<Schema>(name: string, prepare: (db: Kysely<Schema>) => Promise<void>): Promise<Kysely<Schema>>;
}

/** Registers `suite` once for each database. Where there is no PostgreSQL it says so. */
export function onBothDatabases(title: string, suite: (databases: Databases) => void): void {
  describe(`${title} (SQLite)`, () => {
    const opened = closedAfterEach();
    const empty = async <Schema>() => opened.keep(openSqlite<Schema>(':memory:'));
    const prepared = async <Schema>(_name: string, prepare: (db: Kysely<Schema>) => Promise<void>) => {
      const db = await empty<Schema>();
      await prepare(db);
      return db;
    };
    suite({ dialect: 'sqlite', empty, prepared });
  });
  const found = findPostgres();
  if (found.ok) describe(`${title} (PostgreSQL)`, () => suite(postgres()));
  else cannotTestHere(`${title} (PostgreSQL)`, found.error);
}

function postgres(): Databases {
  let server: PrivatePostgres | null = null;
  let count = 0;
  const templates = new Map<string, Promise<string>>();
  const opened = closedAfterEach();
  const running = (): PrivatePostgres => {
    if (server === null) throw new Error('the PostgreSQL server runs from beforeAll on');
    return server;
  };
  const create = async (template: string): Promise<string> => {
    const name = `d${++count}`;
    const admin = openPostgres<unknown>(running().url('postgres'), { connectionsMax: 1 });
    await sql`CREATE DATABASE ${sql.id(name)} TEMPLATE ${sql.id(template)}`.execute(admin);
    await admin.destroy();
    return name;
  };
  const template = async <Schema>(prepare: (db: Kysely<Schema>) => Promise<void>): Promise<string> => {
    const name = await create('template0');
    const db = openPostgres<Schema>(running().url(name));
    await prepare(db);
    await db.destroy();
    return name;
  };
  beforeAll(async () => {
    server = await startPrivatePostgres({ durable: false });
  });
  afterAll(() => server?.stop());
  return {
    dialect: 'postgresql',
    empty: async <Schema>() => opened.keep(openPostgres<Schema>(running().url(await create('template0')))),
    prepared: async <Schema>(name: string, prepare: (db: Kysely<Schema>) => Promise<void>) => {
      const made = templates.get(name) ?? template(prepare);
      templates.set(name, made);
      return opened.keep(openPostgres<Schema>(running().url(await create(await made))));
    },
  };
}

function closedAfterEach() {
  const open: { destroy(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const db of open.splice(0)) await db.destroy();
  });
  const keep = <Schema>(db: Kysely<Schema>): Kysely<Schema> => {
    open.push(db);
    return db;
  };
  return { keep };
}
