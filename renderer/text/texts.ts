/** Every sentence of the screens, one key each. A language that lacks a key does not compile. */
import type {
  CardFunction,
  FunctionRow,
  InformationField,
  InsuranceRow,
  MenuGroup,
  PinEntry,
  PinKind,
  PrintedKind,
  ServiceId,
  SettledEntry,
  StatementRow,
  Theme,
  Volume,
  WaitingTask,
} from '../../electron/api/view.ts';
import type { TroubleKind } from '../../electron/api/trouble-kind.ts';
import type { CounterTexts } from './counter-texts.ts';
import type { LookUpTexts } from './look-up-texts.ts';
import type { OrderTexts } from './order-texts.ts';
import type { CareTexts } from './care-texts.ts';
import type { IdCardTexts } from './id-card-texts.ts';
import type { MaintenanceTexts } from './maintenance-texts.ts';
import type { CodeTexts } from './code-texts.ts';
import type { TypingTexts } from './typing-texts.ts';

export interface ServiceText {
  readonly name: string;
  readonly about: string;
  /** The question before the act. */
  readonly confirmTitle: string;
  /** On the button that acts. */
  readonly confirm: string;
  readonly done: string;
  readonly refused: string;
}

/** What happened, what to do now, who can help where. */
export interface TroubleText {
  readonly what: string;
  readonly now: string;
  readonly help: string;
}

