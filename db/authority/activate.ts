/** Activation of a function of a new card; the social-security function takes the old card's money with it. */
import { maskCardNumber } from '../../native/base/mask.ts';
import { functionMay } from '../machines/card-function.ts';
import { cardAccountId, ensureAccount, lockAccount } from '../stores/accounts.ts';
import { lockCard, setFunction, voidCard } from '../stores/cards.ts';
import { post } from '../stores/ledger.ts';
import type { CommandOf } from './api.ts';
import { bankSideOf } from './bank-side.ts';
import { changed, permission, refused, target, type CommandContext, type HandlerResult } from './context.ts';
import { refuse } from './refusals.ts';

/** Sets the function active. For the social-security function the balance of the card it replaces moves here, and that card becomes void. */
export async function activate(context: CommandContext, command: CommandOf<'activate'>): Promise<HandlerResult> {
  const named = target(context, command.cardFunction);
  const answer = permission(context, command, 'activateFunction', named);
  if ('refusal' in answer) return refused(answer.refusal);
  if (!functionMay(named.state, 'activate')) return refused(refuse('wrongState'));
  const { card } = context.standing;
  await setFunction(context.tx, card.card_number, named.cardFunction, 'active', context.today);
  const moves = named.cardFunction === 'socialSecurity';
  const moved = moves && card.replaces !== null ? await takeOver(context, card.replaces) : null;
  const functions = [{ cardFunction: named.cardFunction, state: 'active' as const }];
  const voided = moves && card.replaces !== null ? { voidedCard: maskCardNumber(card.replaces) } : {};
  return changed({ functions, movedBalanceFen: moved, ...voided, ...(await bankSideOf(context, functions, 'activate')) });
}

/** Moves the old card's balance in one movement of two entries and makes the old card void; gives the fen moved, null for none. */
export async function takeOver(context: CommandContext, oldCard: string): Promise<number | null> {
  const { tx, today, standing } = context;
  const { card } = standing;
  // After the new card, always: nobody takes them the other way round.
  await lockCard(tx, oldCard);
  await voidCard(tx, oldCard, today);
  const from = await lockAccount(tx, cardAccountId(oldCard));
  const to = cardAccountId(card.card_number);
  if (from === null) return null;
  const account = { id: to, social_security_number: card.social_security_number, kind: 'card' as const, card_number: card.card_number };
  await ensureAccount(tx, account, today);
  const { balance_fen: amountFen, carried_fen: carriedFen } = from;
  if (amountFen === 0) return null;
  await post(tx, {
    transactionId: await context.receiptNumber(),
    on: today,
    outside: null,
    legs: [
      { accountId: from.id, kind: 'transferOut', note: '转入新卡', amountFen: -amountFen, carriedFen: 0 - carriedFen },
      { accountId: to, kind: 'transferIn', note: '原卡余额转入', amountFen, carriedFen },
    ],
  });
  return amountFen;
}
