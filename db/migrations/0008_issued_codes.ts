/** Codes that people show in place of a card (医保电子凭证, 电子社保卡): only their fingerprints, for how long they hold, and what became of them. */
import type { Kysely } from 'kysely';
import { index, mayName, must, names, table } from './columns.ts';

export const migration0008 = {
  async up(db: Kysely<unknown>): Promise<void> {
    const code = {
      code_sha256: ['text', must],
      kind: ['text', must],
      social_security_number: ['text', names('persons.social_security_number')],
      card_number: ['text', mayName('cards.card_number')],
      issued_at_ms: ['bigint', must],
      valid_until_ms: ['bigint', must],
      one_use: ['integer', must],
      state: ['text', must],
      shown_key: ['text'],
      shown_at_ms: ['bigint'],
      shown_terminal_id: ['text'],
    } as const;
    await table(db, 'issued_codes', code, ['code_sha256']);
    await index(db, 'issued_codes_by_person', 'issued_codes', ['social_security_number', 'shown_at_ms']);
  },
};
