/** Card orders and their steps. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import type { OrderStep } from '../machines/card-order.ts';
import type { AuthorityDatabase, CardOrdersTable } from '../schema.ts';

/** Steps after which nothing is open. */
const ENDED: readonly OrderStep[] = ['collected', 'cancelled'];

export async function findOrder(db: AuthorityDatabase, id: string): Promise<CardOrdersTable | null> {
  return (await db.selectFrom('card_orders').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The person's orders, newest first. */
export async function ordersOf(db: AuthorityDatabase, person: string): Promise<CardOrdersTable[]> {
  return db
    .selectFrom('card_orders')
    .selectAll()
    .where('social_security_number', '=', person)
    .orderBy('ordered_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Open orders of a city, oldest first; of an outlet: those to be collected there, and those that name none. */
export async function openOrders(db: AuthorityDatabase, city: CardOrdersTable['city'], outletId: string | null) {
  const open = db
    .selectFrom('card_orders')
    .innerJoin('persons', 'persons.social_security_number', 'card_orders.social_security_number')
    .select(['id', 'kind', 'step', 'ordered_on', 'due_on', 'persons.name as holder'])
    .where('city', '=', city)
    .where('step', 'not in', ENDED);
  const own = outletId === null ? open : open.where((eb) => eb.or([eb('outlet_id', '=', outletId), eb('outlet_id', 'is', null)]));
  return own.orderBy('ordered_on').orderBy('id').execute();
}

/** Whether a card of the person is being made. */
export async function hasOpenOrder(db: AuthorityDatabase, person: string): Promise<boolean> {
  return (await ordersOf(db, person)).some((order) => !ENDED.includes(order.step));
}

export async function stepsOf(db: AuthorityDatabase, order: string): Promise<{ step: OrderStep; on: CivilDate; note: string | null }[]> {
  return db.selectFrom('card_order_steps').select(['step', 'on', 'note']).where('order_id', '=', order).orderBy('sequence').execute();
}

/** Opens an order at its first step. */
export async function openOrder(tx: AuthorityDatabase, order: CardOrdersTable): Promise<void> {
  await tx.insertInto('card_orders').values(order).execute();
  await tx
    .insertInto('card_order_steps')
    .values({ order_id: order.id, sequence: 1, step: order.step, on: order.since, note: null })
    .execute();
}

/** Moves an order from the step it was read at; false where somebody else has moved it meanwhile. */
export async function moveOrder(
  tx: AuthorityDatabase,
  order: Pick<CardOrdersTable, 'id' | 'step'>,
  to: OrderStep,
  on: CivilDate,
  more: { readonly note?: string | undefined; readonly cardNumber?: string | undefined; readonly outletId?: string | null },
): Promise<boolean> {
  const { note = null, cardNumber, outletId } = more;
  const moved = await tx
    .updateTable('card_orders')
    .set({
      step: to,
      since: on,
      ...(cardNumber === undefined ? {} : { card_number: cardNumber }),
      ...(outletId === undefined || outletId === null ? {} : { outlet_id: outletId }),
    })
    .where('id', '=', order.id)
    .where('step', '=', order.step)
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) return false;
  const steps = await stepsOf(tx, order.id);
  await tx
    .insertInto('card_order_steps')
    .values({ order_id: order.id, sequence: steps.length + 1, step: to, on, note })
    .execute();
  return true;
}
