import type { BilingualText } from '../../../native/base/bilingual.ts';
import type { Fact } from '../../../db/rules/fact-schema.ts';
import type { Receipt } from '../../../db/authority/api.ts';
import type { MadeCard, OrderReason } from '../../api/order-view.ts';
import type { View } from '../../api/view.ts';

interface Common {
  readonly journey: 'instantCard';
}
interface Chosen extends Common {
  readonly reason: OrderReason;
}
/** What the rules say of time, cost and what follows; kept from the question to the paper. */
interface Agreed extends Chosen {
  readonly terms: readonly Fact[];
  readonly consequences: readonly BilingualText[];
  readonly readyOn: string | null;
}
/** The order that the authority has taken; the machine makes its card under `key`. */
interface Ordered extends Agreed {
  readonly receipt: Pick<Receipt, 'number' | 'readyOn' | 'issuedAtMs'>;
}

/** 当场制卡: which of these are you, what it costs, the order, the receipt, and where one is needed the notice. */
export type InstantCardState =
  | (Common & { readonly step: 'asking' })
  | (Common & { readonly step: 'choose' })
  | (Chosen & { readonly step: 'idCard'; readonly lastTry: 'none' | 'unreadable' })
  | (Agreed & { readonly step: 'confirm' })
  | (Agreed & { readonly step: 'ordering'; readonly key: string })
  /** An order of an earlier visit stands: which one, so that its card can be made now. */
  | (Agreed & { readonly step: 'findingOrder'; readonly refusal: Extract<View, { screen: 'refused' }> })
  | (Ordered & { readonly step: 'making'; readonly key: string })
  | (Ordered & { readonly step: 'handingOut' })
  /** `made`: by this machine; absent: the order was all. */
  | (Ordered & { readonly step: 'result'; readonly made?: MadeCard; readonly functions?: Receipt['functions'] })
  | (Common & { readonly step: 'refused'; readonly view: Extract<View, { screen: 'refused' }> })
  /** `retry`: the order whose answer is missing; `null`: nothing was ordered yet. */
  | (Chosen & {
      readonly step: 'trouble';
      readonly code: string;
      readonly retry: Extract<InstantCardState, { step: 'ordering' }> | null;
    });
