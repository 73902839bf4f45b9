/** What the customer's own screen shows at a counter, beside the PIN entry and the waits that a kiosk has too. */
import type { BilingualText } from '../../native/base/bilingual.ts';
import type { ReceiptFact } from './counter-view.ts';
import type { CounterService } from './counter-words.ts';

export type CounterCustomerView =
  /** Nothing is asked of the customer. `holder` is masked; empty: nobody is served. */
  | { readonly screen: 'counterWelcome'; readonly holder: string }
  /** "You are about to …": what will happen, and one clear yes. */
  | {
      readonly screen: 'counterConsent';
      readonly service: CounterService;
      readonly holder: string;
      readonly proxyName: string;
      readonly consequences: readonly BilingualText[];
      readonly feeFen: number | null;
      readonly readyOn: string | null;
      /** What was filled in and the customer should read: a new name, a member's name. */
      readonly says: readonly string[];
    }
  /** The new query password, typed twice. */
  | {
      readonly screen: 'counterNewPassword';
      readonly again: boolean;
      readonly lastTry: 'none' | 'different' | 'timedOut';
      readonly minDigits: number;
      readonly maxDigits: number;
    }
  | {
      readonly screen: 'counterResult';
      readonly service: CounterService;
      readonly outcome: 'done' | 'refused' | 'unknown' | 'failed';
      readonly facts: readonly ReceiptFact[];
      readonly reason: BilingualText | null;
    };
