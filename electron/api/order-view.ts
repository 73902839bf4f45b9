/** A card that is made while one waits: for whom, and what for. */
import type { ServiceId } from './service-id.ts';

/** Why somebody gets a card on the spot; each city knows some of them. */
export const ORDER_REASONS = ['landRequisitionRetiree', 'flexibleRetiree', 'urgent', 'misprint', 'afterLoss'] as const;
export type OrderReason = (typeof ORDER_REASONS)[number];

/** One plain question: which of these are you? "None of these" is always an answer. */
export interface ChooseReasonView {
  readonly screen: 'chooseReason';
  readonly service: ServiceId;
  readonly holder: string;
  readonly reasons: readonly OrderReason[];
}
