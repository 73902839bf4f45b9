/** Temporary loss and its lifting. Which functions go together and when a report lapses comes from the city's pack. */
import { addDays } from '../../native/base/civil-date.ts';
import type { CardFunctionName, FunctionStateName } from '../schema.ts';
import { setFunction } from '../stores/cards.ts';
import { endReport, fileReport } from '../stores/loss-reports.ts';
import type { AuthorityCommand } from './api.ts';
import { changed, permission, refuse, refused, target, type CommandContext, type HandlerResult } from './context.ts';
import { stateBefore, type StandingFunction } from './standing.ts';

type ReportLoss = Extract<AuthorityCommand, { command: 'reportLoss' }>;
type LiftLoss = Extract<AuthorityCommand, { command: 'liftLoss' }>;

/** States in which a linked function is frozen along; what is lost, void or absent stays as it is. */
const FREEZABLE: readonly FunctionStateName[] = ['active', 'notActivated', 'locked'];

/** Freezes the function and those the pack links with it; the receipt number becomes the report's id. */
export async function reportLoss(context: CommandContext, command: ReportLoss): Promise<HandlerResult> {
  const { tx, today } = context;
  const named = target(context, command.cardFunction);
  const answer = permission(context, command, 'temporaryLoss', named);
  if ('refusal' in answer) return refused(answer.refusal);
  const { lapsesAfterDays, linkedFunctions } = answer.allowed;
  const linked = linkedFunctions.map((one) => target(context, one)).filter((one) => FREEZABLE.includes(one.state));
  const frozen: readonly StandingFunction[] = [named, ...linked];
  const lapsesOn = lapsesAfterDays === null ? null : addDays(today, lapsesAfterDays);
  const cardNumber = context.standing.card.card_number;
  await fileReport(tx, {
    id: await context.receiptNumber(),
    card_number: cardNumber,
    kind: 'temporary',
    channel: command.terminal.channel ?? 'kiosk',
    outlet_name: command.terminal.outletName,
    reported_on: today,
    lapses_on: lapsesOn,
    place: 'home',
    functions: frozen.map((one) => ({ cardFunction: one.cardFunction, stateBefore: one.state })),
  });
  for (const one of frozen) await setFunction(tx, cardNumber, one.cardFunction, 'temporarilyLost', today);
  return changed({ functions: frozen.map((one) => ({ cardFunction: one.cardFunction, state: 'temporarilyLost' as const })), lapsesOn });
}

/** Ends the report that holds the function: every function it froze goes back to what it was. */
export async function liftLoss(context: CommandContext, command: LiftLoss): Promise<HandlerResult> {
  const { tx, today, standing } = context;
  const named = target(context, command.cardFunction);
  const answer = permission(context, command, 'liftLoss', named);
  if ('refusal' in answer) return refused(answer.refusal);
  const { report } = named;
  if (report === null) return refused(refuse('wrongState'));
  await endReport(tx, report.id, 'lift', today);
  const freed: { cardFunction: CardFunctionName; state: FunctionStateName }[] = [];
  for (const one of standing.functions.filter((each) => each.report?.id === report.id)) {
    const state = stateBefore(report, one.cardFunction);
    await setFunction(tx, standing.card.card_number, one.cardFunction, state, today);
    freed.push({ cardFunction: one.cardFunction, state });
  }
  return changed({ functions: freed });
}
