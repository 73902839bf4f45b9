/** Leave for the reset or unlocking of a social-security PIN on the card, and the record of what became of it. */
import { functionMay } from '../machines/card-function.ts';
import { markInitialPin, setFunction } from '../stores/cards.ts';
import { closeReset, findReset, openReset, wasResetAfter } from '../stores/pin-resets.ts';
import type { CommandOf } from './api.ts';
import { changed, permission, refused, target, type CommandContext, type HandlerResult } from './context.ts';
import { refuse } from './refusals.ts';
import type { StandingFunction } from './standing.ts';

/** Gives leave for one reset or unlock; the receipt number is the authorisation that `recordPinReset` names. */
export async function authorisePinReset(context: CommandContext, command: CommandOf<'authorisePinReset'>): Promise<HandlerResult> {
  const { service = 'resetSocialSecurityPin' } = command;
  const answer = permission(context, command, service, served(service, target(context, 'socialSecurity')));
  if ('refusal' in answer) return refused(answer.refusal);
  await openReset(context.tx, {
    authorisation: await context.receiptNumber(),
    card_number: context.standing.card.card_number,
    terminal_id: command.terminal.id,
    authorised_at_ms: context.nowMs,
    purpose: service === 'unlockSocialSecurityPin' ? 'unlock' : 'reset',
  });
  return changed({ functions: [] });
}

/** Wrong tries are counted on the card, so an unlock is decided as for a locked PIN whatever the records say of it. */
function served(service: string, standing: StandingFunction): StandingFunction {
  const open = standing.state === 'active' || standing.state === 'notActivated';
  return service === 'unlockSocialSecurityPin' && open ? { ...standing, state: 'locked' } : standing;
}

/** Closes a leave. `unknown` keeps it open: the card is asked later and the true result recorded then. A reset makes the PIN 000000 again. */
export async function recordPinReset(context: CommandContext, command: CommandOf<'recordPinReset'>): Promise<HandlerResult> {
  const { tx, standing, today, nowMs } = context;
  const cardNumber = standing.card.card_number;
  const reset = await findReset(tx, command.authorisation);
  if (reset?.card_number !== cardNumber || reset.terminal_id !== command.terminal.id) return refused(refuse('unknownAuthorisation'));
  if (reset.result === 'done' || reset.result === 'failed') return refused(refuse('wrongState'));
  await closeReset(tx, reset.authorisation, command.result, nowMs);
  if (command.result !== 'done') return changed({ functions: [] });
  if (reset.purpose === 'reset') await markInitialPin(tx, cardNumber, true);
  if (!functionMay(target(context, 'socialSecurity').state, 'unlock')) return changed({ functions: [] });
  await setFunction(tx, cardNumber, 'socialSecurity', 'active', today);
  return changed({ functions: [{ cardFunction: 'socialSecurity', state: 'active' }] });
}

/**
 * The card has taken the change already: the rules, which the terminal asked before, have nothing to forbid any more. What is recorded is that its
 * PIN is no longer the initial one, unless a reset after the change has made it so again: the record may have waited in the terminal.
 */
export async function recordPinChange(
  { tx, standing, nowMs }: CommandContext,
  command: CommandOf<'recordPinChange'>,
): Promise<HandlerResult> {
  const cardNumber = standing.card.card_number;
  if (await wasResetAfter(tx, cardNumber, command.atMs ?? nowMs)) return changed({ functions: [] });
  await markInitialPin(tx, cardNumber, false);
  return changed({ functions: [] });
}
