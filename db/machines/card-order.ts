/** How an ordered card comes about, step by step. When it is due says the city's pack (`orderDueOn` in db/office/terms.ts). */
import { lines, ours, said, transition, type Transition } from './machine.ts';

export const ORDER_KINDS = ['first', 'replacement', 'exchange', 'instant'] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

export const ORDER_STEPS = ['dataCollected', 'verified', 'made', 'atOutlet', 'collected', 'rejected', 'cancelled'] as const;
export type OrderStep = (typeof ORDER_STEPS)[number];

export const ORDER_EVENTS = ['verify', 'reject', 'correct', 'make', 'deliver', 'collect', 'handOver', 'cancel'] as const;
export type OrderEvent = (typeof ORDER_EVENTS)[number];

const DELIVERED = said('S0', '由单位专干携带盖单位公章的介绍信…于周二或周四到…柜台1号窗口领取');
const NO_SENTENCE = ours('the documents name progress and collection, not the steps between');

/** Kinds that are made in a workshop. */
export const WORKSHOP_ORDER: readonly Transition<OrderStep, OrderEvent>[] = [
  ...lines(['dataCollected'], 'verify', 'verified', said('S1', '个人信息未核准的市民…办理个人信息确认业务')),
  ...lines(
    ['dataCollected'],
    'reject',
    'rejected',
    said('S0', '如果上传信息和参保信息不一致，或则不清晰，或则身份证过期，都会影响导致医保卡开户失败'),
  ),
  ...lines(['rejected'], 'correct', 'dataCollected', said('S0', '前提是四险系统缴费信息已经相应修改成正确信息')),
  ...lines(['verified'], 'make', 'made', NO_SENTENCE),
  ...lines(['made'], 'deliver', 'atOutlet', DELIVERED),
  ...lines(['atOutlet'], 'collect', 'collected', said('S2', '领卡时须本人凭身份证和业务回执')),
  ...lines(['dataCollected', 'verified', 'rejected'], 'cancel', 'cancelled', NO_SENTENCE),
];

/** A card made while one waits goes from the counter's data to the hand. */
export const INSTANT_ORDER: readonly Transition<OrderStep, OrderEvent>[] = [
  ...lines(
    ['dataCollected'],
    'verify',
    'verified',
    said('S4', '持有效身份证件，到参保地医保局社保卡服务窗口办理…携带由卡服务窗口打印的制卡申请通知'),
  ),
  ...lines(['verified'], 'handOver', 'collected', said('S4', '领卡时限从原来的两三个月缩短至三十分钟左右')),
  ...lines(['dataCollected', 'verified'], 'cancel', 'cancelled', NO_SENTENCE),
];

/** The table of a kind of order. */
export function orderTable(kind: OrderKind): readonly Transition<OrderStep, OrderEvent>[] {
  return kind === 'instant' ? INSTANT_ORDER : WORKSHOP_ORDER;
}

/** Where an order begins: a replacement needs no new data. */
export function firstStep(kind: OrderKind): OrderStep {
  return kind === 'replacement' ? 'verified' : 'dataCollected';
}

/** The step after an event; `wrongState` where the order's kind has no such step. */
export function nextOrderStep(kind: OrderKind, step: OrderStep, event: OrderEvent) {
  return transition(orderTable(kind), step, event);
}
