/** What a visit asks costs the same in a village and in a city: every look-up goes by an index. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import type { Statement } from '../../db/bench/bare.ts';
import { recordStatements } from '../../db/bench/record.ts';
import { chooseVisitors } from '../../db/bench/visitors.ts';
import { openDatabase } from '../../db/dialects/open.ts';
import { findPostgres, startPrivatePostgres } from '../../db/dialects/private-postgres.ts';
import { loadCity } from '../../db/sample/load.ts';
import type { AuthoritySchema } from '../../db/schema.ts';
import { VISIT, visitOf } from '../../electron/cli/bench/authority-work.ts';
import { cityOf } from '../../electron/cli/bench/sample-databases.ts';
import { cannotTestHere } from '../support/cannot.ts';

const CITY = cityOf(20_000);
const NOW_MS = Date.parse('2026-11-22T02:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'kiosk-indexes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All that a visit asks: its statements by their texts, one of each. */
async function asked(empty: string): Promise<readonly Statement[]> {
  const [visitor] = chooseVisitors(CITY, 1);
  if (visitor === undefined) throw new Error('nobody to ask about');
  const recording = { city: CITY, persons: [visitor.index], nowMs: () => NOW_MS, receipts: { prefix: 'ZT', on: '2026-11-22' } };
  const asks = visitOf(visitor, 'indexes', '2021-11-01', CITY.until).map(({ ask }) => ask);
  const statements = (await recordStatements(empty, recording, asks)).flat();
  expect(statements.length).toBeGreaterThan(VISIT.length * 3);
  return [...new Map(statements.map((one) => [one.sql, one])).values()].filter(({ sql }) => /^(select|update)/i.test(sql));
}

/** Each statement with the line of its plan that reads a whole table, on a city of 300. */
async function scans(
  database: string,
  statements: readonly Statement[],
  explain: string,
  scan: RegExp,
  before: string[],
): Promise<string[]> {
  const tools = { signal: new AbortController().signal, digest: false, progress: () => undefined };
  expect(await loadCity(database, CITY, tools)).toMatchObject({ digest: null });
  const db = openDatabase<AuthoritySchema>(database);
  const found: string[] = [];
  await db.connection().execute(async (one) => {
    for (const text of before) await one.executeQuery(CompiledQuery.raw(text));
    for (const { sql, parameters } of statements) {
      const { rows } = await one.executeQuery(CompiledQuery.raw(`${explain} ${sql}`, [...parameters]));
      const plan = rows.map((row) => Object.values(row as object).join(' '));
      if (plan.some((line) => scan.test(line))) found.push(`${sql}: ${plan.join(' / ')}`);
    }
  });
  await db.destroy();
  return found;
}

describe('what a visit asks', () => {
  it('goes by indexes on SQLite', async () => {
    const statements = await asked(join(folder, 'small.sqlite'));
    expect(await scans(join(folder, 'city.sqlite'), statements, 'EXPLAIN QUERY PLAN', /\bSCAN\b/, [])).toEqual([]);
  }, 60_000);

  const found = findPostgres();
  if (found.ok) {
    it('goes by indexes on PostgreSQL', async () => {
      const server = await startPrivatePostgres({ durable: false });
      try {
        const statements = await asked(server.url('postgres'));
        // So small a table is read whole all the same: forbidden, it is only where there is no index.
        expect(await scans(server.url('template1'), statements, 'EXPLAIN', /Seq Scan/, ['SET enable_seqscan = off'])).toEqual([]);
      } finally {
        await server.stop();
      }
    }, 60_000);
  } else {
    cannotTestHere('what a visit asks goes by indexes on PostgreSQL', found.error);
  }
});
