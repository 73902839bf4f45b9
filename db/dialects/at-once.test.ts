import { CompiledQuery, sql, type Transaction } from 'kysely';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../../test/support/databases.ts';
import { runQuery } from './at-once.ts';
import { openSqlite } from './sqlite.ts';

interface Schema {
  notes: { id: number; text: string };
}

const ALL = CompiledQuery.raw('select id, text from notes order by id');
const ADD = CompiledQuery.raw("insert into notes (id, text) values (2, 'b')");

onBothDatabases('the short way to a database', (databases) => {
  async function withOneNote() {
    const db = await databases.empty<Schema>();
    await sql`CREATE TABLE notes (id integer PRIMARY KEY, text text NOT NULL)`.execute(db);
    await db.insertInto('notes').values({ id: 1, text: 'a' }).execute();
    return db;
  }

  it('gives rows, and how many were changed', async () => {
    const db = await withOneNote();
    expect((await runQuery(db, ALL)).rows).toEqual([{ id: 1, text: 'a' }]);
    expect((await runQuery(db, ADD)).numAffectedRows).toBe(1n);
    await expect(runQuery(db, ADD)).rejects.toThrow(/unique|duplicate/i);
  });

  it('shows nobody outside of a transaction what is taken back', async () => {
    const db = await withOneNote();
    let outside: Promise<readonly unknown[]> = Promise.resolve([]);
    const failing = db.transaction().execute(async (tx) => {
      await runQuery(tx, ADD);
      expect((await runQuery(tx, ALL)).rows).toHaveLength(2);
      outside = runQuery(db, ALL).then(({ rows }) => rows);
      await Promise.resolve();
      throw new Error('taken back');
    });
    await expect(failing).rejects.toThrow('taken back');
    expect(await outside).toEqual([{ id: 1, text: 'a' }]);
  });

  it('writes nothing for a transaction that has ended', async () => {
    const db = await withOneNote();
    const kept: { tx?: Transaction<Schema> } = {};
    await db.transaction().execute(async (tx) => {
      kept.tx = tx;
      await runQuery(tx, ALL);
    });
    if (kept.tx === undefined) throw new Error('no transaction was run');
    await expect(runQuery(kept.tx, ADD)).rejects.toThrow();
    expect((await runQuery(db, ALL)).rows).toHaveLength(1);
  });
});

it('a listener hears what went the short way', async () => {
  const heard: string[] = [];
  const db = openSqlite<Schema>(':memory:', (text) => heard.push(text));
  await sql`CREATE TABLE notes (id integer PRIMARY KEY, text text NOT NULL)`.execute(db);
  await runQuery(db, ADD);
  expect(heard.at(-1)).toBe(ADD.sql);
  await db.destroy();
});
