/** Medical personal accounts and their entries: append-only, balance and sequence kept by the account. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import type { StatementEntry } from '../authority/api.ts';
import type { AccountsTable, AuthorityDatabase } from '../schema.ts';
import { keptQuery } from './kept-query.ts';

/** The account a person sees with this card: the ledger account, else the card's own. */
export async function visibleAccount(
  db: AuthorityDatabase,
  socialSecurityNumber: string,
  cardNumber: string,
): Promise<AccountsTable | null> {
  const accounts = await accountsOf(db, socialSecurityNumber);
  return accounts.find((account) => account.kind === 'ledger') ?? accounts.find((account) => account.card_number === cardNumber) ?? null;
}

const accounts = keptQuery((db, { person }: { person: string }) =>
  db.selectFrom('accounts').selectAll().where('social_security_number', '=', person).orderBy('kind').orderBy('id'),
);

/** Every account of the person, in both keepings. */
export async function accountsOf(db: AuthorityDatabase, person: string): Promise<AccountsTable[]> {
  return (await accounts(db, { person })).rows;
}

/** Id of a card's account; a card has at most one. */
export function cardAccountId(cardNumber: string): string {
  return `card:${cardNumber}`;
}

/** Id of a person's ledger account. */
export function ledgerAccountId(socialSecurityNumber: string): string {
  return `ledger:${socialSecurityNumber}`;
}

/** What an account is opened with. */
export type NewAccount = Pick<AccountsTable, 'id' | 'social_security_number' | 'kind' | 'card_number'>;

const EMPTY = { balance_fen: 0, last_sequence: 0, carried_fen: 0, carried_year: null, last_on: null, frozen_since: null, closed_on: null };

/** Opens an empty account unless it exists. */
export async function ensureAccount(tx: AuthorityDatabase, account: NewAccount, openedOn: CivilDate): Promise<void> {
  await tx
    .insertInto('accounts')
    .values({ ...account, ...EMPTY, opened_on: openedOn })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** The account, with every other movement on it made to wait until this transaction has ended; null when there is none. */
export async function lockAccount(tx: AuthorityDatabase, id: string): Promise<AccountsTable | null> {
  const row = await tx
    .updateTable('accounts')
    .set((eb) => ({ last_sequence: eb.ref('last_sequence') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/** Balance at the end of the day before `date`. */
export async function balanceBefore(db: AuthorityDatabase, accountId: string, date: CivilDate): Promise<number> {
  return (await before(db, { account: accountId, date })).rows[0]?.balance_fen ?? 0;
}

const between = keptQuery((db, given: { account: string; from: CivilDate; to: CivilDate }) =>
  db
    .selectFrom('ledger_entries')
    .select(['on', 'kind', 'note', 'amount_fen as amountFen', 'balance_fen as balanceFen'])
    .where('account_id', '=', given.account)
    .where('on', '>=', given.from)
    .where('on', '<=', given.to)
    .orderBy('on')
    .orderBy('sequence'),
);

/** Entries with `from <= on <= to`, oldest first. */
export async function entriesBetween(db: AuthorityDatabase, accountId: string, from: CivilDate, to: CivilDate): Promise<StatementEntry[]> {
  return (await between(db, { account: accountId, from, to })).rows;
}

const before = keptQuery((db, given: { account: string; date: CivilDate }) =>
  db
    .selectFrom('ledger_entries')
    .select('balance_fen')
    .where('account_id', '=', given.account)
    .where('on', '<', given.date)
    .orderBy('on', 'desc')
    .orderBy('sequence', 'desc')
    .limit(1),
);
