/**
 * Which statements the authority asks for a row of commands and questions: carried out once on a small database that holds only the people
 * they are about. Numbers that the database draws begin high there, so that the statements can be run later beside the authority's own.
 */
import { createAuthority } from '../authority/create.ts';
import type { Authority } from '../authority/api.ts';
import { openPostgres } from '../dialects/postgres.ts';
import { openSqlite } from '../dialects/sqlite.ts';
import { isPostgres } from '../dialects/open.ts';
import type { OnStatement } from '../dialects/statements.ts';
import { migrateAuthority } from '../migrate.ts';
import { loadAllPacks } from '../rules/load-pack.ts';
import type { SampleOptions } from '../sample/city.ts';
import { generatePart } from '../sample/generate.ts';
import { openWriter } from '../sample/writers.ts';
import type { AuthoritySchema } from '../schema.ts';
import type { Statement } from './bare.ts';

/** No run of a measurement comes near it. */
const AUDIT_FROM = 1_000_000_000;
const RECEIPTS_FROM = 500_000;

/** One thing that is asked of the authority. */
export type Ask = (authority: Authority) => Promise<unknown>;

export interface Recording {
  readonly city: SampleOptions;
  /** Places in the city of the people that are asked about. */
  readonly persons: readonly number[];
  readonly nowMs: () => number;
  /** Prefix and day under which receipts are numbered. */
  readonly receipts: { readonly prefix: string; readonly on: string };
}

/** Makes the small database at an address that holds nothing yet, asks one after another, and gives the statements of each. */
export async function recordStatements(address: string, recording: Recording, asks: readonly Ask[]): Promise<Statement[][]> {
  let heard: Statement[] = [];
  const onStatement: OnStatement = (sql, parameters) => heard.push({ sql, parameters: [...parameters] });
  const db = isPostgres(address)
    ? openPostgres<AuthoritySchema>(address, { onStatement })
    : openSqlite<AuthoritySchema>(address, onStatement);
  try {
    await migrateAuthority(db);
    await db
      .insertInto('audit_head')
      .values({ id: 1, sequence: AUDIT_FROM, hash: '0'.repeat(64) })
      .execute();
    await db
      .insertInto('receipt_sequences')
      .values({ ...recording.receipts, last: RECEIPTS_FROM })
      .execute();
    const writer = await openWriter(address);
    for (const batch of generatePart(recording.city, recording.persons)) await writer.write(batch);
    await writer.close();
    const authority = createAuthority({ db, clock: { nowMs: recording.nowMs }, packs: loadAllPacks() });
    const statements: Statement[][] = [];
    for (const ask of asks) {
      heard = [];
      await ask(authority);
      statements.push(heard);
    }
    return statements;
  } finally {
    await db.destroy();
  }
}
