/** What the back office has run for a city: a line for each kind and period, taken before the run and completed after it. */
import type { AuthorityDatabase, OfficeRunsTable } from '../schema.ts';

/** Which run: once for each of these. */
export type RunKey = Pick<OfficeRunsTable, 'kind' | 'city' | 'period'>;

/** Takes the run; false when somebody has it. Of two at once the later waits for the earlier and then has nothing. */
export async function claimRun(tx: AuthorityDatabase, run: OfficeRunsTable): Promise<boolean> {
  const result = await tx
    .insertInto('office_runs')
    .values(run)
    .onConflict((conflict) => conflict.columns(['kind', 'city', 'period']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function findRun(db: AuthorityDatabase, { kind, city, period }: RunKey): Promise<OfficeRunsTable | null> {
  const row = await db
    .selectFrom('office_runs')
    .selectAll()
    .where('kind', '=', kind)
    .where('city', '=', city)
    .where('period', '=', period)
    .executeTakeFirst();
  return row ?? null;
}

/** Periods of a kind from one on and before another, oldest first. */
export async function periodsRun(
  db: AuthorityDatabase,
  { kind, city }: Pick<RunKey, 'kind' | 'city'>,
  [from, before]: readonly [string, string],
): Promise<string[]> {
  const rows = await db
    .selectFrom('office_runs')
    .select('period')
    .where('kind', '=', kind)
    .where('city', '=', city)
    .where('period', '>=', from)
    .where('period', '<', before)
    .orderBy('period')
    .execute();
  return rows.map((row) => row.period);
}

export async function setRunOutcome(tx: AuthorityDatabase, { kind, city, period }: RunKey, outcome: string): Promise<void> {
  await tx
    .updateTable('office_runs')
    .set({ outcome })
    .where('kind', '=', kind)
    .where('city', '=', city)
    .where('period', '=', period)
    .execute();
}
