/** Idempotency: what was asked under a key and what was answered; and the numbers of receipts. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import type { CommandOutcome } from '../authority/api.ts';
import type { AuthorityDatabase, RequestsTable } from '../schema.ts';
import { keptQuery } from './kept-query.ts';

export type NewRequest = Omit<RequestsTable, 'receipt_number' | 'outcome'>;

const claim = keptQuery((tx, given: NewRequest) =>
  tx
    .insertInto('requests')
    .values({
      idempotency_key: given.idempotency_key,
      body_hash: given.body_hash,
      command: given.command,
      terminal_id: given.terminal_id,
      received_at_ms: given.received_at_ms,
      subject: given.subject,
      card_number: given.card_number,
      outlet_id: given.outlet_id,
      staff_id: given.staff_id,
      receipt_number: null,
      outcome: null,
    })
    .onConflict((conflict) => conflict.column('idempotency_key').doNothing()),
);

/** Takes the key for this transaction; false when it was used before. First statement of a command: from it on the transaction is a writer. */
export async function claimKey(tx: AuthorityDatabase, request: NewRequest): Promise<boolean> {
  return (await claim(tx, request)).numAffectedRows === 1n;
}

const answerUnder = keptQuery((tx, given: Pick<RequestsTable, 'idempotency_key' | 'outcome' | 'receipt_number'>) =>
  tx
    .updateTable('requests')
    .set({ outcome: given.outcome, receipt_number: given.receipt_number })
    .where('idempotency_key', '=', given.idempotency_key),
);

/** Writes the answer beside the key. */
export async function recordOutcome(tx: AuthorityDatabase, key: string, outcome: CommandOutcome): Promise<void> {
  const receipt = outcome.outcome === 'done' ? outcome.receipt.number : null;
  await answerUnder(tx, { idempotency_key: key, outcome: JSON.stringify(outcome), receipt_number: receipt });
}

const underKey = keptQuery((db, { key }: { key: string }) =>
  db.selectFrom('requests').select(['body_hash', 'outcome']).where('idempotency_key', '=', key),
);

/** What was answered under the key, with the fingerprint of what was asked; null when the key never arrived. */
export async function answered(
  db: AuthorityDatabase,
  key: string,
): Promise<{ readonly bodyHash: string; readonly outcome: CommandOutcome } | null> {
  const [row] = (await underKey(db, { key })).rows;
  if (row === undefined || row.outcome === null) return null;
  return { bodyHash: row.body_hash, outcome: JSON.parse(row.outcome) as CommandOutcome };
}

const nextOf = keptQuery((tx, given: { prefix: string; on: CivilDate }) =>
  tx
    .insertInto('receipt_sequences')
    .values({ prefix: given.prefix, on: given.on, last: 1 })
    .onConflict((conflict) => conflict.columns(['prefix', 'on']).doUpdateSet((eb) => ({ last: eb('receipt_sequences.last', '+', 1) })))
    .returning('last'),
);

/** The next receipt number of a city on a date: `ZT-20261122-000017`. */
export async function nextReceiptNumber(tx: AuthorityDatabase, prefix: string, on: CivilDate): Promise<string> {
  const [next] = (await nextOf(tx, { prefix, on })).rows;
  if (next === undefined) throw new Error('no receipt number was drawn');
  return `${prefix}-${on.replaceAll('-', '')}-${String(next.last).padStart(6, '0')}`;
}
