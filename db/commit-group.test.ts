import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { onBothDatabases } from '../test/support/databases.ts';
import { CommitGroup } from './commit-group.ts';
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

interface Family {
  child: { id: number; parent: number };
}

/** A group on a clock of its own: a command takes a millisecond, a commit what the test says. */
async function family() {
  const time = { nowMs: 0, commitMs: 0 };
  let commits = 0;
  const db = openSqlite<Family>(':memory:', (text) => {
    if (text !== 'commit') return;
    commits += 1;
    time.nowMs += time.commitMs;
  });
  onTestFinished(() => db.destroy());
  await sql`CREATE TABLE parents (id integer PRIMARY KEY)`.execute(db);
  await sql`CREATE TABLE child (id integer PRIMARY KEY, parent integer REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED)`.execute(db);
  const group = new CommitGroup(db, () => time.nowMs);
  const add = (id: number) =>
    group.run(async (tx) => {
      time.nowMs += 1;
      await tx.insertInto('child').values({ id, parent: 1 }).execute();
    });
  /** How many commits eight commands come to that arrive together. */
  const eight = async (from: number) => {
    const before = commits;
    await Promise.all(Array.from({ length: 8 }, (_, id) => add(from + id)));
    return commits - before;
  };
  return { db, group, time, add, eight };
}

it('on SQLite no answer leaves before the commit: when it fails, all are told so', async () => {
  const { db, group, time, add } = await family();
  time.commitMs = 1000;
  await group.run(() => Promise.resolve());
  // A child without its parent is found out by the commit.
  const ends = await Promise.allSettled([add(1), add(2)]);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await db.selectFrom('child').select('id').execute()).toEqual([]);
  await sql`INSERT INTO parents VALUES (1)`.execute(db);
  await add(3);
  expect(await db.selectFrom('child').select('id').execute()).toEqual([{ id: 3 }]);
});

it('on SQLite whoever waits for a transaction that cannot be begun is told so, and not asked for again', async () => {
  const { db, add } = await family();
  await db.destroy();
  const ends = await Promise.allSettled([add(1), add(2)]);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

it('on SQLite a group works about as long as its commit will take: few share a fast disk, many a slow one', async () => {
  const { db, time, eight } = await family();
  await sql`INSERT INTO parents VALUES (1)`.execute(db);
  expect(await eight(100)).toBe(8);
  time.commitMs = 50;
  await eight(200);
  expect(await eight(300)).toBe(1);
  time.commitMs = 2.5;
  for (let round = 4; round < 24; round += 1) await eight(round * 100);
  expect(await eight(2400)).toBe(3);
  expect(await db.selectFrom('child').select('id').execute()).toHaveLength(24 * 8);
});
