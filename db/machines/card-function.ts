/**
 * The life of one function of a card: made, collected (`notActivated`), active, lost, locked, void, expired. Loss by channel and place is the
 * packs' matter; what a report does to the function is here.
 */
import { ok, type Result } from '../../native/base/result.ts';
import type { FunctionState } from '../rules/model.ts';
import { lines, ours, said, transition, type Transition } from './machine.ts';

export type CardFunctionState = FunctionState;

export const CARD_FUNCTION_EVENTS = [
  'collect',
  'activate',
  'reportTemporary',
  'freezeAlong',
  'reportFormal',
  'lift',
  'lapse',
  'lock',
  'unlock',
  'replace',
  'expire',
] as const;
export type CardFunctionEvent = (typeof CARD_FUNCTION_EVENTS)[number];

/** `before`: what the function was when the loss was reported. */
type Next = CardFunctionState | 'before';

/** What can still be reported lost. */
const IN_HAND = ['notActivated', 'active', 'locked'] as const;
/** What a card still has: all but what has ended or never was. */
const ALIVE = ['made', ...IN_HAND, 'temporarilyLost', 'formallyLost'] as const;

export const CARD_FUNCTION_TABLE: readonly Transition<CardFunctionState, CardFunctionEvent, Next>[] = [
  ...lines(['made'], 'collect', 'notActivated', said('S4', '领卡时需持本人有效身份证件领取')),
  ...lines(['notActivated'], 'activate', 'active', said('S4', '在昭通市内所有定点药店和定点医院刷卡成功后即可激活使用')),
  ...lines(IN_HAND, 'reportTemporary', 'temporarilyLost', said('S4', '人社功能临时挂失可通过拨打12333或到人社部门社会保障卡服务窗口办理')),
  ...lines(['made'], 'reportTemporary', 'temporarilyLost', ours('a card that lies at the outlet can be missed as well')),
  ...lines(IN_HAND, 'freezeAlong', 'temporarilyLost', said('S2', '挂失后，社会保障功能、银行账户将会联动冻结')),
  ...lines(
    [...IN_HAND, 'made', 'temporarilyLost'],
    'reportFormal',
    'formallyLost',
    said('S2', '参保人员凭本人身份证件和银行账户密码到苏州银行各营业网点办理书面挂失'),
  ),
  ...lines(['temporarilyLost'], 'lift', 'before', said('S2', '解挂后，社会保障•市民卡相关功能即行恢复')),
  ...lines(['temporarilyLost'], 'lapse', 'before', said('S4', '超过有效时限将自动解除临时挂失')),
  ...lines(['active'], 'lock', 'locked', said('S4', '若因密码输错被锁定的')),
  ...lines(['locked'], 'unlock', 'active', said('S4', '需同时持本人身份证和二代社保卡到参保地县（区）医保经办机构重置')),
  ...lines(ALIVE, 'replace', 'void', said('S4', '医保功能激活后，原医保卡中个人账户（职工）余额自动划转至新卡，原卡自动作废')),
  ...lines(['made', ...IN_HAND], 'expire', 'expired', ours('a card ends with the date on it; what was reported lost stays so')),
];

/** The state after an event; `before` is the state in which the open report found the function. */
export function nextFunctionState(
  state: CardFunctionState,
  event: CardFunctionEvent,
  before: CardFunctionState | null,
): Result<CardFunctionState, 'wrongState'> {
  const line = transition(CARD_FUNCTION_TABLE, state, event);
  if (!line.ok) return line;
  return ok(line.value.to === 'before' ? (before ?? 'active') : line.value.to);
}

/** Whether an event may happen to a function in a state. */
export function functionMay(state: CardFunctionState, event: CardFunctionEvent): boolean {
  return transition(CARD_FUNCTION_TABLE, state, event).ok;
}
