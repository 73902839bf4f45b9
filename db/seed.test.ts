import { describe, expect, it } from 'vitest';
import { openSqlite } from './dialects/sqlite.ts';
import { migrateAuthority } from './migrate.ts';
import type { AuthoritySchema } from './schema.ts';
import { expandAccount } from './seed-account.ts';
import { ensureSeeded, seedPersonSchema } from './seed.ts';
import { simulatedPopulation } from './simulated-population.ts';

const TODAY = '2026-11-22';

describe('the simulated population', () => {
  it('is added once, however often it is asked for', async () => {
    const db = openSqlite<AuthoritySchema>(':memory:');
    await migrateAuthority(db);
    const population = simulatedPopulation();
    expect(await ensureSeeded(db, population, TODAY)).toBe(population.length);
    const entries = await db.selectFrom('ledger_entries').selectAll().execute();
    expect(await ensureSeeded(db, population, '2026-12-30')).toBe(0);
    expect(await db.selectFrom('ledger_entries').selectAll().execute()).toEqual(entries);
    await db.destroy();
  });

  it('never lets an account fall below zero, on whatever day it is seeded', () => {
    for (const today of [TODAY, '2027-01-01', '2028-02-29', '2026-03-21']) {
      for (const { account } of simulatedPopulation()) {
        let balance = 0;
        for (const entry of account === null ? [] : expandAccount(account, today)) {
          balance += entry.amountFen;
          expect(balance, `${account?.cardNumber ?? ''} on ${entry.on}`).toBeGreaterThanOrEqual(0);
        }
      }
    }
  });

  it('has at least 14 months of credits, uses and interest for the first persona, none in the future', () => {
    const [first] = simulatedPopulation();
    const entries = first?.account ? expandAccount(first.account, TODAY) : [];
    expect(new Set(entries.filter((entry) => entry.kind === 'credit').map((entry) => entry.on.slice(0, 7))).size).toBeGreaterThanOrEqual(
      14,
    );
    expect(entries.map((entry) => entry.kind)).toEqual(expect.arrayContaining(['credit', 'use', 'interest', 'transferIn']));
    expect(entries.every((entry) => entry.on <= TODAY)).toBe(true);
    expect(entries.map((entry) => entry.on)).toEqual(entries.map((entry) => entry.on).toSorted());
  });

  it('is refused when a field is unknown', () => {
    expect(seedPersonSchema.safeParse({ ...simulatedPopulation()[0], nickname: 'x' }).success).toBe(false);
  });
});
