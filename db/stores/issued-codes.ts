/** Codes that people show in place of a card. What is kept of a code is its fingerprint: a live one opens records. */
import { sha256 } from '../canonical.ts';
import type { AuthorityDatabase, IssuedCodesTable } from '../schema.ts';

const DAY_MS = 86_400_000;

/** Of a code: codes are drawn at random from so many that it cannot be turned back. */
const fingerprint = sha256;

export interface NewCode extends Pick<
  IssuedCodesTable,
  'kind' | 'social_security_number' | 'card_number' | 'issued_at_ms' | 'valid_until_ms'
> {
  readonly code: string;
  readonly oneUse: boolean;
}

/** Keeps a code that was issued; those of the same person that ended more than a day ago go. One that is known already stays as it is. */
export async function addCode(tx: AuthorityDatabase, { code, oneUse, ...given }: NewCode): Promise<void> {
  await tx
    .deleteFrom('issued_codes')
    .where('social_security_number', '=', given.social_security_number)
    .where('valid_until_ms', '<', given.issued_at_ms - DAY_MS)
    .execute();
  await tx
    .insertInto('issued_codes')
    .values({
      ...given,
      code_sha256: fingerprint(code),
      one_use: oneUse ? 1 : 0,
      state: 'issued',
      shown_key: null,
      shown_at_ms: null,
      shown_terminal_id: null,
    })
    .onConflict((conflict) => conflict.column('code_sha256').doNothing())
    .execute();
}

export async function findCode(db: AuthorityDatabase, code: string): Promise<IssuedCodesTable | null> {
  return (await db.selectFrom('issued_codes').selectAll().where('code_sha256', '=', fingerprint(code)).executeTakeFirst()) ?? null;
}

export interface Showing {
  readonly key: string;
  readonly atMs: number;
  readonly terminal: string;
}

/** Notes that a code was found to be somebody's. False: it holds once only, and another question was faster. */
export async function noteShown(tx: AuthorityDatabase, row: IssuedCodesTable, { key, atMs, terminal }: Showing): Promise<boolean> {
  const shown = { shown_key: key, shown_at_ms: atMs, shown_terminal_id: terminal };
  const result = await tx
    .updateTable('issued_codes')
    .set({ ...shown, state: row.one_use === 1 ? 'used' : 'issued' })
    .where('code_sha256', '=', row.code_sha256)
    .where('state', '=', 'issued')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Whether a code of this person was shown at a terminal since then. */
export async function wasShown(
  db: AuthorityDatabase,
  { person, terminal, sinceMs }: { readonly person: string; readonly terminal: string; readonly sinceMs: number },
): Promise<boolean> {
  const row = await db
    .selectFrom('issued_codes')
    .select('code_sha256')
    .where('social_security_number', '=', person)
    .where('shown_at_ms', '>=', sinceMs)
    .where('shown_terminal_id', '=', terminal)
    .executeTakeFirst();
  return row !== undefined;
}
