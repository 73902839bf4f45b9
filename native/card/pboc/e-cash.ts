/** E-cash (JR/T 0025.13): money that stands on the card itself. */
import { ok, type Result } from '../../base/result.ts';
import type { BankCardFault, ECash } from '../../ports/bank-card.ts';
import type { CardChannel } from '../session.ts';
import { refuse } from './faults.ts';
import { readData } from './get-data.ts';
import { decodeAmountFen } from './numbers.ts';
import { E_CASH_AID, TAG } from './tags.ts';
import { selectApplication, type Visit } from './visit.ts';

type Amount = Result<number | null, BankCardFault>;

/** The balance in fen of the account application's e-cash, or of the e-cash application; `null`: the card has neither. */
export async function readBalance(card: CardChannel, visit: Visit): Promise<Amount> {
  const account = await visit.select(card);
  if (!account.ok && account.error.code !== 'pboc.notABankCard') return account;
  const balance = account.ok ? await readAmount(card, TAG.eCashBalance) : ok(null);
  if (!balance.ok || balance.value !== null) return balance;
  const wallet = await selectApplication(card, E_CASH_AID);
  if (!wallet.ok || wallet.value === null) return wallet.ok ? ok(null) : wallet;
  return readAmount(card, TAG.eCashBalance);
}

/** Balance and limits; `null` where the card has no e-cash. A limit that the card does not tell is `null`. */
export async function readECash(card: CardChannel, visit: Visit): Promise<Result<ECash | null, BankCardFault>> {
  const balance = await readBalance(card, visit);
  if (!balance.ok) return balance;
  if (balance.value === null) return ok(null);
  const limits: (number | null)[] = [];
  for (const tag of [TAG.eCashBalanceLimit, TAG.eCashTransactionLimit, TAG.eCashResetThreshold]) {
    const limit = await readAmount(card, tag);
    if (!limit.ok) return limit;
    limits.push(limit.value);
  }
  const [balanceLimitFen = null, transactionLimitFen = null, resetThresholdFen = null] = limits;
  return ok({ balanceFen: balance.value, balanceLimitFen, transactionLimitFen, resetThresholdFen });
}

async function readAmount(card: CardChannel, tag: number): Promise<Amount> {
  const value = await readData(card, tag);
  if (!value.ok || value.value === null) return value.ok ? ok(null) : value;
  const amount = decodeAmountFen(value.value);
  return amount.ok ? amount : refuse('pboc.malformed', `${tag.toString(16).toUpperCase()}: ${amount.error}`);
}
