/** What the clerk's page draws. Numbers are masked like on every view; the customer's PIN pad never stands in it. */
import type { BilingualText } from '../../native/base/bilingual.ts';
import type { DeviceState } from '../../native/ports/device.ts';
import type { Language } from './comfort.ts';
import type { CheckedBy, CounterField, CounterService, QueueFilter } from './counter-words.ts';
import type { FunctionRow } from './rows.ts';
import type { CardFunction, PinKind, SettledEntry } from './view.ts';

export type { CheckedBy, CounterField, CounterPageName, CounterService, QueueFilter } from './counter-words.ts';

/** How the last try of a clerk to sign in ended. */
export interface SignInNote {
  readonly lastTry: 'none' | 'wrong' | 'locked' | 'notHere' | 'samePerson' | 'mayNotApprove' | 'otherPerson' | 'failed';
  readonly triesLeft: number | null;
  /** While locked; milliseconds since the Unix epoch; `null`: until a supervisor opens it. */
  readonly lockedUntilMs: number | null;
  readonly faultCode: string | null;
  readonly busy: boolean;
}

export interface ServiceRow {
  readonly service: CounterService;
  readonly group: 'loss' | 'card' | 'pin' | 'account' | 'data';
  /** `unavailable` stays to be read: why, and where it is done. */
  readonly state: 'available' | 'unavailable';
  readonly reason: BilingualText | null;
}

export interface FormField {
  readonly field: CounterField;
  /** `text`: free text, also Chinese; `number`: one that is checked; `choice`: one of the options. */
  readonly kind: 'text' | 'number' | 'date' | 'choice';
  readonly value: string;
  readonly required: boolean;
  readonly wrong: boolean;
  /** Of a choice; a label `null` is a word that the page knows by the value. */
  readonly options: readonly { readonly value: string; readonly label: BilingualText | null }[];
}

/** What the form comes to as it stands. */
export type FormVerdict =
  | { readonly verdict: 'incomplete' }
  | { readonly verdict: 'needs'; readonly missing: readonly string[]; readonly bring: readonly BilingualText[] }
  | {
      readonly verdict: 'refused';
      readonly reason: BilingualText;
      readonly goTo: readonly BilingualText[];
      readonly bring: readonly BilingualText[];
    }
  | {
      readonly verdict: 'allowed';
      readonly consequences: readonly BilingualText[];
      readonly bring: readonly BilingualText[];
      readonly feeFen: number | null;
      readonly readyOn: string | null;
      readonly approval: boolean;
    };

export type ReceiptFact =
  | { readonly fact: 'receiptNumber'; readonly value: string }
  | { readonly fact: 'functions'; readonly functions: readonly CardFunction[]; readonly state: FunctionRow['state'] }
  | { readonly fact: 'lapsesOn' | 'readyOn'; readonly date: string }
  | { readonly fact: 'feeFen' | 'movedFen'; readonly amountFen: number }
  | { readonly fact: 'reference' | 'staff' | 'approvedBy' | 'proxy'; readonly value: string }
  | { readonly fact: 'bring'; readonly text: BilingualText }
  /** Whether the card settles at the place of treatment. */
  | { readonly fact: 'settlementElsewhere'; readonly state: 'frozen' | 'released' }
  | { readonly fact: 'bankTold'; readonly told: boolean }
  | { readonly fact: 'newPin000000' | 'ownPinHolds' | 'newPinUnseen' };

export type WorkStep =
  | {
      readonly step: 'form';
      readonly fields: readonly FormField[];
      readonly verdict: FormVerdict;
      /** Who has given leave already: what is missing still is asked for first. */
      readonly approvedBy: string | null;
    }
  /** The customer types at their own screen; nothing of it comes here. */
  | {
      readonly step: 'pin';
      readonly pin: PinKind | 'query';
      readonly entry: 'current' | 'old' | 'new' | 'newAgain' | 'atReader';
      /** `onScreen`: the weaker promise. */
      readonly keypad: 'onScreen' | 'hardware';
      readonly again: boolean;
      readonly lastTry: string;
      readonly checking: boolean;
    }
  /** `staffCardIn`: the card in the reader is no customer's. */
  | { readonly step: 'approval'; readonly note: SignInNote; readonly staffCardIn: boolean }
  | { readonly step: 'consent' }
  | { readonly step: 'acting' }
  | { readonly step: 'done'; readonly facts: readonly ReceiptFact[]; readonly printed: PrintState }
  | { readonly step: 'refused'; readonly code: string; readonly reason: BilingualText }
  | { readonly step: 'declined' }
  /** The answer was lost: it stands in the queue until the host has been asked. */
  | { readonly step: 'unknown'; readonly faultCode: string }
  | { readonly step: 'failed'; readonly faultCode: string };

