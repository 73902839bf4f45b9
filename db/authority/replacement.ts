/** A new card in place of one that is there: lost, spoilt, or with wrong data. */
import type { CommandOf } from './api.ts';
import { bankSideOf } from './bank-side.ts';
import { permission, refused, target, type CommandContext, type HandlerResult } from './context.ts';
import { linkedWith, loseForGood } from './loss.ts';
import { placeOrder } from './orders.ts';
import { refuse } from './refusals.ts';

const SERVICES = { replacement: 'replacement', exchange: 'exchangeCard', instant: 'instantCard', first: 'applyForCard' } as const;

/**
 * Orders it. Where a city takes loss and replacement in one (S2 has them apart), a card that is not yet formally lost becomes so with the
 * order: two cards must never work side by side.
 */
export async function orderInPlace(context: CommandContext, command: CommandOf<'orderCard'>): Promise<HandlerResult> {
  const named = target(context, 'socialSecurity');
  const lost = named.state === 'formallyLost';
  if (command.kind === 'first' && named.state !== 'void' && named.state !== 'expired') return refused(refuse('wrongState', ONE_CARD));
  const circumstances = lost ? (['afterLoss'] as const) : [];
  const asked = { ...context, circumstances: [...context.circumstances, ...circumstances] };
  const answer = permission(asked, command, SERVICES[command.kind], named);
  if ('refusal' in answer) return refused(answer.refusal);
  const placed = await placeOrder(context, command, answer.allowed, context.standing.card.card_number);
  if (placed.result === 'refused' || command.kind !== 'replacement' || lost) return placed;
  const functions = await loseForGood(context, linkedWith(context, ['socialSecurity', 'bank'], 'reportFormal'));
  return { ...placed, change: { ...placed.change, functions, ...(await bankSideOf(context, functions, 'release')) } };
}

const ONE_CARD = { zh: '一人一卡，您已有社保卡。', en: 'One person has one card, and you have one.' };
