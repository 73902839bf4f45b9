/** The authority's audit trail: every command with its outcome, each entry carrying the hash of the one before it. */
import { canonicalJson, sha256 } from '../canonical.ts';
import type { AuditEntriesTable, AuditHeadTable, AuthorityDatabase } from '../schema.ts';
import { keptQuery } from './kept-query.ts';

/** Hash that the first entry names as its predecessor. */
const GENESIS = '0'.repeat(64);

export type AuditFacts = Omit<AuditEntriesTable, 'sequence' | 'previous_hash' | 'hash'>;

const insertEntry = keptQuery((tx, given: AuditEntriesTable) =>
  tx.insertInto('audit_entries').values({
    sequence: given.sequence,
    at_ms: given.at_ms,
    terminal_id: given.terminal_id,
    command: given.command,
    subject: given.subject,
    idempotency_key: given.idempotency_key,
    outcome: given.outcome,
    receipt_number: given.receipt_number,
    outlet_id: given.outlet_id,
    staff_id: given.staff_id,
    approved_by: given.approved_by,
    previous_hash: given.previous_hash,
    hash: given.hash,
  }),
);

const moveHead = keptQuery((tx, { hash }: { hash: string }) => tx.updateTable('audit_head').set({ hash }).where('id', '=', 1));

/** Appends an entry inside the command's transaction; the update of the head is the lock that keeps the chain one chain. */
export async function appendAudit(tx: AuthorityDatabase, facts: AuditFacts): Promise<void> {
  const head = (await nextPlace(tx)) ?? (await firstPlace(tx));
  const entry = { ...facts, sequence: head.sequence, previous_hash: head.hash };
  const hash = hashOf(entry);
  await insertEntry(tx, { ...entry, hash });
  await moveHead(tx, { hash });
}

const countHead = keptQuery((tx) =>
  tx
    .updateTable('audit_head')
    .set((eb) => ({ sequence: eb('sequence', '+', 1) }))
    .where('id', '=', 1)
    .returning(['sequence', 'hash']),
);

/** Takes the next sequence number; `undefined` where nothing was ever noted. */
async function nextPlace(tx: AuthorityDatabase): Promise<Pick<AuditHeadTable, 'sequence' | 'hash'> | undefined> {
  return (await countHead(tx, {})).rows[0];
}

/** Makes the head. Of two first commands the later waits for the earlier one's row, and takes the place after it. */
async function firstPlace(tx: AuthorityDatabase): Promise<Pick<AuditHeadTable, 'sequence' | 'hash'>> {
  await tx
    .insertInto('audit_head')
    .values({ id: 1, sequence: 0, hash: GENESIS })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  const head = await nextPlace(tx);
  if (head === undefined) throw new Error('the audit trail has no head');
  return head;
}

/** Columns that came later are left out while null: entries from before keep their hash. */
function hashOf({ outlet_id, staff_id, approved_by, ...entry }: Omit<AuditEntriesTable, 'hash'>): string {
  const later = Object.entries({ outlet_id, staff_id, approved_by }).filter(([, value]) => value !== null);
  return sha256(canonicalJson({ ...entry, ...Object.fromEntries(later) }));
}

/** Checks the whole chain: how many entries hold, and the first sequence at which it is broken (`null`: nowhere). */
export async function verifyAudit(db: AuthorityDatabase): Promise<{ readonly entries: number; readonly brokenAt: number | null }> {
  const rows = await db.selectFrom('audit_entries').selectAll().orderBy('sequence').execute();
  let previous = GENESIS;
  for (const [index, { hash, ...entry }] of rows.entries()) {
    const whole = entry.sequence === index + 1 && entry.previous_hash === previous && hashOf(entry) === hash;
    if (!whole) return { entries: index, brokenAt: index + 1 };
    previous = hash;
  }
  const head = await db.selectFrom('audit_head').selectAll().executeTakeFirst();
  const complete = (head?.sequence ?? 0) === rows.length && (head?.hash ?? GENESIS) === previous;
  return { entries: rows.length, brokenAt: complete ? null : rows.length + 1 };
}
