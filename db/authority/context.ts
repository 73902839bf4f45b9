/** What a command works with inside its transaction, and the two ways in which it can end. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import { shanghaiTime } from '../../native/base/civil-date.ts';
import { ageOn } from '../machines/months.ts';
import { decide } from '../rules/decide.ts';
import type { CardFunction, Circumstance, Decision, DecisionRequest, ServiceId } from '../rules/model.ts';
import type { Pack } from '../rules/pack-schema.ts';
import type { AuthorityDatabase, PersonsTable } from '../schema.ts';
import type { AuthorityCommand, Receipt } from './api.ts';
import type { Place } from './place.ts';
import { refuse, refusalOf, type Refused } from './refusals.ts';
import type { CardStanding, StandingFunction } from './standing.ts';

/** What every command has. */
export interface PersonContext {
  readonly tx: AuthorityDatabase;
  readonly pack: Pack;
  readonly nowMs: number;
  readonly today: CivilDate;
  readonly place: Place;
  /** A second person has given leave. */
  readonly approved: boolean;
  readonly person: PersonsTable;
  /** What is particular: said by the clerk, or known to the authority. */
  readonly circumstances: readonly Circumstance[];
  /** This command's receipt number; drawn when first asked for, so that refusals leave no gap. */
  readonly receiptNumber: () => Promise<string>;
}

export interface CommandContext extends PersonContext {
  /** The card the command is about, locked, lapsed reports already written off. */
  readonly standing: CardStanding;
}

/** What a handler changed; the frame adds number and time. */
export type Change = Pick<Receipt, 'functions'> & Partial<Omit<Receipt, 'functions' | 'number' | 'issuedAtMs'>>;

export type HandlerResult =
  { readonly result: 'changed'; readonly change: Change } | { readonly result: 'refused'; readonly outcome: Refused };

export function changed(change: Change): HandlerResult {
  return { result: 'changed', change };
}

export function refused(outcome: Refused): HandlerResult {
  return { result: 'refused', outcome };
}

export type Allowed = Extract<Decision, { decision: 'allowed' }>;
export type Permission = { readonly allowed: Allowed } | { readonly refusal: Refused };

/** Asks the rules about one function of the card, with the authority's own records, never with what the terminal concluded. */
export function permission(context: CommandContext, command: AuthorityCommand, service: ServiceId, target: StandingFunction): Permission {
  const { report } = target;
  const { card } = context.standing;
  return ask(context, command, {
    service,
    cardFunction: target.cardFunction,
    functionState: target.state,
    ...(report === null ? {} : { lossReport: { channel: report.channel, sameOutlet: isSameOutlet(report, context.place) } }),
    ...(context.place.bank === null ? {} : { banks: { terminal: context.place.bank, issuer: card.issuing_bank } }),
  });
}

type Asked = Pick<DecisionRequest, 'service' | 'cardFunction' | 'functionState' | 'lossReport' | 'banks' | 'circumstances'>;

/** Asks the rules about the person or the card as a whole. */
export function ask(context: PersonContext, command: AuthorityCommand, asked: Asked): Permission {
  const { place, person, today, nowMs, circumstances } = context;
  const decision = decide(context.pack, {
    outletKinds: place.outletKinds,
    channel: place.channel,
    evidence: command.evidence,
    on: today,
    at: shanghaiTime(nowMs).slice(11, 16),
    ...(person.born_on === null ? {} : { ageYears: ageOn(person.born_on, today) }),
    ...asked,
    circumstances: [...circumstances, ...(asked.circumstances ?? [])],
  });
  if (decision.decision !== 'allowed') return { refusal: refusalOf(decision) };
  // At a kiosk there is no second person: its rules say by themselves what may be done there.
  if (decision.needsApproval && place.channel === 'counter' && !context.approved) return { refusal: refuse('needsApproval') };
  return { allowed: decision };
}

/** By the outlet's own number; by its name only where one of the two has none. */
function isSameOutlet(report: { readonly outlet_id: string | null; readonly outlet_name: string }, place: Place): boolean {
  if (report.outlet_id !== null && place.outletId !== null) return report.outlet_id === place.outletId;
  return report.outlet_name === place.outletName;
}

/** The function's standing; a card without a row for it does not have the function. */
export function target(context: CommandContext, cardFunction: CardFunction): StandingFunction {
  const absent: StandingFunction = { cardFunction, state: 'absent', since: context.standing.card.issued_on, report: null };
  return context.standing.functions.find((one) => one.cardFunction === cardFunction) ?? absent;
}

/** The back office's own commands: a clerk of it, or whoever works a lone counter. */
export function officeOnly(context: PersonContext): Refused | null {
  return context.place.office ? null : refuse('notAuthorised');
}
