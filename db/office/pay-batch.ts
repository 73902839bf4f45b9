/** Payments from accounts as a settlement lists them: each once, each with its entry in the audit trail. */
import { z } from 'zod';
import type { CivilDate } from '../../native/base/civil-date.ts';
import { maskIdentityNumber } from '../../native/base/mask.ts';
import type { Pack } from '../rules/pack-schema.ts';
import type { AuthorityDatabase } from '../schema.ts';
import { lockAccount } from '../stores/accounts.ts';
import { placesInsured } from '../stores/office-work.ts';
import { inTransaction } from '../transaction.ts';
import { noteOffice } from './officer.ts';
import { poolOf } from './pools.ts';
import { payIn, type PaymentOutcome } from './spend.ts';

const paymentSchema = z.strictObject({
  /** The payer's own number of it: a repeat pays nothing more. */
  transactionId: z.string().regex(/^[0-9A-Za-z._-]{1,64}$/),
  accountId: z.string().min(1).max(64),
  purpose: z.enum(['outpatient', 'selfPaidInpatient', 'ownExpense', 'fitnessOrInsurance', 'premium']),
  kind: z.enum(['use', 'familySharing', 'premiumWithheld', 'withdrawal', 'transferOut']),
  note: z.string().min(1).max(60),
  amountFen: z.int().min(1),
  to: z.enum(['provider', 'insurer', 'person', 'bank', 'pool', 'fund']),
});

/** A settlement file: a JSON array, each number once. */
export const paymentsSchema = z
  .array(paymentSchema)
  .min(1)
  .max(100_000)
  .refine((all) => new Set(all.map((one) => one.transactionId)).size === all.length, 'a transactionId stands twice');
type ListedPayment = z.infer<typeof paymentSchema>;

/** `otherCity`: its owner is not insured in this city. */
type ListedOutcome = PaymentOutcome | 'otherCity';

export interface PayBatch {
  readonly payments: readonly ListedPayment[];
  readonly pack: Pack;
  /** The day on which all of it is paid. */
  readonly on: CivilDate;
  readonly staff: string;
  readonly nowMs: number;
  /** Ends the batch before the next payment. */
  readonly signal: AbortSignal;
}

export interface PaidLine {
  readonly transactionId: string;
  readonly outcome: ListedOutcome;
  readonly amountFen: number;
}

/** Pays one after the other, each in a transaction of its own. What the signal left out is not in the answer: a repeat of the list pays it. */
export async function payAll(db: AuthorityDatabase, batch: PayBatch): Promise<readonly PaidLine[]> {
  const lines: PaidLine[] = [];
  for (const payment of batch.payments) {
    if (batch.signal.aborted) break;
    lines.push(lineOf(payment, await inTransaction(db, (tx) => payNoted(tx, batch, payment))));
  }
  return lines;
}

class TakenBack extends Error {}

/** What `payAll` would come to now: all of it is done in one transaction, which is taken back. */
export async function planPayments(db: AuthorityDatabase, batch: PayBatch): Promise<readonly PaidLine[]> {
  let lines: PaidLine[] = [];
  const work = inTransaction(db, async (tx) => {
    lines = [];
    for (const payment of batch.payments) lines.push(lineOf(payment, await payNoted(tx, batch, payment)));
    throw new TakenBack();
  });
  await work.catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  return lines;
}

function lineOf({ transactionId, amountFen }: ListedPayment, outcome: ListedOutcome): PaidLine {
  return { transactionId, outcome, amountFen };
}

async function payNoted(tx: AuthorityDatabase, batch: PayBatch, payment: ListedPayment): Promise<ListedOutcome> {
  const { pack, staff, nowMs } = batch;
  const account = await lockAccount(tx, payment.accountId);
  const outcome = account === null ? 'noAccount' : await payFrom(tx, batch, payment, account);
  await noteOffice(tx, {
    command: 'office.pay',
    subject: account === null ? pack.city : maskIdentityNumber(account.social_security_number),
    key: payment.transactionId,
    outcome: outcome === 'paid' ? 'done' : outcome,
    staff,
    nowMs,
  });
  return outcome;
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockAccount>>>;

async function payFrom(tx: AuthorityDatabase, { pack, on }: PayBatch, payment: ListedPayment, account: Locked): Promise<ListedOutcome> {
  const owner = account.social_security_number;
  const place = (await placesInsured(tx, [owner])).get(owner);
  if (place === undefined || poolOf(place, pack.city) === null) return 'otherCity';
  return payIn(tx, { ...payment, on, pack });
}
