/**
 * Double entry: every movement of money has entries on both sides, ours in `ledger_entries`, the outside's in `outside_entries`, and they sum
 * to zero. Append-only; balance and sequence are kept by the account.
 */
import type { CivilDate } from '../../native/base/civil-date.ts';
import type { StatementEntry } from '../authority/api.ts';
import type { AuthorityDatabase, OutsideAccount } from '../schema.ts';

/** One of our accounts in a movement. */
export interface Leg {
  readonly accountId: string;
  readonly kind: StatementEntry['kind'];
  readonly note: string;
  /** Signed: what is added to the balance. */
  readonly amountFen: number;
  /** The part of it that moves what was carried over from earlier years; absent: none. */
  readonly carriedFen?: number;
}

export interface Movement {
  readonly transactionId: string;
  readonly on: CivilDate;
  readonly legs: readonly Leg[];
  /** Where the money comes from or goes to outside; null: it only changes accounts of ours. */
  readonly outside: OutsideAccount | null;
}

/**
 * Writes a movement. The update of each account is the lock that gives the entry its place; accounts are taken in order of their ids, so that
 * two movements never wait for each other. Throws, which takes the transaction back, on what would be a bug: parts of a fen, sides that do
 * not balance, a date that runs backwards, a balance below zero.
 */
export async function post(tx: AuthorityDatabase, movement: Movement): Promise<void> {
  const { legs, outside, on, transactionId } = movement;
  const sumFen = legs.reduce((sum, leg) => sum + leg.amountFen, 0);
  if (!legs.every((leg) => Number.isSafeInteger(leg.amountFen))) throw new Error('not a whole number of fen');
  if (outside === null && sumFen !== 0) throw new Error(`the sides differ by ${sumFen} fen`);
  for (const leg of legs.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1))) await enter(tx, movement, leg);
  if (outside !== null) {
    await tx
      .insertInto('outside_entries')
      .values({ transaction_id: transactionId, account: outside, on, amount_fen: 0 - sumFen })
      .execute();
  }
}

async function enter(tx: AuthorityDatabase, { legs, outside, on, transactionId }: Movement, leg: Leg): Promise<void> {
  const { accountId, kind, note, amountFen, carriedFen = 0 } = leg;
  const account = await tx
    .updateTable('accounts')
    .set((eb) => ({
      balance_fen: eb('balance_fen', '+', amountFen),
      carried_fen: eb('carried_fen', '+', carriedFen),
      last_sequence: eb('last_sequence', '+', 1),
      last_on: on,
    }))
    .where('id', '=', accountId)
    .where((eb) => eb.or([eb('last_on', 'is', null), eb('last_on', '<=', on)]))
    .returning(['balance_fen', 'carried_fen', 'last_sequence'])
    .executeTakeFirst();
  if (account === undefined) throw new Error(`no such account, or an entry of ${on} after a later one`);
  if (account.balance_fen < 0 || account.carried_fen < 0 || account.carried_fen > account.balance_fen)
    throw new Error('a balance below zero');
  await tx
    .insertInto('ledger_entries')
    .values({
      account_id: accountId,
      sequence: account.last_sequence,
      on,
      kind,
      note,
      amount_fen: amountFen,
      balance_fen: account.balance_fen,
      transaction_id: transactionId,
      counter_account: outside ?? legs.find((other) => other.accountId !== accountId)?.accountId ?? accountId,
      carried_fen: carriedFen,
    })
    .execute();
}

/** Whether a movement with the outside was written under this number. */
export async function wasPosted(db: AuthorityDatabase, transactionId: string): Promise<boolean> {
  const row = await db.selectFrom('outside_entries').select('account').where('transaction_id', '=', transactionId).executeTakeFirst();
  return row !== undefined;
}

/** What a movement of this number added to an account, in fen; null: it did not touch it. */
export async function postedOn(db: AuthorityDatabase, accountId: string, transactionId: string): Promise<number | null> {
  const entries = await db
    .selectFrom('ledger_entries')
    .select('amount_fen')
    .where('account_id', '=', accountId)
    .where('transaction_id', '=', transactionId)
    .execute();
  return entries.length === 0 ? null : entries.reduce((sum, { amount_fen: amount }) => sum + amount, 0);
}

export interface LedgerCheck {
  readonly accounts: number;
  readonly entries: number;
  /** What does not hold, in plain words; empty: the ledger is sound. */
  readonly wrong: readonly string[];
}

/** Checks the whole ledger: sequences without gaps, balances that follow from the entries, movements that sum to zero. For audits and tests. */
export async function verifyLedger(db: AuthorityDatabase): Promise<LedgerCheck> {
  const accounts = await db.selectFrom('accounts').selectAll().execute();
  const entries = await db.selectFrom('ledger_entries').selectAll().orderBy('account_id').orderBy('sequence').execute();
  const outside = await db.selectFrom('outside_entries').selectAll().execute();
  const wrong: string[] = [];
  for (const account of accounts) {
    let balance = 0;
    let sequence = 0;
    for (const entry of entries.filter((one) => one.account_id === account.id)) {
      balance += entry.amount_fen;
      sequence += 1;
      if (entry.sequence !== sequence || entry.balance_fen !== balance) wrong.push(`${account.id} at entry ${sequence}`);
    }
    if (account.balance_fen !== balance || account.last_sequence !== sequence) wrong.push(`${account.id} at its end`);
    if (account.carried_fen < 0 || account.carried_fen > balance) wrong.push(`${account.id}: carried`);
  }
  const sums = new Map<string, number>();
  for (const { transaction_id: id, amount_fen: amount } of [...entries, ...outside]) sums.set(id, (sums.get(id) ?? 0) + amount);
  for (const [id, sum] of sums) if (sum !== 0) wrong.push(`movement ${id} is off by ${sum} fen`);
  return { accounts: accounts.length, entries: entries.length, wrong };
}
