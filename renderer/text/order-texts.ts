/** Sentences of the services that make, hand out or replace a card. */
import type { MadeCard, OrderReason } from '../../electron/api/order-view.ts';

export interface OrderTexts {
  readonly question: string;
  readonly reasons: Readonly<Record<OrderReason | 'none', { readonly name: string; readonly about: string }>>;
  readonly readyOn: string;
  readonly neverLifted: string;
  /** Of a card at the place of treatment. */
  readonly settlement: string;
  readonly frozen: string;
  readonly released: string;
  readonly reportAtHomeToo: string;
  readonly oldCard: string;
  readonly moves: string;
  readonly oldCardVoid: string;
  readonly printNotice: string;
  readonly printReceipt: string;
  /** What has become of a card that this machine was to make, as the title of the page. */
  readonly made: Readonly<Record<MadeCard, string>>;
  readonly takeNewCard: {
    readonly title: (holder: string) => string;
    readonly about: string;
    readonly soon: (seconds: number) => string;
    readonly picture: string;
  };
}