export interface Texts {
  readonly product: { readonly line1: string; readonly line2: string; readonly about: string };
  readonly header: { readonly simulated: string; readonly terminal: (id: string) => string };
  readonly comfort: {
    readonly bar: string;
    /** The other language, in its own words. */
    readonly otherLanguage: string;
    readonly elderOn: string;
    readonly elderOff: string;
    readonly themes: Readonly<Record<Theme, string>>;
    readonly themeHint: (theme: string) => string;
    readonly lowReachOn: string;
    readonly volumes: Readonly<Record<Volume, string>>;
    readonly speech: string;
    readonly volumeHint: (volume: string) => string;
  };
  readonly action: {
    readonly back: string;
    readonly home: string;
    readonly cancel: string;
    readonly end: string;
    readonly endTakeCard: string;
    readonly menu: string;
    readonly again: string;
    readonly printAgain: string;
    readonly stay: string;
    readonly print: string;
    readonly notNow: string;
    readonly previous: string;
    readonly next: string;
  };
  readonly countdown: { readonly unit: string; readonly label: (seconds: number) => string };
  readonly page: (page: number, pages: number) => string;
  readonly part: (part: number, parts: number) => string;
  readonly connecting: { readonly title: string; readonly about: string; readonly replaced: string; readonly replacedAbout: string };
  readonly attract: {
    readonly offers: string;
    readonly pictures: readonly [AttractPicture, AttractPicture, AttractPicture, AttractPicture, AttractPicture, AttractPicture];
    readonly begin: string;
    readonly beginHint: string;
    readonly notices: string;
    readonly privacy: string;
    readonly printerAway: string;
    readonly idReaderAway: string;
  };
  readonly insertCard: {
    readonly title: string;
    readonly steps: readonly string[];
    readonly orIdCard: string;
    readonly picture: string;
  };
  readonly waiting: {
    readonly tasks: Readonly<Record<WaitingTask, string>>;
    readonly leaveCard: string;
    readonly longer: string;
    readonly cannotCancel: string;
  };
  readonly care: CareTexts;
  readonly pin: {
    readonly title: Readonly<Record<PinKind, string>>;
    /** Of entries other than the PIN that stands: what is asked for, and why. */
    readonly entryTitle: Readonly<Record<Exclude<PinEntry, 'current'>, string>>;
    readonly entryAbout: Readonly<Record<Exclude<PinEntry, 'current'>, string>>;
    readonly step: (step: number, steps: number) => string;
    readonly purpose: (holder: string, service: string | null) => string;
    readonly checkedBy: Readonly<Record<PinKind, string>>;
    readonly whichCard: Readonly<Record<PinKind, string>>;
    readonly triesLeft: string;
    readonly triesUnit: (tries: number) => string;
    readonly triesUnknown: string;
    readonly length: (min: number, max: number) => string;
    readonly shuffled: string;
    readonly hardware: string;
    /** The same at the keys of the card reader. */
    readonly readerKeys: string;
    readonly hardwareAbout: string;
    readonly entered: (digits: number) => string;
    readonly wrong: string;
    /** After a change of unknown end: the other PIN is asked for now. */
    readonly notThisOne: string;
    readonly initial: string;
    readonly asOld: string;
    readonly different: string;
    readonly tooShort: string;
    readonly timedOut: string;
    readonly enterAgain: string;
    readonly lastTryTitle: string;
    readonly wrongLastTry: string;
    readonly lastTryQuestion: string;
    readonly lastTryGo: string;
    readonly lastTryLeave: string;
    readonly lastTryAbout: string;
    readonly key: (digit: string) => string;
    readonly keypad: string;
    readonly backspace: string;
    readonly clear: string;
    readonly enter: string;
    readonly cancel: string;
  };
  readonly whichPin: {
    readonly title: string;
    readonly about: string;
    readonly holds: string;
    readonly answers: Readonly<Record<'new' | 'old' | 'unsaid', string>>;
  };
  readonly menu: {
    readonly greeting: (holder: string) => string;
    readonly question: string;
    readonly groups: Readonly<Record<MenuGroup, string>>;
    readonly groupQuestion: Readonly<Record<MenuGroup, string>>;
    readonly groupAbout: Readonly<Record<MenuGroup, string>>;
    readonly whereToGo: string;
    readonly byCard: string;
    readonly byIdCard: string;
    readonly verified: string;
    readonly notVerified: string;
    readonly needsPin: string;
    readonly unavailable: string;
    readonly functions: string;
    readonly nothingHere: string;
  };
  readonly services: Readonly<Record<ServiceId, ServiceText>>;
  readonly cardFunctions: Readonly<Record<CardFunction, string>>;
  readonly cardFunctionAbout: Readonly<Record<CardFunction, string>>;
  readonly functionStates: Readonly<Record<FunctionRow['state'], string>>;
  readonly functionLapse: (date: string, days: number | null) => string;
  readonly information: {
    readonly title: string;
    readonly person: string;
    readonly card: string;
    readonly insurances: string;
    readonly functions: string;
    readonly fields: Readonly<Record<InformationField, string>>;
    readonly insuranceKinds: Readonly<Record<InsuranceRow['kind'], string>>;
    readonly insuranceStates: Readonly<Record<InsuranceRow['state'], string>>;
    readonly contribution: (place: string, duration: string) => string;
    readonly initialPin: string;
    readonly changePin: string;
    readonly recordsAway: string;
    readonly sexes: Readonly<Record<string, string>>;
    readonly accountKinds: Readonly<Record<string, string>>;
    readonly blank: string;
  };
  readonly statement: {
    readonly title: string;
    readonly accountKinds: Readonly<Record<'card' | 'ledger', string>>;
    readonly period: (from: string, to: string) => string;
    readonly opening: string;
    readonly closing: string;
    readonly date: string;
    readonly kind: string;
    readonly amount: string;
    readonly balance: string;
    readonly balanceShort: string;
    readonly kinds: Readonly<Record<StatementRow['kind'], string>>;
    readonly empty: string;
  };
  readonly chooseFunction: Readonly<Record<'temporaryLoss' | 'liftLoss' | 'activateFunction', string>> & { readonly unavailable: string };
  readonly presentIdCard: {
    readonly title: string;
    readonly why: (service: string) => string;
    readonly steps: readonly string[];
    readonly unreadable: string;
    readonly picture: string;
  };
  readonly confirm: {
    readonly affects: string;
    readonly holder: string;
    readonly happens: string;
    readonly until: string;
    readonly hint: string;
  };
  readonly result: {
    readonly receiptNumber: string;
    readonly functions: string;
    readonly lapses: string;
    readonly lapsesOn: (date: string, days: number) => string;
    readonly neverLapses: string;
    readonly newPin: string;
    readonly changePinSoon: string;
    readonly ownPinHolds: string;
    readonly pinStays: string;
    readonly movedBalance: string;
    readonly usableAgain: string;
    readonly bankNotTold: string;
    readonly next: string;
  };
  readonly accepted: {
    readonly title: string;
    readonly about: string;
    readonly service: string;
    readonly number: string;
    readonly atOnce: string;
  };
  readonly settled: {
    readonly title: string;
    readonly about: string;
    /** A PIN of which nobody knows yet whether it holds. */
    readonly titleOpen: string;
    readonly aboutOpen: string;
    readonly pinUnknown: Readonly<Record<'changeSocialSecurityPin' | 'resetSocialSecurityPin', string>>;
    readonly operations: Readonly<Record<SettledEntry['operation'], string>>;
    readonly outcomes: Readonly<Record<SettledEntry['outcome'], string>>;
    readonly receipt: (number: string) => string;
    readonly understood: string;
  };
  readonly refused: { readonly why: string; readonly goTo: string; readonly bring: string };
  readonly printing: { readonly title: Readonly<Record<PrintedKind, string>>; readonly about: string };
  readonly photo: { readonly label: string; readonly undecoded: string };
  readonly printed: {
    readonly title: Readonly<Record<'printed' | 'paperOut' | 'jammed' | 'notConfirmed' | 'cancelled' | 'absent', string>>;
    readonly about: Readonly<Record<'printed' | 'paperOut' | 'jammed' | 'notConfirmed' | 'cancelled' | 'absent', string>>;
    readonly serial: string;
    readonly picture: string;
  };
  readonly takeCard: { readonly title: string; readonly about: string; readonly urgent: string; readonly picture: string };
  readonly stillThere: { readonly title: string; readonly about: string };
  readonly goodbye: {
    readonly title: Readonly<Record<'ended' | 'cardRemoved' | 'idle', string>>;
    readonly about: Readonly<Record<'ended' | 'cardRemoved' | 'idle', string>>;
    readonly belongings: string;
  };
  readonly troubles: Readonly<Record<TroubleKind, TroubleText>>;
  readonly trouble: {
    readonly what: string;
    readonly now: string;
    readonly help: string;
    readonly bring: string;
    readonly works: string;
    /** The last day of a document that has expired. */
    readonly endedOn: (date: string) => string;
    readonly code: (code: string) => string;
  };
  readonly counter: CounterTexts;
  readonly lookUp: LookUpTexts;
  readonly maintenance: MaintenanceTexts;
  readonly idCard: IdCardTexts;
  readonly typing: TypingTexts;
  readonly code: CodeTexts;
  readonly ordering: OrderTexts;
}

export interface AttractPicture {
  readonly name: string;
  readonly about: string;
}