export type PrintState = 'none' | 'printing' | 'printed' | { readonly faultCode: string };

export interface TabRow {
  readonly tab: number;
  /** Masked; empty: nobody yet. */
  readonly holder: string;
  readonly busy: boolean;
}

export interface CustomerPage {
  readonly page: 'customer';
  readonly session: string;
  readonly holder: { readonly name: string; readonly identityNumber: string; readonly cardNumber: string } | null;
  readonly cardIn: boolean;
  readonly idChecked: CheckedBy;
  readonly proxyChecked: CheckedBy;
  readonly proxyName: string;
  readonly functions: readonly FunctionRow[];
  readonly issuingBank: string;
  /** A loss reported at the place of treatment: since when, and where. */
  readonly lossElsewhere: { readonly since: string; readonly outlet: string } | null;
  readonly pin: { readonly triesLeft: number | null; readonly locked: boolean } | null;
  readonly settled: readonly SettledEntry[];
  readonly services: readonly ServiceRow[];
  readonly work: { readonly service: CounterService; readonly at: WorkStep } | null;
  /** Receipts of this customer's visit, newest first. */
  readonly receipts: readonly { readonly service: CounterService; readonly number: string }[];
  readonly busy: 'readingCard' | 'readingId' | 'askingRecords' | null;
  readonly faultCode: string | null;
}

export interface QueueRow {
  readonly kind: 'order' | 'correction' | 'unknown';
  /** Number of the order or request; of an unknown outcome its key. */
  readonly number: string;
  readonly what: string;
  readonly step: string;
  readonly since: string;
  readonly dueOn: string | null;
  readonly holder: string;
  readonly overdue: boolean;
}

export interface FoundRow {
  readonly kind: 'receipt' | 'slip';
  readonly number: string;
  readonly what: string;
  readonly atMs: number;
  readonly outcome: string;
  readonly holder: string;
  readonly staff: string;
  readonly approvedBy: string;
  readonly session: string;
}

export interface UnknownRow {
  readonly key: string;
  readonly what: string;
  readonly atMs: number;
  readonly staff: string;
  /** What asking the host has given; `open`: not asked or not answered yet. */
  readonly state: 'open' | 'done' | 'notDone';
  readonly receiptNumber: string | null;
}

export interface DayReport {
  readonly on: string;
  readonly services: readonly { readonly what: string; readonly done: number; readonly refused: number; readonly feeFen: number }[];
  readonly receipts: number;
  readonly firstReceipt: string | null;
  readonly lastReceipt: string | null;
  readonly feeFen: number;
  readonly slipsPrinted: number;
  readonly slipsBroken: number;
  readonly approvals: number;
  readonly unknown: readonly UnknownRow[];
}

export type CounterPage =
  | CustomerPage
  | {
      readonly page: 'queue';
      readonly show: QueueFilter;
      readonly rows: readonly QueueRow[];
      readonly busy: boolean;
      readonly faultCode: string | null;
    }
  | {
      readonly page: 'search';
      readonly number: string;
      readonly rows: readonly FoundRow[] | null;
      readonly busy: boolean;
      readonly faultCode: string | null;
    }
  | {
      readonly page: 'dayEnd';
      readonly on: string;
      readonly report: DayReport | null;
      readonly busy: boolean;
      readonly saved: string | null;
      readonly faultCode: string | null;
    };

export type CounterView =
  | { readonly screen: 'signIn'; readonly staffCardIn: boolean; readonly note: SignInNote }
  /** Nobody touched the page for a while: nothing of a customer stands on it until the clerk has typed password or PIN. */
  | {
      readonly screen: 'locked';
      readonly staff: { readonly id: string; readonly name: string };
      readonly staffCardIn: boolean;
      /** Something is being done whose end must be known: the clerk cannot be signed out now. */
      readonly acting: boolean;
      readonly note: SignInNote;
    }
  | {
      readonly screen: 'work';
      readonly staff: { readonly id: string; readonly name: string };
      readonly tabs: readonly TabRow[];
      readonly active: number;
      readonly at: CounterPage;
    };

export interface DeviceLine {
  readonly device: 'cardReader' | 'idReader' | 'pinPad' | 'slipPrinter' | 'host';
  readonly state: DeviceState | 'unknown';
}

/** One picture of the clerk's page. */
export interface CounterFrame {
  readonly sequence: number;
  readonly view: CounterView;
  readonly language: Language;
  readonly outlet: { readonly name: string; readonly terminal: string; readonly simulated: boolean };
  readonly atMs: number;
  readonly devices: readonly DeviceLine[];
  /** What the counter runs on: on battery nothing is begun. */
  readonly power: 'mains' | 'battery' | 'low';
}
