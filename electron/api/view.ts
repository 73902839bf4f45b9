/**
 * What the renderer draws. A `View` is a pure function of the session's state: it holds nothing that may not be seen now,
 * no full number, no PIN. Texts of screens live in the renderer; texts that come from rule packs travel as both languages.
 */
import type { TroubleKind } from './trouble-kind.ts';
import type { WaitingTask } from './waiting-task.ts';
import type { BilingualText } from '../../native/base/bilingual.ts';
import type { AttractView } from './attract-view.ts';
import type { ShowCodeView } from './code-view.ts';
import type { CounterCustomerView } from './counter-customer-view.ts';
import type { AccountsView, FlowRow, LookUpView } from './look-up-view.ts';
import type { MaintenanceView } from './maintenance-view.ts';
import type { ChooseReasonView, MadeCard, TakeNewCardView } from './order-view.ts';
import type { LastTry, PinEntry, PinKind } from './pin-entry.ts';
import type { ResultFact } from './result-fact.ts';
import type { MenuGroup, ServiceId } from './service-id.ts';
import type { FunctionRow, IdCardValidity, InformationRow, InsuranceRow, PhotoState, StatementRow } from './rows.ts';
import type { LetterView, TypeNumbersView, WithoutCard } from './typed-view.ts';

export type { Frame } from './frame.ts';
export type { WaitingTask } from './waiting-task.ts';
export type { Comfort, Language, Theme, Volume } from './comfort.ts';
export type { AccountKind } from './look-up-view.ts';
export type { MenuGroup, ServiceId } from './service-id.ts';
export type { LastTry, PinEntry, PinKind } from './pin-entry.ts';
export type { ResultFact } from './result-fact.ts';
export type { NumberFace, TypedNumber, WithoutCard } from './typed-view.ts';
export type { FunctionRow, InformationField, InformationRow, InsuranceRow, StatementRow } from './rows.ts';

export type CardFunction = 'socialSecurity' | 'bank' | 'eWallet';
/** One line of a menu: what is not possible stays visible, with why and where. */
export interface ServiceOffer {
  readonly service: ServiceId;
  readonly state: 'available' | 'needsPin' | 'unavailable';
  /** For `unavailable`: one line why, and where to go. */
  readonly reason?: BilingualText;
}

export type PrintedKind = 'personalInformation' | 'statement' | 'lookUp' | 'receipt' | 'letter' | 'notice';

/** A change of an earlier visit whose outcome was unknown then. */
export interface SettledEntry {
  readonly operation:
    | 'temporaryLoss'
    | 'liftLoss'
    | 'activateFunction'
    | 'formalLoss'
    | 'lossElsewhere'
    | 'liftLossElsewhere'
    | 'instantCard'
    | 'resetSocialSecurityPin'
    | 'changeSocialSecurityPin'
    | 'unlockSocialSecurityPin'
    | 'blockApplication'
    | 'blockCard'
    | 'writeItems';
  /** `partly`: some of several values; `unknown`: the card does not tell, of a PIN until it was typed. */
  readonly outcome: 'done' | 'notDone' | 'partly' | 'unknown';
  readonly receiptNumber: string | null;
}

