/** Words of a counter that clerk and customer both read: services, what a receipt says; and the customer's own screens. */
import type { CounterService, ReceiptFact } from '../../electron/api/counter-view.ts';
import type { FunctionRow } from '../../electron/api/view.ts';

export interface CounterTexts {
  readonly services: Readonly<Record<CounterService, string>>;
  readonly states: Readonly<Record<FunctionRow['state'], string>>;
  readonly settlement: Readonly<Record<'frozen' | 'released', string>>;
  readonly facts: Readonly<Record<ReceiptFact['fact'], string>>;
  readonly bankTold: string;
  readonly bankNotTold: string;
  readonly newPin: string;
  readonly newPinUnseen: string;
  readonly ownPin: string;
  readonly welcome: {
    readonly title: string;
    readonly served: (holder: string) => string;
    readonly about: string;
    readonly privacy: string;
  };
  readonly consent: {
    readonly title: (service: string) => string;
    readonly holder: string;
    readonly proxy: string;
    readonly fee: string;
    readonly noFee: string;
    readonly ready: string;
    readonly says: string;
    readonly happens: string;
    readonly plain: string;
    readonly yes: string;
    readonly no: string;
  };
  readonly newPassword: {
    readonly title: string;
    readonly again: string;
    readonly about: string;
    readonly lastTry: Readonly<Record<'different' | 'timedOut', string>>;
  };
  readonly result: {
    readonly done: (service: string) => string;
    readonly refused: (service: string) => string;
    readonly unknown: string;
    readonly unknownAbout: string;
    readonly failed: string;
    readonly failedAbout: string;
  };
}
