/** A database as it was at one version: its tables as SQLite tells them, and all rows. One is kept for every version that was ever released. */
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';

const fixtureSchema = z.strictObject({
  /** The newest migration that it knows. */
  version: z.string(),
  schema: z.array(z.string()),
  rows: z.record(z.string(), z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])))),
});
export type Fixture = z.infer<typeof fixtureSchema>;

/** Reads the text of a fixture. Throws when it is none. */
export function parseFixture(text: string): Fixture {
  return fixtureSchema.parse(JSON.parse(text));
}

/** The tables and indexes of a SQLite database in the order in which they were made; migrations' own are left out. */
export async function schemaOf<S>(
  db: Kysely<S>,
): Promise<readonly { readonly name: string; readonly type: string; readonly sql: string }[]> {
  const { rows } = await sql<{ name: string; type: string; sql: string }>`SELECT name, type, sql FROM sqlite_master
    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%migrations%' ORDER BY type DESC, rowid`.execute(db);
  return rows;
}

/** Takes a fixture from a SQLite database. */
export async function takeFixture<S>(db: Kysely<S>, version: string): Promise<Fixture> {
  const schema = await schemaOf(db);
  const rows: Fixture['rows'] = {};
  for (const { name } of schema.filter((one) => one.type === 'table')) {
    const found = await sql<Record<string, string | number | null>>`SELECT * FROM ${sql.id(name)} ORDER BY 1, 2`.execute(db);
    rows[name] = found.rows;
  }
  return { version, schema: schema.map((one) => one.sql), rows };
}

/** Writes the rows into a database that stands at the fixture's version; references are not checked meanwhile, because tables name each other. */
export async function loadFixture<S>(db: Kysely<S>, fixture: Fixture, dialect: 'sqlite' | 'postgresql'): Promise<void> {
  const [off, on] = dialect === 'sqlite' ? ['PRAGMA foreign_keys = OFF', 'PRAGMA foreign_keys = ON'] : [REPLICA, ORIGIN];
  await db.connection().execute(async (one) => {
    await sql.raw(off).execute(one);
    for (const [table, rows] of Object.entries(fixture.rows)) {
      for (const row of rows) {
        const columns = sql.join(Object.keys(row).map((column) => sql.id(column)));
        await sql`INSERT INTO ${sql.id(table)} (${columns}) VALUES (${sql.join(Object.values(row))})`.execute(one);
      }
    }
    await sql.raw(on).execute(one);
  });
}

const REPLICA = "SET session_replication_role = 'replica'";
const ORIGIN = "SET session_replication_role = 'origin'";
