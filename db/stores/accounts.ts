/** Medical personal accounts and their entries: append-only, balance and sequence kept by the account. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import type { StatementEntry } from '../authority/api.ts';
import type { AccountsTable, AuthorityDatabase, LedgerEntriesTable } from '../schema.ts';

/** The account a person sees with this card: the ledger account, else the card's own. */
export async function visibleAccount(
  db: AuthorityDatabase,
  socialSecurityNumber: string,
  cardNumber: string,
): Promise<AccountsTable | null> {
  const accounts = await db.selectFrom('accounts').selectAll().where('social_security_number', '=', socialSecurityNumber).execute();
  return accounts.find((account) => account.kind === 'ledger') ?? accounts.find((account) => account.card_number === cardNumber) ?? null;
}

/** Id of a card's account; a card has at most one. */
export function cardAccountId(cardNumber: string): string {
  return `card:${cardNumber}`;
}

/** Id of a person's ledger account. */
export function ledgerAccountId(socialSecurityNumber: string): string {
  return `ledger:${socialSecurityNumber}`;
}

export async function findAccount(db: AuthorityDatabase, id: string): Promise<AccountsTable | null> {
  return (await db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Opens an empty account unless it exists. */
export async function ensureAccount(tx: AuthorityDatabase, account: Omit<AccountsTable, 'balance_fen' | 'last_sequence'>): Promise<void> {
  await tx
    .insertInto('accounts')
    .values({ ...account, balance_fen: 0, last_sequence: 0 })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

export interface NewEntry {
  readonly accountId: string;
  readonly on: CivilDate;
  readonly kind: StatementEntry['kind'];
  readonly note: string;
  readonly amountFen: number;
  readonly transactionId: string;
  readonly counterAccount: string;
}

/** Appends an entry; the update of the account is the lock that gives it its place. Throws when the date runs backwards or the sum is no whole fen. */
export async function appendEntry(tx: AuthorityDatabase, entry: NewEntry): Promise<void> {
  if (!Number.isSafeInteger(entry.amountFen)) throw new Error(`not a whole number of fen: ${entry.amountFen}`);
  const account = await tx
    .updateTable('accounts')
    .set((eb) => ({ balance_fen: eb('balance_fen', '+', entry.amountFen), last_sequence: eb('last_sequence', '+', 1) }))
    .where('id', '=', entry.accountId)
    .returning(['balance_fen', 'last_sequence'])
    .executeTakeFirstOrThrow();
  const last = await lastBefore(tx, entry.accountId, '9999-12-31');
  if (last !== null && last.on > entry.on) throw new Error(`entry of ${entry.on} after one of ${last.on}`);
  await tx
    .insertInto('ledger_entries')
    .values({
      account_id: entry.accountId,
      sequence: account.last_sequence,
      on: entry.on,
      kind: entry.kind,
      note: entry.note,
      amount_fen: entry.amountFen,
      balance_fen: account.balance_fen,
      transaction_id: entry.transactionId,
      counter_account: entry.counterAccount,
    })
    .execute();
}

/** Balance at the end of the day before `date`. */
export async function balanceBefore(db: AuthorityDatabase, accountId: string, date: CivilDate): Promise<number> {
  return (await lastBefore(db, accountId, date))?.balance_fen ?? 0;
}

/** Entries with `from <= on <= to`, oldest first. */
export async function entriesBetween(db: AuthorityDatabase, accountId: string, from: CivilDate, to: CivilDate): Promise<StatementEntry[]> {
  const rows = await db
    .selectFrom('ledger_entries')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('on', '>=', from)
    .where('on', '<=', to)
    .orderBy('on')
    .orderBy('sequence')
    .execute();
  return rows.map((row) => ({ on: row.on, kind: row.kind, note: row.note, amountFen: row.amount_fen, balanceFen: row.balance_fen }));
}

async function lastBefore(db: AuthorityDatabase, accountId: string, date: CivilDate): Promise<LedgerEntriesTable | null> {
  const row = await db
    .selectFrom('ledger_entries')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('on', '<', date)
    .orderBy('on', 'desc')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