export type View =
  | MaintenanceView
  | TypeNumbersView
  | ShowCodeView
  | LetterView
  | CounterCustomerView
  | ChooseReasonView
  | TakeNewCardView
  | LookUpView
  | AccountsView
  | AttractView
  /** `card`: put the card in. `cardOrIdCard`: or lay the ID card on the reader. */
  | {
      readonly screen: 'insertCard';
      readonly accepts: 'card' | 'cardOrIdCard';
      readonly without: readonly WithoutCard[];
      /** A code is taken too; `unreadable`: one was shown and came garbled. Absent: none is taken. */
      readonly code?: 'taken' | 'unreadable';
    }
  | { readonly screen: 'waiting'; readonly task: WaitingTask; readonly cancellable: boolean; readonly takesLonger: boolean }
  | {
      readonly screen: 'pin';
      readonly pin: PinKind;
      readonly holder: string; // masked name
      readonly purpose: 'identify' | ServiceId;
      readonly entry: PinEntry;
      /** `null`: the card or bank does not tell before entry. */
      readonly triesLeft: number | null;
      readonly lastTry: LastTry;
      readonly minDigits: number;
      readonly maxDigits: number;
      readonly keypad: 'onScreen' | 'hardware';
      /** Where this PIN is undone when it locks, from the rule pack. */
      readonly help: readonly BilingualText[];
    }
  /** A PIN was right after a change of unknown end: the person says which one it was. */
  | { readonly screen: 'whichPin'; readonly holder: string }
  | {
      readonly screen: 'menu';
      /** Masked until the PIN was right. */
      readonly holder: string;
      readonly identifiedBy: 'card' | 'idCard' | 'numbers' | 'code' | 'nobody';
      /** Of the ID card that opened the session. */
      readonly idCard?: IdCardValidity;
      readonly verified: boolean;
      /** `null`: the groups themselves are shown. */
      readonly group: MenuGroup | null;
      readonly services: readonly ServiceOffer[];
      readonly functions: readonly FunctionRow[];
      readonly warnings: readonly BilingualText[];
      readonly canChangePin: boolean;
    }
  | {
      readonly screen: 'personalInformation';
      readonly rows: readonly InformationRow[];
      readonly insurances: readonly InsuranceRow[];
      readonly functions: readonly FunctionRow[];
      readonly photo?: PhotoState;
      /** Of the ID card that was shown; absent: none was. */
      readonly idCard?: IdCardValidity;
      readonly initialPinWarning: boolean;
      /** The PIN can be changed at this terminal: the warning has its button. */
      readonly canChangePin: boolean;
      /** `null`: records could not be asked; the card's own data are shown. */
      readonly recordsFault: string | null;
      readonly canPrint: boolean;
    }
  | {
      readonly screen: 'statement';
      readonly holder: string;
      readonly accountKind: 'card' | 'ledger';
      readonly from: string;
      readonly to: string;
      readonly openingFen: number;
      readonly closingFen: number;
      /** In and out by month, oldest first; of all pages. */
      readonly flow: readonly FlowRow[];
      readonly totals: readonly { readonly kind: StatementRow['kind']; readonly count: number; readonly amountFen: number }[];
      readonly rows: readonly StatementRow[];
      readonly page: number;
      readonly pages: number;
      readonly canPrint: boolean;
    }
  | {
      readonly screen: 'chooseFunction';
      readonly service: 'temporaryLoss' | 'liftLoss' | 'activateFunction';
      readonly holder: string;
      readonly options: readonly {
        readonly cardFunction: CardFunction;
        readonly available: boolean;
        /** `null`: the host is away and nobody can say. */
        readonly state: FunctionRow['state'] | null;
        readonly reason?: BilingualText;
      }[];
    }
  | { readonly screen: 'presentIdCard'; readonly service: ServiceId; readonly lastTry: 'none' | 'unreadable' }
  | {
      /** Consequence before action: at most three lines, one clear confirm. */
      readonly screen: 'confirm';
      readonly service: ServiceId;
      readonly holder: string;
      /** Of the ID card that was shown; absent: none was. */
      readonly photo?: PhotoState;
      readonly idCard?: IdCardValidity;
      readonly functions: readonly CardFunction[];
      readonly consequences: readonly BilingualText[];
      readonly lapsesOn: string | null;
      /** Activation: the old card, masked, and what moves from its account; `null`: it has none. */
      readonly oldCard?: { readonly maskedCardNumber: string; readonly balanceFen: number | null };
      /** How long it takes and what it costs; absent: the city does not say. */
      readonly terms?: readonly BilingualText[];
      /** The day on which it is ready, where that is not today. */
      readonly readyOn?: string;
    }
  | {
      readonly screen: 'result';
      readonly service: ServiceId;
      readonly facts: readonly ResultFact[];
      readonly canPrint: boolean;
      /** A paper beside the receipt, for the next place. */
      readonly alsoPrints?: 'notice';
      /** What has become of the card that this machine made. */
      readonly made?: MadeCard;
    }
  /** Taken in by this terminal while the host is away: no effect yet. `goTo`: where it can be done at once. */
  | {
      readonly screen: 'accepted';
      readonly service: ServiceId;
      readonly number: string;
      readonly functions: readonly CardFunction[];
      readonly goTo: readonly BilingualText[];
      readonly canPrint: boolean;
    }
  /** What an earlier visit left open has been found out: the truth of it, before anything else. */
  | { readonly screen: 'settled'; readonly holder: string; readonly entries: readonly SettledEntry[] }
  | {
      readonly screen: 'refused';
      readonly service: ServiceId;
      readonly reason: BilingualText;
      /** How long it takes there and what it costs; absent: the city does not say. */
      readonly terms?: readonly BilingualText[];
      readonly goTo: readonly BilingualText[];
      readonly bring: readonly BilingualText[];
    }
  | { readonly screen: 'printing'; readonly document: PrintedKind }
  /** `printed` only on the printer's own word. */
  | {
      readonly screen: 'printed';
      readonly document: PrintedKind;
      readonly outcome: 'printed' | 'paperOut' | 'jammed' | 'notConfirmed' | 'cancelled' | 'absent';
      readonly serial: string;
      readonly faultCode: string | null;
    }
  /** `idCard`: a document lies on the ID reader, beside the card or alone. */
  | { readonly screen: 'takeCard'; readonly urgent: boolean; readonly idCard?: 'too' | 'alone' }
  | { readonly screen: 'stillThere'; readonly secondsLeft: number }
  | { readonly screen: 'goodbye'; readonly reason: 'ended' | 'cardRemoved' | 'idle' }
  | {
      readonly screen: 'trouble';
      readonly trouble: TroubleKind;
      /** The last day of the document that has expired, `YYYY-MM-DD`. */
      readonly endedOn?: string;
      /** Shown small, for the clerk. */
      readonly faultCode: string;
      readonly goTo: readonly BilingualText[];
      readonly bring: readonly BilingualText[];
      readonly retry: 'again' | 'takeCard' | 'none';
      /** Services that still work in this state. */
      readonly alternatives: readonly ServiceId[];
    };
