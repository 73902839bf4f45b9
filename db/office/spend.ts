/** Money that leaves an account, and the turn of its year. What may be paid from which pocket is the machine's. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import { payableFen, take, turnYear as turned, type Pockets, type Purpose } from '../machines/carried.ts';
import type { StatementEntry } from '../authority/api.ts';
import type { Pack } from '../rules/pack-schema.ts';
import type { AccountsTable, AuthorityDatabase, OutsideAccount } from '../schema.ts';
import { lockAccount } from '../stores/accounts.ts';
import { post, postedOn, wasPosted } from '../stores/ledger.ts';
import { inTransaction } from '../transaction.ts';
import { carriedTermsOf } from './terms.ts';

export interface Payment {
  /** The payer's own number of it: a repeat pays nothing more. */
  readonly transactionId: string;
  readonly accountId: string;
  readonly purpose: Purpose;
  readonly kind: Extract<StatementEntry['kind'], 'use' | 'familySharing' | 'premiumWithheld' | 'withdrawal' | 'transferOut'>;
  readonly note: string;
  readonly amountFen: number;
  readonly to: OutsideAccount;
  readonly on: CivilDate;
  /** Of the account's city: it says what may be paid from which pocket. */
  readonly pack: Pack;
}
/** `already`: the same payment was made before; `keyReused`: another one was, under its number; `late`: the account has entries of later days. */
export type PaymentOutcome = 'paid' | 'already' | 'keyReused' | 'noAccount' | 'frozen' | 'late' | 'notEnough';

/** Pays from an account: this year's money first, then what was carried, as far as the purpose may have it. */
export function pay(db: AuthorityDatabase, payment: Payment): Promise<PaymentOutcome> {
  return inTransaction(db, (tx) => payIn(tx, payment));
}

/** The same inside a transaction that the caller began. Throws on what is no amount. */
export async function payIn(tx: AuthorityDatabase, payment: Payment): Promise<PaymentOutcome> {
  const { transactionId, accountId, purpose, kind, note, amountFen, to, on, pack } = payment;
  if (!Number.isSafeInteger(amountFen) || amountFen <= 0) throw new Error(`not an amount: ${amountFen}`);
  const terms = carriedTermsOf(pack, on);
  const account = await lockAccount(tx, accountId);
  if (account?.closed_on !== null) return 'noAccount';
  if (await wasPosted(tx, transactionId)) return (await postedOn(tx, accountId, transactionId)) === -amountFen ? 'already' : 'keyReused';
  if (account.frozen_since !== null && account.frozen_since <= on) return 'frozen';
  if (account.last_on !== null && account.last_on > on) return 'late';
  const before = pocketsOf(account);
  if (amountFen > payableFen(before, purpose, terms)) return 'notEnough';
  const after = take(before, purpose, amountFen, terms);
  const leg = { accountId, kind, note, amountFen: -amountFen, carriedFen: after.carriedFen - before.carriedFen };
  await post(tx, { transactionId, on, outside: to, legs: [leg] });
  return 'paid';
}

export type TurnOutcome = 'carried' | 'already' | 'noAccount' | 'late';

/** What the turn of a year comes to on an account as it stands. `late`: entries of the new year came before it. */
export function planTurn(account: Pick<AccountsTable, 'carried_year' | 'last_on'>, year: number): Exclude<TurnOutcome, 'noAccount'> {
  if (account.carried_year !== null && account.carried_year >= year) return 'already';
  return account.last_on !== null && account.last_on >= `${year}-01-01` ? 'late' : 'carried';
}

/** The turn of the year on one account: what is left is carried. Once a year. */
export function turnYear(db: AuthorityDatabase, accountId: string, year: number): Promise<TurnOutcome> {
  return inTransaction(db, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (account === null) return 'noAccount';
    const outcome = planTurn(account, year);
    if (outcome !== 'carried') return outcome;
    const { carriedFen } = turned(pocketsOf(account));
    await tx.updateTable('accounts').set({ carried_fen: carriedFen, carried_year: year }).where('id', '=', accountId).execute();
    return 'carried';
  });
}

function pocketsOf(account: Pick<AccountsTable, 'balance_fen' | 'carried_fen'>): Pockets {
  return { currentFen: account.balance_fen - account.carried_fen, carriedFen: account.carried_fen };
}
