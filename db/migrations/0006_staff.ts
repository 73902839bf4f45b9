/** How people of an outlet show who they are, who gave leave for what another did, what is no longer in use, what the office has run. */
import type { Kysely } from 'kysely';
import { addColumns, index, must, names, table } from './columns.ts';

export const migration0006 = {
  async up(db: Kysely<unknown>): Promise<void> {
    await addColumns(db, 'staff', { card_number: ['text'] });
    await index(db, 'staff_by_card_number', 'staff', ['card_number'], true);
    const password = {
      staff_id: ['text', names('staff.id')],
      salt: ['text', must],
      check_value: ['text', must],
      tries_left: ['integer', must],
      tries_max: ['integer', must],
      changed_on: ['text', must],
    } as const;
    await table(db, 'staff_passwords', password, ['staff_id']);
    const signIn = {
      proof_sha256: ['text', must],
      staff_id: ['text', names('staff.id')],
      terminal_id: ['text', must],
      purpose: ['text', must],
      at_ms: ['bigint', must],
      ends_at_ms: ['bigint', must],
      used_by: ['text'],
    } as const;
    await table(db, 'staff_sign_ins', signIn, ['proof_sha256']);
    await addColumns(db, 'outlets', { retired_on: ['text'] });
    await addColumns(db, 'terminals', { token_sha256: ['text'] });
    await index(db, 'terminals_by_token', 'terminals', ['token_sha256'], true);
    const run = {
      kind: ['text', must],
      city: ['text', must],
      period: ['text', must],
      at_ms: ['bigint', must],
      staff_id: ['text'],
      outcome: ['text', must],
    } as const;
    await table(db, 'office_runs', run, ['kind', 'city', 'period']);
    // Left out of an entry's hash while null, so that entries from before keep theirs.
    await addColumns(db, 'audit_entries', { approved_by: ['text'] });
  },
};
