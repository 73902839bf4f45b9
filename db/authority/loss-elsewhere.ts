/**
 * S2, for those settled elsewhere: the report at the place of treatment, which comes before the one at home. Alone it freezes the settlement
 * there, not the bank account and not the e-wallet; no function changes, and the bank is told nothing.
 */
import { nextSettlement } from '../machines/settlement-elsewhere.ts';
import type { ServiceId } from '../rules/model.ts';
import { endReport, fileReport } from '../stores/loss-reports.ts';
import type { CommandOf } from './api.ts';
import { changed, permission, refused, target, type CommandContext, type HandlerResult, type Permission } from './context.ts';
import { refuse } from './refusals.ts';

type Elsewhere = CommandOf<'reportLossElsewhere' | 'liftLossElsewhere'>;

/** Freezes the settlement at the place of treatment. The receipt number becomes the report's id. */
export async function reportLossElsewhere(context: CommandContext, command: CommandOf<'reportLossElsewhere'>): Promise<HandlerResult> {
  const answer = allowed(context, command, 'lossElsewhere');
  if ('refusal' in answer) return refused(answer.refusal);
  const { tx, today, place, standing } = context;
  if (!nextSettlement(standing.elsewhere === null ? 'clear' : 'reported', 'reportThere').ok) return refused(refuse('wrongState'));
  await fileReport(tx, {
    id: await context.receiptNumber(),
    card_number: standing.card.card_number,
    kind: 'temporary',
    channel: place.channel,
    outlet_name: place.outletName,
    outlet_id: place.outletId,
    staff_id: place.staffId,
    place: 'treatment',
    reported_on: today,
    lapses_on: null,
    functions: [],
  });
  return changed({ functions: [], settlementElsewhere: 'frozen' });
}

/** Ends that report; what was reported at home stays as it is. */
export async function liftLossElsewhere(context: CommandContext, command: CommandOf<'liftLossElsewhere'>): Promise<HandlerResult> {
  const answer = allowed(context, command, 'liftLossElsewhere');
  if ('refusal' in answer) return refused(answer.refusal);
  const { elsewhere } = context.standing;
  if (elsewhere === null || !nextSettlement('reported', 'liftThere').ok) return refused(refuse('wrongState'));
  await endReport(context.tx, elsewhere.id, 'lift', context.today);
  return changed({ functions: [], settlementElsewhere: 'released' });
}

/** It is the social-security function that settles. */
function allowed(context: CommandContext, command: Elsewhere, service: ServiceId): Permission {
  return permission(context, command, service, target(context, 'socialSecurity'));
}
