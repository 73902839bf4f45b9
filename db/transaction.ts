/** Transactions that PostgreSQL may break off although nothing is wrong with them. */
import type { Kysely, Transaction } from 'kysely';

/** PostgreSQL error codes (appendix A): two transactions waited for each other, or could not be put in order. The loser is to try again. */
const TRY_AGAIN: readonly unknown[] = ['40001', '40P01'];
const ATTEMPTS_MAX = 5;

/**
 * Runs `work` in one transaction; what it throws takes all of it back. `work` may run several times and must therefore touch nothing but
 * the database. SQLite has one writer at a time and never needs a second attempt.
 */
export async function inTransaction<Schema, T>(db: Kysely<Schema>, work: (tx: Transaction<Schema>) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt >= ATTEMPTS_MAX || !mayTryAgain(error)) throw error;
    }
  }
}

function mayTryAgain(error: unknown): boolean {
  return error instanceof Error && 'code' in error && TRY_AGAIN.includes(error.code);
}
