/** Whom a request was about and who stood behind it: what a person's receipts are found by. */
import type { Kysely } from 'kysely';
import { addColumns, index } from './columns.ts';

export const migration0005 = {
  async up(db: Kysely<unknown>): Promise<void> {
    await addColumns(db, 'requests', { subject: ['text'], card_number: ['text'], outlet_id: ['text'], staff_id: ['text'] });
    await index(db, 'requests_of_subject', 'requests', ['subject', 'received_at_ms']);
    // Left out of an entry's hash while null, so that entries from before keep theirs.
    await addColumns(db, 'audit_entries', { outlet_id: ['text'], staff_id: ['text'] });
  },
};
