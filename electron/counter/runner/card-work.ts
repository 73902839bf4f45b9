/** What only a counter does with a card: a record on it written anew, an application or the whole card blocked. Both are journalled writes. */
import type { Fault } from '../../../native/base/fault.ts';
import type { Result } from '../../../native/base/result.ts';
import type { CounterAsk } from '../effects.ts';
import { CARD_ITEMS } from '../services.ts';
import type { CustomerDesk } from './customer-desk.ts';
import type { Actor } from './tools.ts';

type AskOf<Name extends CounterAsk['ask']> = Extract<CounterAsk, { ask: Name }>;

export async function updateCard(desk: CustomerDesk, { item, value, key }: AskOf<'updateCard'>): Promise<Result<void, Fault>> {
  const card = desk.card();
  if (!card.ok) return card;
  const { application, file, tag } = CARD_ITEMS[item];
  const writing = card.value.socialSecurity.noting({ idempotencyKey: key, facts: { item } });
  return writing.writeItems({ application, file }, [{ tag, value }]);
}

/** For ever. A clerk stands behind it, and a second person. */
export async function blockCard(
  desk: CustomerDesk,
  { scope, reason, key }: AskOf<'blockCard'>,
  actor: Actor | null,
): Promise<Result<void, Fault>> {
  const card = desk.card();
  if (!card.ok) return card;
  if (actor?.approval === undefined) throw new Error('a card is blocked by two people');
  const writing = card.value.socialSecurity.noting({ idempotencyKey: key, facts: { reason } });
  const capability = { clerk: actor.staff };
  return scope === 'card' ? writing.blockCard(capability) : writing.blockApplication(capability);
}
