/** Leave for the reset of a social-security PIN on the card, and the record of what became of it. */
import { markInitialPin, setFunction } from '../stores/cards.ts';
import { closeReset, findReset, openReset } from '../stores/pin-resets.ts';
import type { AuthorityCommand } from './api.ts';
import { changed, permission, refuse, refused, target, type CommandContext, type HandlerResult } from './context.ts';

type Authorise = Extract<AuthorityCommand, { command: 'authorisePinReset' }>;
type RecordReset = Extract<AuthorityCommand, { command: 'recordPinReset' }>;

/** Gives leave for one reset; the receipt number is the authorisation that `recordPinReset` names. */
export async function authorisePinReset(context: CommandContext, command: Authorise): Promise<HandlerResult> {
  const answer = permission(context, command, 'resetSocialSecurityPin', target(context, 'socialSecurity'));
  if ('refusal' in answer) return refused(answer.refusal);
  await openReset(context.tx, {
    authorisation: await context.receiptNumber(),
    card_number: context.standing.card.card_number,
    terminal_id: command.terminal.id,
    authorised_at_ms: context.nowMs,
    purpose: 'reset',
  });
  return changed({ functions: [] });
}

/** Closes a leave. `unknown` keeps it open: the card is asked later and the true result recorded then. Done: the PIN is 000000 again. */
export async function recordPinReset(context: CommandContext, command: RecordReset): Promise<HandlerResult> {
  const { tx, standing, today, nowMs } = context;
  const cardNumber = standing.card.card_number;
  const reset = await findReset(tx, command.authorisation);
  if (reset?.card_number !== cardNumber || reset.terminal_id !== command.terminal.id) return refused(refuse('unknownAuthorisation'));
  if (reset.result === 'done' || reset.result === 'failed') return refused(refuse('wrongState'));
  await closeReset(tx, reset.authorisation, command.result, nowMs);
  if (command.result !== 'done') return changed({ functions: [] });
  await markInitialPin(tx, cardNumber);
  if (target(context, 'socialSecurity').state !== 'locked') return changed({ functions: [] });
  await setFunction(tx, cardNumber, 'socialSecurity', 'active', today);
  return changed({ functions: [{ cardFunction: 'socialSecurity', state: 'active' }] });
}
