/**
 * A loss reported at the place of treatment by those who are settled elsewhere (异地就医). It freezes the settlement there and nothing else: no
 * function of the card changes its state. What is reported at home stands beside it, in the table of the card's functions.
 */
import { ok, type Result } from '../../native/base/result.ts';
import { lines, ours, said, transition, type Transition } from './machine.ts';

/** `reported`: settlement by the card at the place of treatment is frozen. */
export type SettlementElsewhere = 'clear' | 'reported';

export const SETTLEMENT_EVENTS = ['reportThere', 'liftThere', 'reportAtHome', 'liftAtHome', 'reportFormal'] as const;
export type SettlementEvent = (typeof SETTLEMENT_EVENTS)[number];

const FIRST_THERE = '必须按先后顺序先向就医地社保经办机构进行挂失再按上述流程在参保地挂失';

export const SETTLEMENT_TABLE: readonly Transition<SettlementElsewhere, SettlementEvent>[] = [
  ...lines(
    ['clear'],
    'reportThere',
    'reported',
    said('S2', '仅在就医地挂失的,社会保障·市民卡异地就医实时划卡功能冻结,银行账户、电子钱包账户不冻结'),
  ),
  ...lines(['reported'], 'liftThere', 'clear', ours('a report is lifted where it was taken, as at the outlets of S2')),
  ...lines(['reported'], 'reportAtHome', 'reported', said('S2', FIRST_THERE)),
  ...lines(
    ['reported'],
    'liftAtHome',
    'reported',
    ours('lifting at home ends what was reported at home: the office there has its own report'),
  ),
  ...lines(['reported'], 'reportFormal', 'clear', ours('a formal report takes the place of every temporary one')),
];

/** What follows an event; `wrongState`: there is nothing to lift, it is reported already, or home is not the first place. */
export function nextSettlement(state: SettlementElsewhere, event: SettlementEvent): Result<SettlementElsewhere, 'wrongState'> {
  const line = transition(SETTLEMENT_TABLE, state, event);
  return line.ok ? ok(line.value.to) : line;
}
