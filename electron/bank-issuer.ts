/** The issuer behind the embedded bank and behind the simulated bank host, on a SQLite file. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIssuer, ensureBankSeeded, type BankSeed, type Issuer } from '../db/bank/issuer.ts';
import type { BankSchema } from '../db/bank/schema.ts';
import { openSqlite } from '../db/dialects/sqlite.ts';
import { migrateBank } from '../db/migrate.ts';
import type { SeedPerson } from '../db/seed.ts';
import { systemClock, type Clock } from '../native/base/clock.ts';

const SECRET_BYTES = 32;

export interface OpenIssuer {
  readonly issuer: Issuer;
  close(): Promise<void>;
}

/** Opens the issuer in a directory (made when absent) and adds the cards that it does not know yet. */
export async function openIssuer(directory: string, cards: readonly BankSeed[], clock: Clock = systemClock): Promise<OpenIssuer> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const db = openSqlite<BankSchema>(join(directory, 'bank.sqlite'));
  await migrateBank(db);
  const secret = ownSecret(join(directory, 'bank.key'));
  await ensureBankSeeded(db, secret, cards);
  return { issuer: createIssuer({ db, nowMs: () => clock.nowMs(), secret }), close: () => db.destroy() };
}

/** What the bank knows of the invented holders: every PIN is 000000 unless the population says otherwise. */
export function bankCardsOf(population: readonly SeedPerson[]): readonly BankSeed[] {
  return population.flatMap(({ name, cards }) =>
    cards.flatMap(({ bank, functions }) => (bank === null ? [] : [{ ...bank, name, active: functions.bank !== 'notActivated' }])),
  );
}

/** Made at the first start: the check values of PINs depend on it. */
function ownSecret(file: string): Uint8Array {
  if (!existsSync(file)) writeFileSync(file, randomBytes(SECRET_BYTES), { mode: 0o600 });
  return new Uint8Array(readFileSync(file));
}
