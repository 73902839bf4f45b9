/** Sentences of the services that make, hand out or replace a card. */
import type { OrderReason } from '../../electron/api/order-view.ts';

export interface OrderTexts {
  readonly question: string;
  readonly reasons: Readonly<Record<OrderReason | 'none', { readonly name: string; readonly about: string }>>;
  readonly readyOn: string;
  readonly neverLifted: string;
  readonly oldCard: string;
  readonly moves: string;
  readonly oldCardVoid: string;
  readonly printNotice: string;
  readonly printReceipt: string;
}
