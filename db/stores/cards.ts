import type { CivilDate } from '../../native/base/civil-date.ts';
import type { Subject } from '../authority/api.ts';
import type { AuthorityDatabase, CardFunctionName, CardFunctionsTable, CardsTable, FunctionStateName } from '../schema.ts';
import { keptQuery } from './kept-query.ts';

const cardInHand = keptQuery((db, given: { person: string; card: string }) =>
  db.selectFrom('cards').selectAll().where('social_security_number', '=', given.person).where('card_number', '=', given.card),
);

const newestCard = keptQuery((db, { person }: { person: string }) =>
  db
    .selectFrom('cards')
    .selectAll()
    .where('social_security_number', '=', person)
    .orderBy('issued_on', 'desc')
    .orderBy('card_number', 'desc')
    .limit(1),
);

/** The card in hand where the subject names one, otherwise the person's newest; null when it is not theirs or there is none. */
export async function findCard(db: AuthorityDatabase, subject: Subject): Promise<CardsTable | null> {
  const { socialSecurityNumber: person, cardNumber: card } = subject;
  const { rows } = await (card === undefined ? newestCard(db, { person }) : cardInHand(db, { person, card }));
  return rows[0] ?? null;
}

const lockOne = keptQuery((tx, { card }: { card: string }) =>
  tx
    .updateTable('cards')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('card_number', '=', card),
);

/** Makes every other command on the card wait until this transaction has ended: the update is the lock on either database. */
export async function lockCard(tx: AuthorityDatabase, cardNumber: string): Promise<void> {
  await lockOne(tx, { card: cardNumber });
}

const functionsOf = keptQuery((db, { card }: { card: string }) =>
  db.selectFrom('card_functions').selectAll().where('card_number', '=', card).orderBy('card_function'),
);

/** The functions as stored: a lapsed report may still stand in them. */
export async function storedFunctions(db: AuthorityDatabase, cardNumber: string): Promise<CardFunctionsTable[]> {
  return (await functionsOf(db, { card: cardNumber })).rows;
}

const moveFunction = keptQuery((tx, given: Pick<CardFunctionsTable, 'card_number' | 'card_function' | 'state' | 'since'>) =>
  tx
    .updateTable('card_functions')
    .set({ state: given.state, since: given.since })
    .where('card_number', '=', given.card_number)
    .where('card_function', '=', given.card_function),
);

/** Writes one function's state and the date since which it stands. */
export async function setFunction(
  tx: AuthorityDatabase,
  cardNumber: string,
  cardFunction: CardFunctionName,
  state: FunctionStateName,
  since: CivilDate,
): Promise<void> {
  await moveFunction(tx, { card_number: cardNumber, card_function: cardFunction, state, since });
}

/** Makes the whole card void; functions it never had stay absent. */
export async function voidCard(tx: AuthorityDatabase, cardNumber: string, since: CivilDate): Promise<void> {
  await tx
    .updateTable('card_functions')
    .set({ state: 'void', since })
    .where('card_number', '=', cardNumber)
    .where('state', 'not in', ['absent', 'void'])
    .execute();
}

/** The social-security PIN is 000000 again. */
export async function markInitialPin(tx: AuthorityDatabase, cardNumber: string, initial: boolean): Promise<void> {
  await tx
    .updateTable('cards')
    .set({ initial_pin: initial ? 1 : 0 })
    .where('card_number', '=', cardNumber)
    .execute();
}

export interface NewCard {
  readonly cardNumber: string;
  readonly owner: string;
  readonly issuingBank: string;
  readonly issuedOn: CivilDate;
  readonly expiresOn: CivilDate | null;
  readonly replaces: string | null;
  readonly outletId: string | null;
  readonly functions: readonly CardFunctionName[];
}

/** Adds a card that was made: with the first PIN, every function waiting to be collected. False when the number is taken. */
export async function addCard(tx: AuthorityDatabase, card: NewCard): Promise<boolean> {
  const added = await tx
    .insertInto('cards')
    .values({
      card_number: card.cardNumber,
      social_security_number: card.owner,
      issuing_bank: card.issuingBank,
      issued_on: card.issuedOn,
      initial_pin: 1,
      replaces: card.replaces,
      version: 0,
      kind: 'financial',
      expires_on: card.expiresOn,
      outlet_id: card.outletId,
    })
    .onConflict((conflict) => conflict.column('card_number').doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return false;
  const rows = card.functions.map((cardFunction) => ({
    card_number: card.cardNumber,
    card_function: cardFunction,
    state: 'made' as const,
    since: card.issuedOn,
  }));
  await tx.insertInto('card_functions').values(rows).execute();
  return true;
}

/** The holder has it in hand. */
export async function markCollected(tx: AuthorityDatabase, cardNumber: string, on: CivilDate): Promise<void> {
  await tx.updateTable('cards').set({ collected_on: on }).where('card_number', '=', cardNumber).execute();
}

/** The person's cards, newest first. */
export async function cardsOf(db: AuthorityDatabase, person: string): Promise<CardsTable[]> {
  return db
    .selectFrom('cards')
    .selectAll()
    .where('social_security_number', '=', person)
    .orderBy('issued_on', 'desc')
    .orderBy('card_number', 'desc')
    .execute();
}
