import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { AUTHORITY_VERSIONS, migrateAuthority, migrateBank } from '../migrate.ts';
import type { AuthoritySchema } from '../schema.ts';
import type { BankSchema } from '../bank/schema.ts';
import { ensureSeeded } from '../seed.ts';
import { simulatedPopulation } from '../simulated-population.ts';
import { openSqlite } from './sqlite.ts';

function withFile<T>(use: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-db-'));
  return use(join(folder, 'records.sqlite')).finally(() => rmSync(folder, { recursive: true }));
}

it('a commit is on disk before it is answered, and references are checked', async () => {
  await withFile(async (path) => {
    const db = openSqlite<AuthoritySchema>(path);
    const pragma = async (name: string): Promise<unknown> =>
      Object.values((await sql<object>`${sql.raw(`PRAGMA ${name}`)}`.execute(db)).rows[0] ?? {})[0];
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('foreign_keys')).toBe(1);
    await migrateAuthority(db);
    const orphan = { card_number: 'T00000000', card_function: 'bank' as const, state: 'active' as const, since: '2026-11-22' };
    await expect(db.insertInto('card_functions').values(orphan).execute()).rejects.toThrow('FOREIGN KEY');
    await db.destroy();
  });
});

it('migrations run once, are recorded, and records outlive the process', async () => {
  await withFile(async (path) => {
    const first = openSqlite<AuthoritySchema>(path);
    expect(await migrateAuthority(first)).toEqual(AUTHORITY_VERSIONS);
    await ensureSeeded(first, simulatedPopulation(), '2026-11-22');
    await first.destroy();
    const second = openSqlite<AuthoritySchema>(path);
    expect(await migrateAuthority(second)).toEqual([]);
    expect(await second.selectFrom('persons').selectAll().execute()).toHaveLength(simulatedPopulation().length);
    await second.destroy();
  });
});

it('the bank keeps its own list of migrations and may share the file', async () => {
  await withFile(async (path) => {
    const records = openSqlite<AuthoritySchema>(path);
    await migrateAuthority(records);
    await records.destroy();
    const bank = openSqlite<BankSchema>(path);
    expect(await migrateBank(bank)).toEqual(['0001_bank', '0002_functions']);
    await bank.destroy();
  });
});
