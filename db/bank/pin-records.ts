/** The embedded bank's records of PINs: one PIN check is one transaction, whatever happens around it. */
import type { BankCardsTable, BankDatabase } from './schema.ts';

/** What the records say to a PIN check. `triesLeft` after it. */
export type PinAnswer =
  | { readonly answer: 'correct' }
  | { readonly answer: 'wrong'; readonly triesLeft: number }
  | { readonly answer: 'locked' }
  | { readonly answer: 'unknownCard' }
  | { readonly answer: 'lost' };

export interface PinCheck {
  readonly idempotencyKey: string;
  /** Keyed fingerprint of everything that was asked. */
  readonly bodyHash: string;
  readonly panHash: string;
  readonly pinCheck: string;
  readonly nowMs: number;
}

/** Checks a PIN once: a repeat under the same key gives the first answer and spends nothing; `keyReused` for another body. */
export async function checkPinOnce(db: BankDatabase, check: PinCheck): Promise<PinAnswer | { readonly answer: 'keyReused' }> {
  return db.transaction().execute(async (tx) => {
    const claimed = await tx
      .insertInto('bank_requests')
      .values({ idempotency_key: check.idempotencyKey, body_hash: check.bodyHash, received_at_ms: check.nowMs, outcome: '' })
      .onConflict((conflict) => conflict.column('idempotency_key').doNothing())
      .executeTakeFirst();
    if (claimed.numInsertedOrUpdatedRows !== 1n) {
      const first = await tx
        .selectFrom('bank_requests')
        .selectAll()
        .where('idempotency_key', '=', check.idempotencyKey)
        .executeTakeFirstOrThrow();
      return first.body_hash === check.bodyHash ? (JSON.parse(first.outcome) as PinAnswer) : { answer: 'keyReused' };
    }
    const answer = await spendTry(tx, check);
    await tx
      .updateTable('bank_requests')
      .set({ outcome: JSON.stringify(answer) })
      .where('idempotency_key', '=', check.idempotencyKey)
      .execute();
    return answer;
  });
}

async function spendTry(tx: BankDatabase, check: PinCheck): Promise<PinAnswer> {
  const card = await findBankCard(tx, check.panHash);
  if (card === null) return { answer: 'unknownCard' };
  if (card.lost === 1) return { answer: 'lost' };
  if (card.tries_left === 0) return { answer: 'locked' };
  const right = card.pin_check === check.pinCheck;
  const triesLeft = right ? card.tries_max : card.tries_left - 1;
  await tx.updateTable('bank_cards').set({ tries_left: triesLeft }).where('pan_hash', '=', check.panHash).execute();
  if (right) return { answer: 'correct' };
  return triesLeft === 0 ? { answer: 'locked' } : { answer: 'wrong', triesLeft };
}

/** The card behind a fingerprint of its number, or null. */
export async function findBankCard(db: BankDatabase, panHash: string): Promise<BankCardsTable | null> {
  return (await db.selectFrom('bank_cards').selectAll().where('pan_hash', '=', panHash).executeTakeFirst()) ?? null;
}

/** Adds a card unless it is there. */
export async function ensureBankCard(db: BankDatabase, card: BankCardsTable): Promise<boolean> {
  const result = await db
    .insertInto('bank_cards')
    .values(card)
    .onConflict((conflict) => conflict.column('pan_hash').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}
