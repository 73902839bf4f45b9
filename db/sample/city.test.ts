import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { onBothDatabases } from '../../test/support/databases.ts';
import { creditTermsOf, keepingTermsOf } from '../office/terms.ts';
import { packOf } from '../office/testing.ts';
import { openSqlite } from '../dialects/sqlite.ts';
import { creditFen, periodOf } from '../machines/credit.ts';
import { migrateAuthority } from '../migrate.ts';
import { ensureSeeded } from '../seed.ts';
import type { AuthorityDatabase, AuthoritySchema } from '../schema.ts';
import { simulatedPopulation } from '../simulated-population.ts';
import { verifyLedger } from '../stores/ledger.ts';
import type { SampleOptions } from './city.ts';
import { COLUMNS, type SampleTable } from './columns.ts';
import { CityDigest, generateCity } from './generate.ts';

const SMALL: SampleOptions = { city: 'changsha', insured: 160, seed: 7, until: '2026-10-31', history: 'all' };
const CITIES = ['changsha', 'hunan-ledger', 'suzhou', 'zhaotong'] as const;

function digestOf(options: SampleOptions): string {
  const digest = new CityDigest();
  for (const { batch } of generateCity(options)) digest.add(batch);
  return digest.end();
}

/** Through the ordinary connection, references checked. */
async function insertCity(db: AuthorityDatabase, options: SampleOptions): Promise<void> {
  await migrateAuthority(db);
  await ensureSeeded(db, simulatedPopulation(), options.until);
  for (const { batch } of generateCity(options)) {
    for (const [table, rows] of batch) {
      const columns = sql.join(COLUMNS[table].map((column) => sql.id(column)));
      for (let from = 0; from < rows.length; from += 500) {
        const values = sql.join(rows.slice(from, from + 500).map((row) => sql`(${sql.join(row)})`));
        await sql`INSERT INTO ${sql.table(table)} (${columns}) VALUES ${values}`.execute(db);
      }
    }
  }
}

describe('a sample city', () => {
  it('is the same for the same seed, byte for byte, and another for another', () => {
    const digest = digestOf(SMALL);
    expect(digestOf(SMALL)).toBe(digest);
    expect(digestOf({ ...SMALL, seed: 8 })).not.toBe(digest);
    expect(digestOf({ ...SMALL, until: '2026-10-30' })).not.toBe(digest);
  });

  it('fills every table of people, cards and money', () => {
    const filled = new Set<SampleTable>();
    for (const { batch } of generateCity({ ...SMALL, insured: 900 })) for (const table of batch.keys()) filled.add(table);
    expect([...filled].toSorted()).toEqual(Object.keys(COLUMNS).toSorted());
  });

  it('holds few people in memory at once, however many there are', () => {
    let most = 0;
    let batches = 0;
    for (const { batch, persons } of generateCity({ ...SMALL, insured: 1_000_000 })) {
      most = Math.max(most, batch.get('persons')?.length ?? 0);
      batches += persons > 0 ? 1 : 0;
      if (batches === 2) break;
    }
    expect(most).toBe(200);
  });
});

describe.each(CITIES)('a city by the rules of %s', (city) => {
  it('has a sound ledger, and each month credited as rate, calendar and keeping say', async () => {
    const db = openSqlite<AuthoritySchema>(':memory:');
    await insertCity(db, { ...SMALL, city, history: 'accounts' });
    expect(await verifyLedger(db)).toMatchObject({ wrong: [] });
    const credits = await db
      .selectFrom('monthly_credits')
      .innerJoin('accounts', 'accounts.id', 'monthly_credits.account_id')
      .select(['month', 'credited_on', 'amount_fen', 'accounts.kind'])
      .execute();
    expect(credits.length).toBeGreaterThan(3_000);
    const { calendar } = creditTermsOf(packOf(city), SMALL.until);
    const { ledgerFrom } = keepingTermsOf(packOf(city), SMALL.until);
    const switched = city === 'changsha' || city === 'hunan-ledger';
    for (const { month, credited_on, kind, amount_fen } of credits) {
      expect(amount_fen).toBeGreaterThan(0);
      expect(credited_on > month && credited_on <= SMALL.until, `${month} on ${credited_on}`).toBe(true);
      expect(periodOf(credited_on, calendar) > month).toBe(true);
      if (!switched) expect(kind).toBe('card');
      else if (month >= (ledgerFrom ?? '')) expect(kind).toBe('ledger');
    }
    expect(new Set(credits.map(({ kind }) => kind))).toEqual(new Set(switched ? ['card', 'ledger'] : ['card']));
    await db.destroy();
  });
});

onBothDatabases('a sample city in a database', (databases) => {
  it('has no reference that leads nowhere, and its people are credited by their scheme', async () => {
    const db = await databases.empty<AuthoritySchema>();
    await insertCity(db, SMALL);
    expect(await verifyLedger(db)).toMatchObject({ wrong: [] });
    const { rows } = await sql<{ own: number; average: number; amount: number }>`
      SELECT base_fen AS own, b.average_base_fen AS average, c.amount_fen AS amount FROM monthly_credits c
      JOIN contributions k ON k.social_security_number = c.social_security_number AND k.month = c.month AND k.kind = 'employeeMedical'
      JOIN employer_bases b ON b.employer_id = k.employer_id AND b.year = CAST(substr(c.month, 1, 4) AS INTEGER)`.execute(db);
    expect(rows.length).toBeGreaterThan(1_000);
    const { rates } = creditTermsOf(packOf('changsha'), SMALL.until);
    for (const { own, average, amount } of rows) {
      const possible = [20, 50].map((ageYears) =>
        creditFen({ scheme: 'employed', ageYears, ownBaseFen: own, employerAverageFen: average }, rates),
      );
      expect(possible).toContain(amount);
    }
    const residents = await db
      .selectFrom('monthly_credits')
      .innerJoin('insurances', 'insurances.social_security_number', 'monthly_credits.social_security_number')
      .where('insurances.scheme', '=', 'resident')
      .select('month')
      .execute();
    expect(residents).toEqual([]);
  });
});
