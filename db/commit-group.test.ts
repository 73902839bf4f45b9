import { expect, it } from 'vitest';
import { sql } from 'kysely';
import { onBothDatabases } from '../test/support/databases.ts';
import { openSqlite } from './dialects/sqlite.ts';
import { inTransaction } from './transaction.ts';

interface Schema {
  notes: { id: number; text: string };
}

onBothDatabases('commands that arrive together', (databases) => {
  const notes = async () => {
    const db = await databases.empty<Schema>();
    await sql`CREATE TABLE notes (id integer PRIMARY KEY, text text NOT NULL)`.execute(db);
    const write = (id: number, fails = false) =>
      inTransaction(db, async (tx) => {
        await tx
          .insertInto('notes')
          .values({ id, text: `note ${id}` })
          .execute();
        if (fails) throw new Error(`command ${id} failed`);
        return id;
      });
    const kept = async () => (await db.selectFrom('notes').select('id').orderBy('id').execute()).map(({ id }) => id);
    return { write, kept };
  };

  it('each get their own answer, many of them too', async () => {
    const { write, kept } = await notes();
    const ids = Array.from({ length: 80 }, (_, id) => id);
    expect(await Promise.all(ids.map((id) => write(id)))).toEqual(ids);
    expect(await kept()).toEqual(ids);
  });

  it('take back what is theirs when they fail, whatever the others do, and the next ones go on', async () => {
    const { write, kept } = await notes();
    const ends = await Promise.allSettled([write(1, true), write(2), write(2), write(3, true), write(4)]);
    // Which of the two with one id comes first is open on PostgreSQL.
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(ends[0]).toMatchObject({ status: 'rejected', reason: { message: 'command 1 failed' } });
    expect(ends[3]).toMatchObject({ status: 'rejected', reason: { message: 'command 3 failed' } });
    expect(await kept()).toEqual([2, 4]);
    await expect(write(5, true)).rejects.toThrow('command 5 failed');
    expect(await write(6)).toBe(6);
    expect(await kept()).toEqual([2, 4, 6]);
  });
});

it('on SQLite no answer leaves before the commit: when it fails, all are told so', async () => {
  const heard: string[] = [];
  const db = openSqlite<{ child: { id: number; parent: number } }>(':memory:', (text) => heard.push(text));
  await sql`CREATE TABLE parents (id integer PRIMARY KEY)`.execute(db);
  await sql`CREATE TABLE child (id integer PRIMARY KEY, parent integer REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED)`.execute(db);
  const write = (id: number) => inTransaction(db, (tx) => tx.insertInto('child').values({ id, parent: 1 }).execute());
  // A deferred reference is checked by the commit.
  const ends = await Promise.allSettled([write(1), write(2)]);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await db.selectFrom('child').select('id').execute()).toEqual([]);
  await sql`INSERT INTO parents VALUES (1)`.execute(db);
  heard.length = 0;
  await Promise.all([write(1), write(2)]);
  expect(heard.filter((text) => /^(begin|commit)$/i.test(text))).toEqual(['begin', 'commit']);
  await db.destroy();
});
