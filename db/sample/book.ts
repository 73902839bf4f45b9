/**
 * One person's accounts while their five years are written: the same double entry as the store's `post` (both sides, sequences, balances,
 * what is carried over at the turn of a year), without asking a database.
 */
import type { CivilDate } from '../../native/base/civil-date.ts';
import { payableFen, take, turnYear, type CarriedTerms, type Purpose } from '../machines/carried.ts';
import type { AccountsTable, LedgerEntriesTable, OutsideAccount } from '../schema.ts';
import type { Emit } from './city.ts';

type Kind = LedgerEntriesTable['kind'];
type NewAccount = Pick<AccountsTable, 'id' | 'social_security_number' | 'kind' | 'card_number'>;

/** What happens to an account. */
interface Happening {
  readonly on: CivilDate;
  readonly kind: Kind;
  readonly note: string;
}

export class Book {
  readonly #accounts = new Map<string, AccountsTable>();
  readonly #emit: Emit;
  readonly #prefix: string;
  readonly #carried: CarriedTerms | null;
  #movements = 0;

  /** `prefix` begins the ids of its movements; it is the person's own. `carried`: the city's terms. */
  constructor(emit: Emit, prefix: string, carried: CarriedTerms | null) {
    this.#emit = emit;
    this.#prefix = prefix;
    this.#carried = carried;
  }

  /** Opens an account unless it is there. */
  open(account: NewAccount, on: CivilDate): void {
    if (this.#accounts.has(account.id)) return;
    const empty = { balance_fen: 0, last_sequence: 0, carried_fen: 0, carried_year: Number(on.slice(0, 4)), last_on: null };
    this.#accounts.set(account.id, { ...account, ...empty, opened_on: on, frozen_since: null, closed_on: null });
  }

  /** Balance in fen; 0 where there is no such account. */
  balanceFen(id: string): number {
    return this.#accounts.get(id)?.balance_fen ?? 0;
  }

  /** Money comes in from outside; gives the movement's id. `carried`: it is left from earlier years. */
  receive(id: string, from: OutsideAccount, amountFen: number, happening: Happening, carried = false): string {
    const transaction = this.#next();
    this.#enter(id, happening, amountFen, carried ? amountFen : 0, transaction, from);
    this.#outside(transaction, from, happening.on, -amountFen);
    return transaction;
  }

  /** Pays as much of the amount as may be taken for the purpose; gives what was paid, 0: nothing. */
  pay(id: string, to: OutsideAccount, wantedFen: number, purpose: Purpose, happening: Happening): number {
    const account = this.#turned(id, happening.on);
    const pockets = { currentFen: account.balance_fen - account.carried_fen, carriedFen: account.carried_fen };
    const amountFen = Math.min(wantedFen, payableFen(pockets, purpose, this.#carried));
    if (amountFen <= 0) return 0;
    const carriedFen = take(pockets, purpose, amountFen, this.#carried).carriedFen - pockets.carriedFen;
    const transaction = this.#next();
    this.#enter(id, happening, -amountFen, carriedFen, transaction, to);
    this.#outside(transaction, to, happening.on, amountFen);
    return amountFen;
  }

  /** Moves all of one account to another. */
  moveAll(from: string, to: string, on: CivilDate): void {
    const { balance_fen: amountFen, carried_fen: carriedFen } = this.#turned(from, on);
    if (amountFen === 0) return;
    const transaction = this.#next();
    this.#enter(from, { on, kind: 'transferOut', note: '转入新卡' }, -amountFen, 0 - carriedFen, transaction, to);
    this.#enter(to, { on, kind: 'transferIn', note: '原卡余额转入' }, amountFen, carriedFen, transaction, from);
  }

  /** From this day on the account may not be used. */
  freeze(id: string, since: CivilDate): void {
    const account = this.#accounts.get(id);
    if (account !== undefined) account.frozen_since = since;
  }

  /** Writes the accounts as they stand on the last day. */
  close(until: CivilDate): void {
    for (const id of this.#accounts.keys()) this.#emit('accounts', this.#turned(id, until));
  }

  #next(): string {
    this.#movements += 1;
    return `${this.#prefix}-${String(this.#movements).padStart(4, '0')}`;
  }

  /** The account with the turns of the years up to a day behind it. */
  #turned(id: string, on: CivilDate): AccountsTable {
    const account = this.#accounts.get(id);
    if (account === undefined) throw new Error(`no account ${id}`);
    const year = Number(on.slice(0, 4));
    if ((account.carried_year ?? year) < year) {
      const pockets = { currentFen: account.balance_fen - account.carried_fen, carriedFen: account.carried_fen };
      account.carried_fen = turnYear(pockets).carriedFen;
      account.carried_year = year;
    }
    return account;
  }

  #enter(id: string, { on, kind, note }: Happening, amountFen: number, carriedFen: number, transaction: string, counter: string): void {
    const account = this.#turned(id, on);
    if (account.last_on !== null && on < account.last_on) throw new Error(`${id}: an entry of ${on} after one of ${account.last_on}`);
    account.balance_fen += amountFen;
    account.carried_fen += carriedFen;
    account.last_sequence += 1;
    account.last_on = on;
    if (account.carried_fen < 0 || account.carried_fen > account.balance_fen) throw new Error(`${id}: a balance below zero`);
    this.#emit('ledger_entries', {
      account_id: id,
      sequence: account.last_sequence,
      on,
      kind,
      note,
      amount_fen: amountFen,
      balance_fen: account.balance_fen,
      transaction_id: transaction,
      counter_account: counter,
      carried_fen: carriedFen,
    });
  }

  #outside(transaction: string, account: OutsideAccount, on: CivilDate, amountFen: number): void {
    this.#emit('outside_entries', { transaction_id: transaction, account, on, amount_fen: amountFen });
  }
}
