/** Requests to correct a person's data, taken in at a counter; and receipts found by their number. */
import type { Kysely } from 'kysely';
import { index, must, names, table } from './columns.ts';

export const migration0007 = {
  async up(db: Kysely<unknown>): Promise<void> {
    const correction = {
      id: ['text', must],
      social_security_number: ['text', names('persons.social_security_number')],
      name: ['text'],
      address: ['text'],
      telephone: ['text'],
      note: ['text'],
      state: ['text', must],
      requested_on: ['text', must],
      closed_on: ['text'],
      outlet_id: ['text'],
      staff_id: ['text'],
    } as const;
    await table(db, 'corrections', correction, ['id']);
    await index(db, 'corrections_by_state', 'corrections', ['state', 'requested_on']);
    await index(db, 'audit_by_receipt', 'audit_entries', ['receipt_number']);
  },
};
