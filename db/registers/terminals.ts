/** The register of terminals: where each stands, and the fingerprint of the token with which it speaks. */
import { randomBytes } from 'node:crypto';
import type { CivilDate } from '../../native/base/civil-date.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { sha256 } from '../canonical.ts';
import type { AuthorityDatabase, TerminalsTable } from '../schema.ts';
import { findTerminal } from '../stores/places.ts';
import { isOpenOutlet, type RegisterRefusal } from './change.ts';

const TOKEN_BYTES = 32;

/** A terminal as a list shows it: of its token nothing but that there is one. */
export type ListedTerminal = Omit<TerminalsTable, 'token_sha256'> & { readonly token: boolean };

export async function listTerminals(db: AuthorityDatabase): Promise<readonly ListedTerminal[]> {
  const rows = await db.selectFrom('terminals').selectAll().orderBy('id').execute();
  return rows.map(({ token_sha256: token, ...row }) => ({ ...row, token: token !== null }));
}

/** Enters a terminal. Gives its token, which is told this once: only its fingerprint is kept. */
export async function addTerminal(
  tx: AuthorityDatabase,
  { id, outletId, channel }: { readonly id: string; readonly outletId: string; readonly channel: TerminalsTable['channel'] },
): Promise<Result<string, RegisterRefusal>> {
  if (!(await isOpenOutlet(tx, outletId))) return err('unknownOutlet');
  const token = newToken();
  const row = { id, outlet_id: outletId, channel, retired_on: null, token_sha256: sha256(token) };
  const added = await tx
    .insertInto('terminals')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n ? ok(token) : err('exists');
}

export interface TerminalChange {
  readonly outletId?: string;
  readonly channel?: TerminalsTable['channel'];
  /** Another token in place of the one before, which counts no more. */
  readonly newToken: boolean;
}

/** Changes a terminal that is in use. Gives the new token, null where none was asked for. */
export async function changeTerminal(
  tx: AuthorityDatabase,
  id: string,
  { outletId, channel, newToken: renew }: TerminalChange,
): Promise<Result<string | null, RegisterRefusal>> {
  const found = await findTerminal(tx, id);
  if (found === null) return err('unknown');
  if (found.retired_on !== null) return err('retired');
  if (outletId !== undefined && !(await isOpenOutlet(tx, outletId))) return err('unknownOutlet');
  const token = renew ? newToken() : null;
  const row = {
    outlet_id: outletId ?? found.outlet_id,
    channel: channel ?? found.channel,
    token_sha256: token === null ? found.token_sha256 : sha256(token),
  };
  await tx.updateTable('terminals').set(row).where('id', '=', id).execute();
  return ok(token);
}

/** From that day on it is served no more; its token is forgotten. */
export async function retireTerminal(tx: AuthorityDatabase, id: string, on: CivilDate): Promise<Result<null, RegisterRefusal>> {
  const found = await findTerminal(tx, id);
  if (found === null) return err('unknown');
  if (found.retired_on !== null) return err('retired');
  await tx.updateTable('terminals').set({ retired_on: on, token_sha256: null }).where('id', '=', id).execute();
  return ok(null);
}

function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}
