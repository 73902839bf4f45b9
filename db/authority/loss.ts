/** Loss, temporary and formal, and lifting. Which functions go together and when a report lapses comes from the city's pack. */
import { addDays } from '../../native/base/civil-date.ts';
import { functionMay, nextFunctionState, type CardFunctionEvent } from '../machines/card-function.ts';
import type { CardFunction } from '../rules/model.ts';
import type { CardFunctionName, FunctionStateName, LossReportsTable } from '../schema.ts';
import { setFunction } from '../stores/cards.ts';
import { endReport, fileReport } from '../stores/loss-reports.ts';
import type { CommandOf } from './api.ts';
import { bankSideOf } from './bank-side.ts';
import { changed, permission, refused, target, type CommandContext, type HandlerResult } from './context.ts';
import { refuse } from './refusals.ts';
import { stateBefore, type StandingFunction } from './standing.ts';

type Moved = { cardFunction: CardFunctionName; state: FunctionStateName };

/** Freezes the function and those the pack links with it; the receipt number becomes the report's id. */
export async function reportLoss(context: CommandContext, command: CommandOf<'reportLoss'>): Promise<HandlerResult> {
  const named = target(context, command.cardFunction);
  const answer = permission(context, command, 'temporaryLoss', named);
  if ('refusal' in answer) return refused(answer.refusal);
  if (!functionMay(named.state, 'reportTemporary')) return refused(refuse('wrongState'));
  const { lapsesAfterDays, linkedFunctions } = answer.allowed;
  const frozen = [named, ...linkedWith(context, linkedFunctions, 'freezeAlong')];
  const lapsesOn = lapsesAfterDays === null ? null : addDays(context.today, lapsesAfterDays);
  const functions = await fileLoss(context, 'temporary', frozen, lapsesOn);
  return changed({ functions, lapsesOn, ...(await bankSideOf(context, functions, 'release')) });
}

/** Freezes for good. Temporary reports on the same functions end with it: nothing is left that could be lifted. */
export async function reportFormalLoss(context: CommandContext, command: CommandOf<'reportFormalLoss'>): Promise<HandlerResult> {
  const named = target(context, command.cardFunction);
  const answer = permission(context, command, 'formalLoss', named);
  if ('refusal' in answer) return refused(answer.refusal);
  if (!functionMay(named.state, 'reportFormal')) return refused(refuse('wrongState'));
  const functions = await loseForGood(context, [named, ...linkedWith(context, answer.allowed.linkedFunctions, 'reportFormal')]);
  return changed({ functions, bring: answer.allowed.bring, ...(await bankSideOf(context, functions, 'release')) });
}

/** The formal report on these functions, and the end of the temporary ones that held them, that at the place of treatment too. */
export async function loseForGood(context: CommandContext, lost: readonly StandingFunction[]): Promise<Moved[]> {
  const held = new Set(lost.flatMap((one) => (one.report === null ? [] : [one.report.id])));
  for (const id of held) {
    const stillHeld = context.standing.functions.some((one) => one.report?.id === id && !lost.includes(one));
    if (!stillHeld) await endReport(context.tx, id, 'formal', context.today);
  }
  const { elsewhere } = context.standing;
  if (elsewhere !== null) await endReport(context.tx, elsewhere.id, 'formal', context.today);
  return fileLoss(context, 'formal', lost, null);
}

/** Linked functions to which the event may happen; what is lost for good, void or absent stays as it is. */
export function linkedWith(context: CommandContext, linked: readonly CardFunction[], event: CardFunctionEvent): StandingFunction[] {
  return linked.map((one) => target(context, one)).filter((one) => functionMay(one.state, event));
}

async function fileLoss(
  context: CommandContext,
  kind: LossReportsTable['kind'],
  lost: readonly StandingFunction[],
  lapsesOn: string | null,
): Promise<Moved[]> {
  const { tx, today, place, standing } = context;
  await fileReport(tx, {
    id: await context.receiptNumber(),
    card_number: standing.card.card_number,
    kind,
    channel: place.channel,
    outlet_name: place.outletName,
    outlet_id: place.outletId,
    staff_id: place.staffId,
    place: 'home',
    reported_on: today,
    lapses_on: lapsesOn,
    functions: lost.map((one) => ({ cardFunction: one.cardFunction, stateBefore: one.state })),
  });
  const state = kind === 'formal' ? 'formallyLost' : 'temporarilyLost';
  for (const one of lost) await setFunction(tx, standing.card.card_number, one.cardFunction, state, today);
  return lost.map((one) => ({ cardFunction: one.cardFunction, state }));
}

/** Ends the report that holds the function: every function it froze goes back to what it was. */
export async function liftLoss(context: CommandContext, command: CommandOf<'liftLoss'>): Promise<HandlerResult> {
  const { tx, today, standing } = context;
  const named = target(context, command.cardFunction);
  const answer = permission(context, command, 'liftLoss', named);
  if ('refusal' in answer) return refused(answer.refusal);
  const { report } = named;
  if (report === null || !functionMay(named.state, 'lift')) return refused(refuse('wrongState'));
  await endReport(tx, report.id, 'lift', today);
  const freed: Moved[] = [];
  for (const one of standing.functions.filter((each) => each.report?.id === report.id)) {
    const next = nextFunctionState(one.state, 'lift', stateBefore(report, one.cardFunction));
    if (!next.ok) continue;
    await setFunction(tx, standing.card.card_number, one.cardFunction, next.value, today);
    freed.push({ cardFunction: one.cardFunction, state: next.value });
  }
  return changed({ functions: freed, ...(await bankSideOf(context, freed, 'release')) });
}
