/** A card that is made while one waits: for whom, and what for. */
import type { ServiceId } from './service-id.ts';

/** What has become of a card that this machine was to make: in the holder's hand, in the bin because nobody took it, or not made. */
export type MadeCard = 'taken' | 'kept' | 'failed';

/** A card that was just made lies at the exit. */
export interface TakeNewCardView {
  readonly screen: 'takeNewCard';
  readonly holder: string;
  /** So long it lies there, from the beginning of the screen on. */
  readonly seconds: number;
}

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
