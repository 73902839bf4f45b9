/** Money that leaves an account, and the turn of its year. What may be paid from which pocket is the machine's. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import { payableFen, take, turnYear as turned, type Pockets, type Purpose } from '../machines/carried.ts';
import type { StatementEntry } from '../authority/api.ts';
import type { Pack } from '../rules/pack-schema.ts';
import type { AccountsTable, AuthorityDatabase, OutsideAccount } from '../schema.ts';
import { lockAccount } from '../stores/accounts.ts';
import { post, wasPosted } from '../stores/ledger.ts';
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
export type PaymentOutcome = 'paid' | 'already' | 'noAccount' | 'frozen' | 'notEnough';

/** Pays from an account: this year's money first, then what was carried, as far as the purpose may have it. */
export function pay(db: AuthorityDatabase, payment: Payment): Promise<PaymentOutcome> {
  const { transactionId, accountId, purpose, kind, note, amountFen, to, on, pack } = payment;
  if (!Number.isSafeInteger(amountFen) || amountFen <= 0) throw new Error(`not an amount: ${amountFen}`);
  const terms = carriedTermsOf(pack, on);
  return inTransaction(db, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (account?.closed_on !== null) return 'noAccount';
    if (await wasPosted(tx, transactionId)) return 'already';
    if (account.frozen_since !== null && account.frozen_since <= on) return 'frozen';
    const before = pocketsOf(account);
    if (amountFen > payableFen(before, purpose, terms)) return 'notEnough';
    const after = take(before, purpose, amountFen, terms);
    const leg = { accountId, kind, note, amountFen: -amountFen, carriedFen: after.carriedFen - before.carriedFen };
    await post(tx, { transactionId, on, outside: to, legs: [leg] });
    return 'paid';
  });
}

/** The turn of the year on one account: what is left is carried. Once a year; `late`: entries of the new year came before it. */
export function turnYear(db: AuthorityDatabase, accountId: string, year: number): Promise<'carried' | 'already' | 'noAccount' | 'late'> {
  return inTransaction(db, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (account === null) return 'noAccount';
    if (account.carried_year !== null && account.carried_year >= year) return 'already';
    if (account.last_on !== null && account.last_on >= `${year}-01-01`) return 'late';
    const { carriedFen } = turned(pocketsOf(account));
    await tx.updateTable('accounts').set({ carried_fen: carriedFen, carried_year: year }).where('id', '=', accountId).execute();
    return 'carried';
  });
}

function pocketsOf(account: Pick<AccountsTable, 'balance_fen' | 'carried_fen'>): Pockets {
  return { currentFen: account.balance_fen - account.carried_fen, carriedFen: account.carried_fen };
}
