/** What a command works with inside its transaction, and the two ways in which it can end. */
import type { BilingualText } from '../../native/base/bilingual.ts';
import type { CivilDate } from '../../native/base/civil-date.ts';
import { decide } from '../rules/decide.ts';
import type { CardFunction, Decision, DecisionRequest, ServiceId } from '../rules/model.ts';
import type { Pack } from '../rules/pack-schema.ts';
import type { AuthorityDatabase } from '../schema.ts';
import type { AuthorityCommand, CommandOutcome, Receipt, RefusalCode } from './api.ts';
import type { CardStanding, StandingFunction } from './standing.ts';

export interface CommandContext {
  readonly tx: AuthorityDatabase;
  readonly pack: Pack;
  readonly nowMs: number;
  readonly today: CivilDate;
  /** The card the command is about, locked, lapsed reports already written off. */
  readonly standing: CardStanding;
  /** This command's receipt number; drawn when first asked for, so that refusals leave no gap. */
  readonly receiptNumber: () => Promise<string>;
}

/** What a handler changed; the frame adds number and time. */
export interface Change {
  readonly functions: Receipt['functions'];
  readonly lapsesOn?: CivilDate | null;
  readonly movedBalanceFen?: number | null;
}

export type HandlerResult =
  { readonly result: 'changed'; readonly change: Change } | { readonly result: 'refused'; readonly outcome: Refused };
export type Refused = Extract<CommandOutcome, { outcome: 'refused' }>;

export function changed(change: Change): HandlerResult {
  return { result: 'changed', change };
}

const REASONS: Record<Exclude<RefusalCode, 'notAllowedHere'>, BilingualText> = {
  unknownPerson: { zh: '没有查到您的社保记录。', en: 'No social-security record was found for you.' },
  unknownCard: { zh: '没有查到这张卡的记录。', en: 'No record of this card was found.' },
  wrongState: { zh: '当前状态不能办理此项业务。', en: 'This cannot be done in the present state.' },
  keyReused: { zh: '请求编号重复，内容不同。', en: 'The request number was used before for something else.' },
  unknownAuthorisation: { zh: '没有查到此次密码重置的授权。', en: 'No leave for this PIN reset was found.' },
};

/** A refusal by its code, with its general words. */
export function refuse(code: Exclude<RefusalCode, 'notAllowedHere'>, reason: BilingualText = REASONS[code]): Refused {
  return { outcome: 'refused', code, reason };
}

export function refused(outcome: Refused): HandlerResult {
  return { result: 'refused', outcome };
}

type Allowed = Extract<Decision, { decision: 'allowed' }>;

/** Asks the rules with the authority's own records, never with what the terminal concluded. */
export function permission(
  context: CommandContext,
  command: AuthorityCommand,
  service: ServiceId,
  target: StandingFunction,
): { readonly allowed: Allowed } | { readonly refusal: Refused } {
  const { report } = target;
  const request: DecisionRequest = {
    service,
    cardFunction: target.cardFunction,
    functionState: target.state,
    outletKinds: command.terminal.outletKinds,
    channel: command.terminal.channel ?? 'kiosk',
    evidence: command.evidence,
    ...(report === null ? {} : { lossReport: { channel: report.channel, sameOutlet: report.outlet_name === command.terminal.outletName } }),
    on: context.today,
  };
  const decision = decide(context.pack, request);
  return decision.decision === 'allowed' ? { allowed: decision } : { refusal: refusalOf(decision) };
}

function refusalOf(decision: Exclude<Decision, Allowed>): Refused {
  if (decision.decision === 'needs') {
    const list = (language: 'zh' | 'en', separator: string): string => decision.bring.map((text) => text[language]).join(separator);
    return {
      outcome: 'refused',
      code: 'notAllowedHere',
      reason: { zh: `还须出示：${list('zh', '、')}`, en: `Still to be shown: ${list('en', ', ')}` },
    };
  }
  return { outcome: 'refused', code: decision.cause === 'state' ? 'wrongState' : 'notAllowedHere', reason: decision.reason };
}

/** The function's standing; a card without a row for it does not have the function. */
export function target(context: CommandContext, cardFunction: CardFunction): StandingFunction {
  const absent: StandingFunction = { cardFunction, state: 'absent', since: context.standing.card.issued_on, report: null };
  return context.standing.functions.find((one) => one.cardFunction === cardFunction) ?? absent;
}
