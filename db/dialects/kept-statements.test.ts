import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../../test/support/databases.ts';

interface Schema {
  notes: { id: number; text: string };
}

onBothDatabases('statements that stay prepared', (databases) => {
  it('give each answer of their own, in and out of transactions, however often they are asked', async () => {
    const db = await databases.empty<Schema>();
    await sql`CREATE TABLE notes (id integer PRIMARY KEY, text text NOT NULL)`.execute(db);
    for (let id = 0; id < 20; id++)
      await db
        .insertInto('notes')
        .values({ id, text: `note ${id}` })
        .execute();
    const read = async (id: number) => db.selectFrom('notes').selectAll().where('id', '=', id).executeTakeFirst();
    for (let id = 0; id < 20; id++) expect(await read(id)).toEqual({ id, text: `note ${id}` });
    await Promise.all([3, 4, 5].map(async (id) => expect(await read(id)).toEqual({ id, text: `note ${id}` })));
    const failing = db.transaction().execute(async (tx) => {
      await tx.deleteFrom('notes').execute();
      throw new Error('taken back');
    });
    await expect(failing).rejects.toThrow('taken back');
    expect(await read(19)).toEqual({ id: 19, text: 'note 19' });
  });

  it('do not remember what a table was before it was changed', async () => {
    const db = await databases.empty<Schema>();
    await sql`CREATE TABLE notes (id integer PRIMARY KEY, text text NOT NULL)`.execute(db);
    await db.insertInto('notes').values({ id: 1, text: 'a' }).execute();
    const named = () => db.selectFrom('notes').select(['id', 'text']).execute();
    expect(await named()).toEqual([{ id: 1, text: 'a' }]);
    await sql`ALTER TABLE notes ADD COLUMN more text`.execute(db);
    expect(await named()).toEqual([{ id: 1, text: 'a' }]);
    expect((await sql`SELECT * FROM notes`.execute(db)).rows).toEqual([{ id: 1, text: 'a', more: null }]);
  });

  it('are forgotten when there are too many, and still asked', async () => {
    const db = await databases.empty<Schema>();
    await sql`CREATE TABLE notes (id integer PRIMARY KEY, text text NOT NULL)`.execute(db);
    for (let many = 1; many < 600; many += 1) {
      const { rows } = await sql<{ n: number }>`SELECT ${sql.lit(many)} AS n FROM (SELECT 1) AS one`.execute(db);
      expect(rows).toEqual([{ n: many }]);
    }
  });
});
