/** A card from its order to its end, and the password that the host itself keeps. */
import type { Kysely } from 'kysely';
import { addColumns, from, index, mayName, must, names, table } from './columns.ts';

export const migration0003 = {
  async up(db: Kysely<unknown>): Promise<void> {
    await addColumns(db, 'cards', {
      kind: ['text', from('financial')],
      expires_on: ['text'],
      outlet_id: ['text', mayName('outlets.id')],
      collected_on: ['text'],
    });
    await addColumns(db, 'loss_reports', {
      outlet_id: ['text', mayName('outlets.id')],
      staff_id: ['text', mayName('staff.id')],
      place: ['text', from('home')],
    });
    await orders(db);
    await passwords(db);
  },
};

async function orders(db: Kysely<unknown>): Promise<void> {
  const order = {
    id: ['text', must],
    social_security_number: ['text', names('persons.social_security_number')],
    kind: ['text', must],
    city: ['text', must],
    step: ['text', must],
    since: ['text', must],
    ordered_on: ['text', must],
    due_on: ['text'],
    outlet_id: ['text', mayName('outlets.id')],
    replaces: ['text', mayName('cards.card_number')],
    card_number: ['text', mayName('cards.card_number')],
    fee_fen: ['bigint'],
  } as const;
  await table(db, 'card_orders', order, ['id']);
  await index(db, 'card_orders_of_person', 'card_orders', ['social_security_number', 'ordered_on']);
  const step = {
    order_id: ['text', names('card_orders.id')],
    sequence: ['integer', must],
    step: ['text', must],
    on: ['text', must],
    note: ['text'],
  } as const;
  await table(db, 'card_order_steps', step, ['order_id', 'sequence']);
}

async function passwords(db: Kysely<unknown>): Promise<void> {
  const password = {
    social_security_number: ['text', names('persons.social_security_number')],
    salt: ['text', must],
    check_value: ['text', must],
    tries_left: ['integer', must],
    tries_max: ['integer', must],
    changed_on: ['text'],
  } as const;
  await table(db, 'query_passwords', password, ['social_security_number']);
  await addColumns(db, 'pin_resets', { purpose: ['text', from('reset')] });
}
