/**
 * An issuer of bank cards: PINs with a try counter, loss, activation, names. Embedded in a lone terminal and behind the simulated
 * bank host. Every question is one transaction; a repeat under its key gives the first answer and changes nothing.
 */
import { bodyFingerprint, nameFingerprint, panFingerprint, pinFingerprint } from './fingerprints.ts';
import { judgeChange, judgePin, type ChangeAnswer, type ChangeCommand, type PinAnswer } from './pin-records.ts';
import type { BankCardsTable, BankDatabase } from './schema.ts';

export interface IssuerParts {
  /** A database that `migrateBank` has brought up to date. */
  readonly db: BankDatabase;
  readonly nowMs: () => number;
  /** The issuer's own secret for fingerprints, 32 bytes; lost, all records are lost. */
  readonly secret: Uint8Array;
}

/** Another request came under the same key before. */
export interface KeyReused {
  readonly answer: 'keyReused';
}

export interface Issuer {
  /** `null`: no such card. */
  pinState(pan: string): Promise<{ readonly triesLeft: number; readonly locked: boolean } | null>;
  /** `digits` one a byte; the caller wipes them. `format` belongs to what a repeat must repeat. */
  checkPin(check: {
    readonly idempotencyKey: string;
    readonly pan: string;
    readonly format: string;
    readonly digits: Uint8Array;
  }): Promise<PinAnswer | KeyReused>;
  change(order: {
    readonly idempotencyKey: string;
    readonly pan: string;
    readonly command: ChangeCommand;
  }): Promise<ChangeAnswer | KeyReused>;
  /** What became of a change; `null`: it never came. */
  outcomeOf(idempotencyKey: string): Promise<ChangeAnswer | null>;
  checkName(pan: string, name: string): Promise<'matches' | 'differs' | 'unknownCard'>;
}

/** The issuer over its records. */
export function createIssuer(parts: IssuerParts): Issuer {
  const { db, secret } = parts;
  return {
    pinState: async (pan) => {
      const card = await findCard(db, panFingerprint(secret, pan));
      return card === null ? null : { triesLeft: card.tries_left, locked: card.tries_left === 0 };
    },
    checkPin: ({ idempotencyKey, pan, format, digits }) => {
      const right = pinFingerprint(secret, pan, digits);
      return once(parts, { idempotencyKey, body: bodyFingerprint(secret, pan, format, digits) }, async (tx) => {
        const panHash = panFingerprint(secret, pan);
        const card = await findCard(tx, panHash);
        const { answer, triesLeft } = judgePin(card, card?.pin_check === right);
        if (triesLeft !== null) await tx.updateTable('bank_cards').set({ tries_left: triesLeft }).where('pan_hash', '=', panHash).execute();
        return answer;
      });
    },
    change: ({ idempotencyKey, pan, command }) => {
      const body = bodyFingerprint(secret, pan, command, new Uint8Array());
      return once(parts, { idempotencyKey, body }, (tx) => change(tx, panFingerprint(secret, pan), command));
    },
    outcomeOf: async (idempotencyKey) => {
      const first = await db.selectFrom('bank_requests').select('outcome').where('idempotency_key', '=', idempotencyKey).executeTakeFirst();
      const answer = first === undefined ? null : (JSON.parse(first.outcome) as ChangeAnswer | PinAnswer);
      return answer !== null && 'outcome' in answer ? answer : null;
    },
    checkName: async (pan, name) => {
      const card = await findCard(db, panFingerprint(secret, pan));
      if (card === null) return 'unknownCard';
      return card.name_check === nameFingerprint(secret, pan, name) ? 'matches' : 'differs';
    },
  };
}

async function change(tx: BankDatabase, panHash: string, command: ChangeCommand): Promise<ChangeAnswer> {
  const judged = judgeChange(await findCard(tx, panHash), command);
  if (typeof judged === 'string') return { outcome: 'refused', reason: judged };
  await tx.updateTable('bank_cards').set(judged).where('pan_hash', '=', panHash).execute();
  const { count } = await tx
    .selectFrom('bank_requests')
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return { outcome: 'done', receiptNumber: `B${String(count).padStart(8, '0')}` };
}

/** Answers a request once: claims its key first, so that two at once cannot both be carried out. */
async function once<A>(
  { db, nowMs }: IssuerParts,
  request: { readonly idempotencyKey: string; readonly body: string },
  carryOut: (tx: BankDatabase) => Promise<A>,
): Promise<A | KeyReused> {
  return db.transaction().execute(async (tx) => {
    const claimed = await tx
      .insertInto('bank_requests')
      .values({ idempotency_key: request.idempotencyKey, body_hash: request.body, received_at_ms: nowMs(), outcome: '' })
      .onConflict((conflict) => conflict.column('idempotency_key').doNothing())
      .executeTakeFirst();
    const mine = tx.selectFrom('bank_requests').selectAll().where('idempotency_key', '=', request.idempotencyKey);
    if (claimed.numInsertedOrUpdatedRows !== 1n) {
      const first = await mine.executeTakeFirstOrThrow();
      return first.body_hash === request.body ? (JSON.parse(first.outcome) as A) : { answer: 'keyReused' };
    }
    const answer = await carryOut(tx);
    await tx
      .updateTable('bank_requests')
      .set({ outcome: JSON.stringify(answer) })
      .where('idempotency_key', '=', request.idempotencyKey)
      .execute();
    return answer;
  });
}

async function findCard(db: BankDatabase, panHash: string): Promise<BankCardsTable | null> {
  return (await db.selectFrom('bank_cards').selectAll().where('pan_hash', '=', panHash).executeTakeFirst()) ?? null;
}

/** A card as the simulated bank is told of it. */
export interface BankSeed {
  readonly pan: string;
  readonly pin: string;
  readonly triesLeft: number;
  readonly triesMax: number;
  readonly lost: boolean;
  /** Absent: yes. */
  readonly active?: boolean;
  /** Absent: the bank does not know it, and no name matches. */
  readonly name?: string;
}

/** Adds the cards that the issuer does not know yet; gives how many. Cards that are there keep their PIN and tries. */
export async function ensureBankSeeded(db: BankDatabase, secret: Uint8Array, cards: readonly BankSeed[]): Promise<number> {
  let added = 0;
  for (const { pan, pin, triesLeft, triesMax, lost, active, name } of cards) {
    const row: BankCardsTable = {
      pan_hash: panFingerprint(secret, pan),
      pin_check: pinFingerprint(secret, pan, Uint8Array.from(pin, Number)),
      tries_left: triesLeft,
      tries_max: triesMax,
      lost: lost ? 1 : 0,
      active: active === false ? 0 : 1,
      name_check: name === undefined ? null : nameFingerprint(secret, pan, name),
    };
    const inserted = await db
      .insertInto('bank_cards')
      .values(row)
      .onConflict((conflict) => conflict.column('pan_hash').doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 1n) added += 1;
  }
  return added;
}
