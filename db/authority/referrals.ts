/** Filing for treatment elsewhere (S4, 五): a transfer for one stay, a resettlement for good. */
import { factOf, afterTerm } from '../rules/facts.ts';
import type { ReferralFilingsTable } from '../schema.ts';
import { addReferral, endReferral, liveReferral } from '../stores/referrals.ts';
import type { AuthorityCommand, CommandOf } from './api.ts';
import { ask, changed, refused, type HandlerResult, type Permission, type PersonContext } from './context.ts';
import { refuse } from './refusals.ts';

const SERVICES = { transfer: 'fileReferral', resettlement: 'fileResettlement' } as const;

/** Files; one that is there and may be changed gives way. A resettlement may be changed when the pack's term is over. */
export async function fileReferral(context: PersonContext, command: CommandOf<'fileReferral'>): Promise<HandlerResult> {
  const { tx, today, pack } = context;
  const person = context.person.social_security_number;
  const before = await liveReferral(tx, person, today);
  const answer = mayFile(context, command, command.kind, before);
  if ('refusal' in answer) return refused(answer.refusal);
  if (command.validTo !== undefined && command.validTo < today) return refused(refuse('wrongState'));
  if (before !== null) await endReferral(tx, before.id, 'replaced', today);
  const term = command.kind === 'resettlement' ? factOf(pack, 'resettlement.changeAfter', today) : null;
  const id = await context.receiptNumber();
  await addReferral(tx, {
    id,
    social_security_number: person,
    kind: command.kind,
    place: command.place,
    hospital: command.hospital ?? null,
    filed_on: today,
    valid_to: command.kind === 'transfer' ? (command.validTo ?? null) : null,
    changeable_from: term === null ? null : afterTerm(today, term),
  });
  return changed({ functions: [], reference: id, bring: answer.allowed.bring });
}

/** Ends a filing before its time, where it may be changed already. */
export async function cancelReferral(context: PersonContext, command: CommandOf<'cancelReferral'>): Promise<HandlerResult> {
  const { tx, today } = context;
  const live = await liveReferral(tx, context.person.social_security_number, today);
  if (live?.id !== command.filing) return refused(refuse('unknownOrder'));
  const answer = mayFile(context, command, live.kind, live);
  if ('refusal' in answer) return refused(answer.refusal);
  await endReferral(tx, live.id, 'cancelled', today);
  return changed({ functions: [], reference: live.id });
}

function mayFile(
  context: PersonContext,
  command: AuthorityCommand,
  kind: ReferralFilingsTable['kind'],
  before: ReferralFilingsTable | null,
): Permission {
  const bound = before !== null && before.changeable_from !== null && context.today < before.changeable_from;
  return bound
    ? ask(context, command, { service: 'fileResettlement', circumstances: ['withinTwoYears'] })
    : ask(context, command, { service: SERVICES[kind] });
}
