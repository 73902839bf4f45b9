/** Which terminal a token belongs to: the register, then the credentials file. A terminal that the register has retired is nobody's, whatever the file says. */
import type { Clock } from '../../native/base/clock.ts';
import { shanghaiDate } from '../../native/base/civil-date.ts';
import { sha256 } from '../canonical.ts';
import type { Credentials } from '../credentials.ts';
import type { AuthorityDatabase } from '../schema.ts';

/** How long an answer is kept: a terminal that was retired, or whose token was renewed, is served no longer than that. */
const KEPT_MS = 2_000;
/** Strangers' tokens must not fill the memory. */
const KEPT_MAX = 10_000;

/** Id of the terminal that holds a token; null: nobody's. */
export type SignOn = (token: string) => Promise<string | null>;

/** Looks tokens up in the register `db` and in a credentials file. */
export function createSignOn(db: AuthorityDatabase, file: Credentials, clock: Pick<Clock, 'nowMs'>): SignOn {
  const kept = new Map<string, { readonly id: string | null; readonly untilMs: number }>();
  return async (token) => {
    const fingerprint = sha256(token);
    const nowMs = clock.nowMs();
    const known = kept.get(fingerprint);
    if (known !== undefined && known.untilMs > nowMs) return known.id;
    if (kept.size >= KEPT_MAX) kept.clear();
    const id = await find(db, file, fingerprint, nowMs);
    kept.set(fingerprint, { id, untilMs: nowMs + KEPT_MS });
    return id;
  };
}

async function find(db: AuthorityDatabase, file: Credentials, fingerprint: string, nowMs: number): Promise<string | null> {
  const named = file.get(fingerprint);
  const row = await db
    .selectFrom('terminals')
    .select(['id', 'retired_on'])
    .where((eb) => (named === undefined ? eb('token_sha256', '=', fingerprint) : eb('id', '=', named)))
    .executeTakeFirst();
  if (row === undefined) return named ?? null;
  return row.retired_on !== null && row.retired_on <= shanghaiDate(nowMs) ? null : row.id;
}
