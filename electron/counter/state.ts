/** What a counter knows: who works at it, whom they serve, and the pages of the office. Full numbers stay in the runner's vaults. */
import type { PowerSource } from '../../native/ports/power-supply.ts';
import type { InquiryAnswer } from '../../db/authority/api.ts';
import type { StaffOfCounter } from './staff.ts';
import type {
  CheckedBy,
  CounterField,
  CounterPageName,
  CounterService,
  DayReport,
  DeviceLine,
  FoundRow,
  PrintState,
  QueueFilter,
  QueueRow,
  ReceiptFact,
  SignInNote,
} from '../api/counter-view.ts';
import type { BilingualText } from '../../native/base/bilingual.ts';
import type { Comfort, Language } from '../api/comfort.ts';
import type { LastTry, PinKind, SettledEntry } from '../api/view.ts';
import type { Known } from '../journeys/journey.ts';
import type { CounterAsk } from './effects.ts';

/** Orders, bindings, filings and open corrections of the person, for the forms' choices. */
export interface PersonLists {
  readonly orders: InquiryAnswer<'orders'>;
  readonly family: InquiryAnswer<'family'>;
  readonly referrals: InquiryAnswer<'referrals'>;
  readonly corrections: InquiryAnswer<'corrections'>;
}

/** What became of the entry before. */
export type PinTry = LastTry;

export type WorkAt =
  | { readonly step: 'form' }
  | {
      readonly step: 'pin';
      readonly pin: PinKind | 'query';
      /** `current`: the PIN that holds is checked; the others: it is changed. */
      readonly entry: 'current' | 'old' | 'new' | 'newAgain' | 'atReader';
      /** The same new password once more. */
      readonly again: boolean;
      readonly lastTry: PinTry;
      readonly triesLeft: number | null;
      readonly checking: boolean;
    }
  | { readonly step: 'approval'; readonly note: SignInNote }
  | { readonly step: 'consent' }
  | { readonly step: 'acting' }
  | { readonly step: 'done'; readonly facts: readonly ReceiptFact[]; readonly number: string; readonly printed: PrintState }
  | { readonly step: 'refused'; readonly code: string; readonly reason: BilingualText }
  | { readonly step: 'declined' }
  | { readonly step: 'unknown'; readonly faultCode: string }
  | { readonly step: 'failed'; readonly faultCode: string };

/** The service that is open on a tab. */
export interface Work {
  readonly service: CounterService;
  readonly fields: Readonly<Partial<Record<CounterField, string>>>;
  /** Submitted with something wrong: the fields say so. */
  readonly tried: boolean;
  /** Who gave leave. */
  readonly approvedBy: string | null;
  readonly at: WorkAt;
}

/** One customer. */
export interface Tab {
  readonly tab: number;
  /** `null`: nobody is known yet. */
  readonly known: Known | null;
  readonly idChecked: CheckedBy;
  readonly proxy: { readonly checked: CheckedBy; readonly name: string; readonly number: string };
  /** The card of this customer that lies in the reader. */
  readonly insertion: number | null;
  readonly settled: readonly SettledEntry[];
  readonly lists: PersonLists | null;
  readonly work: Work | null;
  readonly receipts: readonly { readonly service: CounterService; readonly number: string }[];
  /** What is asked for this customer and not yet answered. */
  readonly pending: { readonly id: number; readonly ask: CounterAsk } | null;
  readonly faultCode: string | null;
}

export interface CounterState {
  readonly language: Language;
  readonly customerComfort: Comfort;
  readonly staff: StaffOfCounter | null;
  /** Nobody has touched the clerk's page for a while: it shows nothing until the clerk says who they are. */
  readonly locked: boolean;
  readonly signIn: SignInNote;
  readonly page: CounterPageName;
  readonly tabs: readonly Tab[];
  readonly active: number;
  /** The card in the reader. */
  readonly card: number | null;
  readonly readerFault: string | null;
  readonly power: PowerSource;
  /** The program was told to close. */
  readonly closing: boolean;
  readonly devices: readonly DeviceLine[];
  readonly queue: { readonly show: QueueFilter; readonly rows: readonly QueueRow[]; readonly faultCode: string | null };
  readonly search: { readonly number: string; readonly rows: readonly FoundRow[] | null; readonly faultCode: string | null };
  readonly day: {
    readonly on: string;
    readonly report: DayReport | null;
    readonly saved: string | null;
    readonly faultCode: string | null;
  };
  /** What is asked for the office (sign-in, queue, search, day) and not yet answered. */
  readonly office: { readonly id: number; readonly ask: CounterAsk } | null;
  readonly nextId: number;
  readonly nextTab: number;
}

export const QUIET_NOTE: SignInNote = { lastTry: 'none', triesLeft: null, lockedUntilMs: null, faultCode: null, busy: false };

export function emptyTab(tab: number): Tab {
  return {
    tab,
    known: null,
    idChecked: 'none',
    proxy: { checked: 'none', name: '', number: '' },
    insertion: null,
    settled: [],
    lists: null,
    work: null,
    receipts: [],
    pending: null,
    faultCode: null,
  };
}

/** The counter as it wakes up: nobody is signed in. */
export function initialCounter(comfort: Comfort, readerFault: string | null, today: string): CounterState {
  return {
    language: comfort.language,
    customerComfort: comfort,
    staff: null,
    locked: false,
    signIn: QUIET_NOTE,
    page: 'customer',
    tabs: [emptyTab(1)],
    active: 1,
    card: null,
    readerFault,
    power: 'mains',
    closing: false,
    devices: [],
    queue: { show: 'all', rows: [], faultCode: null },
    search: { number: '', rows: null, faultCode: null },
    day: { on: today, report: null, saved: null, faultCode: null },
    office: null,
    nextId: 1,
    nextTab: 2,
  };
}
