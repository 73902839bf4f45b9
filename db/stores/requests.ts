/** Idempotency: what was asked under a key and what was answered; and the numbers of receipts. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import type { CommandOutcome } from '../authority/api.ts';
import type { AuthorityDatabase, RequestsTable } from '../schema.ts';

export type NewRequest = Omit<RequestsTable, 'receipt_number' | 'outcome'>;

/** Takes the key for this transaction; false when it was used before. First statement of a command: from it on the transaction is a writer. */
export async function claimKey(tx: AuthorityDatabase, request: NewRequest): Promise<boolean> {
  const result = await tx
    .insertInto('requests')
    .values({ ...request, receipt_number: null, outcome: null })
    .onConflict((conflict) => conflict.column('idempotency_key').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Writes the answer beside the key. */
export async function recordOutcome(tx: AuthorityDatabase, key: string, outcome: CommandOutcome): Promise<void> {
  const receipt = outcome.outcome === 'done' ? outcome.receipt.number : null;
  await tx
    .updateTable('requests')
    .set({ outcome: JSON.stringify(outcome), receipt_number: receipt })
    .where('idempotency_key', '=', key)
    .execute();
}

/** What was answered under the key, with the fingerprint of what was asked; null when the key never arrived. */
export async function answered(
  db: AuthorityDatabase,
  key: string,
): Promise<{ readonly bodyHash: string; readonly outcome: CommandOutcome } | null> {
  const row = await db.selectFrom('requests').select(['body_hash', 'outcome']).where('idempotency_key', '=', key).executeTakeFirst();
  if (row === undefined || row.outcome === null) return null;
  return { bodyHash: row.body_hash, outcome: JSON.parse(row.outcome) as CommandOutcome };
}

/** The next receipt number of a city on a date: `ZT-20261122-000017`. */
export async function nextReceiptNumber(tx: AuthorityDatabase, prefix: string, on: CivilDate): Promise<string> {
  const { last } = await tx
    .insertInto('receipt_sequences')
    .values({ prefix, on, last: 1 })
    .onConflict((conflict) => conflict.columns(['prefix', 'on']).doUpdateSet((eb) => ({ last: eb('receipt_sequences.last', '+', 1) })))
    .returning('last')
    .executeTakeFirstOrThrow();
  return `${prefix}-${on.replaceAll('-', '')}-${String(last).padStart(6, '0')}`;
}
