/** Which handler a command goes to: those about a card lock and read it first, the others are about the person. */
import { unreachable } from '../../native/base/result.ts';
import { findCard } from '../stores/cards.ts';
import { activate } from './activate.ts';
import type { AuthorityCommand, CommandOf } from './api.ts';
import { refused, type CommandContext, type HandlerResult, type PersonContext } from './context.ts';
import { decideCorrection, requestCorrection } from './corrections.ts';
import { bindFamily, unbindFamily } from './family.ts';
import { liftLossElsewhere, reportLossElsewhere } from './loss-elsewhere.ts';
import { liftLoss, reportFormalLoss, reportLoss } from './loss.ts';
import { beginCardMaking, recordCardHandOver } from './card-making.ts';
import { advanceOrder, collectCard, orderFirstCard } from './orders.ts';
import { authorisePinReset, recordPinChange, recordPinReset } from './pin-reset.ts';
import { changeQueryPassword, checkQueryPassword } from './query-password.ts';
import { cancelReferral, fileReferral } from './referrals.ts';
import { refuse } from './refusals.ts';
import { orderInPlace } from './replacement.ts';
import { lockedStanding } from './standing.ts';

/** Carries the command out in the person's context. */
export function handle(context: PersonContext, command: AuthorityCommand): Promise<HandlerResult> {
  switch (command.command) {
    case 'reportLoss':
    case 'liftLoss':
    case 'reportFormalLoss':
    case 'reportLossElsewhere':
    case 'liftLossElsewhere':
      return onCard(context, command, handleLoss);
    case 'activate':
      return onCard(context, command, activate);
    case 'authorisePinReset':
      return onCard(context, command, authorisePinReset);
    case 'recordPinReset':
      return onCard(context, command, recordPinReset);
    case 'recordPinChange':
      return onCard(context, command, recordPinChange);
    case 'orderCard':
    case 'advanceOrder':
    case 'collectCard':
    case 'beginCardMaking':
    case 'recordCardHandOver':
      return handleOrder(context, command);
    case 'checkQueryPassword':
      return checkQueryPassword(context, command);
    case 'changeQueryPassword':
      return changeQueryPassword(context, command);
    case 'bindFamily':
      return bindFamily(context, command);
    case 'unbindFamily':
      return unbindFamily(context, command);
    case 'fileReferral':
    case 'cancelReferral':
    case 'requestCorrection':
    case 'decideCorrection':
      return handleFiled(context, command);
    default:
      return unreachable(command);
  }
}

type Order = CommandOf<'orderCard' | 'advanceOrder' | 'collectCard' | 'beginCardMaking' | 'recordCardHandOver'>;

/** The way of a card from its order to the hand. */
function handleOrder(context: PersonContext, command: Order): Promise<HandlerResult> {
  switch (command.command) {
    case 'orderCard':
      return orderCard(context, command);
    case 'advanceOrder':
      return advanceOrder(context, command);
    case 'collectCard':
      return collectCard(context, command);
    case 'beginCardMaking':
      return beginCardMaking(context, command);
    case 'recordCardHandOver':
      return recordCardHandOver(context, command);
    default:
      return unreachable(command);
  }
}

type Filed = CommandOf<'fileReferral' | 'cancelReferral' | 'requestCorrection' | 'decideCorrection'>;

/** What a person hands in and an office keeps. */
function handleFiled(context: PersonContext, command: Filed): Promise<HandlerResult> {
  switch (command.command) {
    case 'fileReferral':
      return fileReferral(context, command);
    case 'cancelReferral':
      return cancelReferral(context, command);
    case 'requestCorrection':
      return requestCorrection(context, command);
    case 'decideCorrection':
      return decideCorrection(context, command);
    default:
      return unreachable(command);
  }
}

type LossCommand = CommandOf<'reportLoss' | 'liftLoss' | 'reportFormalLoss' | 'reportLossElsewhere' | 'liftLossElsewhere'>;

function handleLoss(context: CommandContext, command: LossCommand): Promise<HandlerResult> {
  switch (command.command) {
    case 'reportLoss':
      return reportLoss(context, command);
    case 'liftLoss':
      return liftLoss(context, command);
    case 'reportFormalLoss':
      return reportFormalLoss(context, command);
    case 'reportLossElsewhere':
      return reportLossElsewhere(context, command);
    case 'liftLossElsewhere':
      return liftLossElsewhere(context, command);
    default:
      return unreachable(command);
  }
}

type OnCard<C> = (context: CommandContext, command: C) => Promise<HandlerResult>;

async function onCard<C extends AuthorityCommand>(context: PersonContext, command: C, handler: OnCard<C>): Promise<HandlerResult> {
  const found = await findCard(context.tx, command.subject);
  if (found === null) return refused(refuse('unknownCard'));
  return handler({ ...context, standing: await lockedStanding(context.tx, found, context.today) }, command);
}

/** Who has a card gets one in its place; who has none, the first. */
async function orderCard(context: PersonContext, command: CommandOf<'orderCard'>): Promise<HandlerResult> {
  const found = await findCard(context.tx, command.subject);
  return found === null ? orderFirstCard(context, command) : onCard(context, command, orderInPlace);
}
