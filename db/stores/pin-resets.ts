import type { AuthorityDatabase, PinResetsTable } from '../schema.ts';

/** Notes the leave for one reset; it stays open until its result is recorded. */
export async function openReset(tx: AuthorityDatabase, reset: Omit<PinResetsTable, 'result' | 'recorded_at_ms'>): Promise<void> {
  await tx
    .insertInto('pin_resets')
    .values({ ...reset, result: null, recorded_at_ms: null })
    .execute();
}

export async function findReset(db: AuthorityDatabase, authorisation: string): Promise<PinResetsTable | null> {
  return (await db.selectFrom('pin_resets').selectAll().where('authorisation', '=', authorisation).executeTakeFirst()) ?? null;
}

/** Records what became of the write on the card. */
export async function closeReset(
  tx: AuthorityDatabase,
  authorisation: string,
  result: 'done' | 'failed' | 'unknown',
  atMs: number,
): Promise<void> {
  await tx.updateTable('pin_resets').set({ result, recorded_at_ms: atMs }).where('authorisation', '=', authorisation).execute();
}

/** Whether a reset of the card's PIN was done after that instant. */
export async function wasResetAfter(db: AuthorityDatabase, cardNumber: string, atMs: number): Promise<boolean> {
  const row = await db
    .selectFrom('pin_resets')
    .select('authorisation')
    .where('card_number', '=', cardNumber)
    .where('purpose', '=', 'reset')
    .where('result', '=', 'done')
    .where('recorded_at_ms', '>', atMs)
    .executeTakeFirst();
  return row !== undefined;
}
