import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { onBothDatabases } from '../../test/support/databases.ts';
import { bench, envelope, HOLDER, NEW_CARD, NEWCOMER, OLD_CARD } from '../authority/testing.ts';
import { AUTHORITY_VERSIONS, migrateAuthority } from '../migrate.ts';
import type { AuthoritySchema } from '../schema.ts';
import { verifyAudit } from '../stores/audit.ts';
import { verifyLedger } from '../stores/ledger.ts';
import { loadFixture, parseFixture, schemaOf } from './fixture.ts';

const folder = new URL('fixtures/', import.meta.url);
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .toSorted()
  .map((name) => parseFixture(readFileSync(new URL(name, folder), 'utf8')));

describe('the migrations', () => {
  it('are numbered without gaps, and each version has a database kept from its time', () => {
    expect(AUTHORITY_VERSIONS.map((name) => Number(name.slice(0, 4)))).toEqual(AUTHORITY_VERSIONS.map((_name, index) => index + 1));
    expect(fixtures.map((fixture) => fixture.version)).toEqual(AUTHORITY_VERSIONS);
  });
});

onBothDatabases('a database of an earlier version', (databases) => {
  it.each(fixtures)('$version: comes up with all it knew, and goes on working', async (fixture) => {
    const db = await databases.empty<AuthoritySchema>();
    await migrateAuthority(db, fixture.version);
    if (databases.dialect === 'sqlite') {
      // A migration that was released is never changed: its tables are those that the database of its time has.
      expect((await schemaOf(db)).map((one) => one.sql)).toEqual(fixture.schema);
    }
    await loadFixture(db, fixture, databases.dialect);
    if (databases.dialect === 'sqlite') expect((await sql`PRAGMA foreign_key_check`.execute(db)).rows).toEqual([]);
    await migrateAuthority(db);

    for (const [table, rows] of Object.entries(fixture.rows)) {
      const { rows: now } = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(table)}`.execute(db);
      expect(now, table).toEqual(expect.arrayContaining(rows.map((row) => expect.objectContaining(row) as unknown)));
    }
    expect(await verifyLedger(db)).toMatchObject({ wrong: [] });
    expect(await verifyAudit(db)).toMatchObject({ entries: 7, brokenAt: null });

    const { authority, passDays } = await bench(db);
    passDays(1);
    expect(await authority.outcomeOf('fixture-1')).toMatchObject({ outcome: 'done', receipt: { number: 'ZT-20261122-000001' } });
    expect(await authority.person({ socialSecurityNumber: HOLDER })).toMatchObject({
      ok: true,
      value: { name: '伍呷', card: { initialPin: true } },
    });
    const subject = { socialSecurityNumber: NEWCOMER, cardNumber: NEW_CARD };
    expect(await authority.statement({ ...subject, cardNumber: OLD_CARD }, '2026-01-01', '2026-12-31')).toMatchObject({
      ok: true,
      value: { closingFen: 0, entries: { length: 6 } },
    });
    expect(await authority.execute({ command: 'liftLoss', cardFunction: 'socialSecurity', ...envelope({ subject }) })).toMatchObject({
      outcome: 'done',
      receipt: { number: 'ZT-20261123-000006', functions: [{ state: 'active' }] },
    });
    expect(await verifyAudit(db)).toMatchObject({ entries: 8, brokenAt: null });
  });
});
