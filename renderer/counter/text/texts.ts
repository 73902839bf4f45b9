/** Words of the clerk's page. What customers read too stands in renderer/text/counter-texts.ts. */
import type {
  CheckedBy,
  CounterField,
  CounterPageName,
  CustomerPage,
  DeviceLine,
  FoundRow,
  QueueFilter,
  QueueRow,
  ServiceRow,
  SignInNote,
  UnknownRow,
  WorkStep,
} from '../../../electron/api/counter-view.ts';
import type { SettledEntry } from '../../../electron/api/view.ts';

type PinStep = Extract<WorkStep, { step: 'pin' }>['pin'];
type Words = Readonly<Record<string, string>>;

export interface DeskTexts {
  readonly simulated: string;
  readonly devicesLabel: string;
  readonly devices: Readonly<Record<DeviceLine['device'], string>>;
  readonly online: string;
  /** Other states of devices, in XFS words; one without its own word stands as it is. */
  readonly states: Words;
  readonly otherLanguage: string;
  readonly signOut: string;
  readonly lock: string;
  readonly cancel: string;
  readonly unavailable: string;
  readonly servicesLabel: string;
  readonly pages: Readonly<Record<CounterPageName, string>>;
  readonly tabs: { readonly label: string; readonly nobody: string; readonly newTab: string; readonly closeTab: string };
  readonly signIn: {
    readonly title: string;
    readonly number: string;
    readonly password: string;
    /** How one signs: group and its two choices. */
    readonly ways: string;
    readonly way: Readonly<Record<'password' | 'card', string>>;
    readonly cardPin: string;
    readonly keys: string;
    readonly cardIn: string;
    readonly cardOut: string;
    readonly customersCardIn: string;
    readonly wrongCard: string;
    readonly go: string;
    readonly busy: string;
    readonly lastTry: Readonly<Record<Exclude<SignInNote['lastTry'], 'none' | 'failed'>, string>>;
    readonly triesLeft: (tries: number) => string;
    readonly lockedTitle: string;
    readonly lockedAbout: string;
    readonly unlock: string;
  };
  /** Of a field that takes pinyin. */
  readonly pinyin: Readonly<Record<'mode' | 'keyboard' | 'candidates' | 'before' | 'more' | 'erase', string>>;
  readonly identify: {
    readonly title: string;
    readonly card: string;
    readonly idCard: string;
    readonly number: string;
    readonly find: string;
  };
  readonly busy: Readonly<Record<NonNullable<CustomerPage['busy']>, string>>;
  readonly customer: {
    readonly cardIn: string;
    readonly cardOut: string;
    readonly id: Readonly<Record<CheckedBy, string>>;
    readonly pinLocked: string;
    readonly pinTries: (left: number | null) => string;
    readonly readId: string;
    readonly looked: string;
    readonly notLooked: string;
    readonly overview: string;
    readonly cardNumber: string;
    readonly issuingBank: string;
    readonly lossElsewhere: string;
    readonly lostThere: (date: string, where: string) => string;
    readonly visit: string;
    readonly lapses: (date: string, days: number) => string;
    readonly receipts: string;
    readonly noReceipts: string;
    readonly choose: string;
    readonly settled: string;
  };
  readonly proxy: {
    readonly open: string;
    readonly read: string;
    readonly name: string;
    readonly number: string;
    readonly looked: string;
    readonly named: (name: string) => string;
    readonly none: string;
  };
  readonly groups: Readonly<Record<ServiceRow['group'], string>>;
  readonly operations: Readonly<Record<SettledEntry['operation'], string>>;
  readonly settledAs: Readonly<Record<SettledEntry['outcome'], string>>;
  readonly fields: Readonly<Record<CounterField, string>>;
  /** Words of choices by their value. */
  readonly options: Words;
  readonly evidence: Words;
  readonly work: {
    readonly steps: string;
    readonly stages: Readonly<Record<'form' | 'approval' | 'consent' | 'done', string>>;
    readonly submit: string;
    readonly incomplete: string;
    readonly needs: (what: string) => string;
    readonly bring: (what: string) => string;
    readonly goTo: (where: string) => string;
    readonly allowed: string;
    readonly needsApproval: string;
    readonly fee: string;
    readonly noFee: string;
    readonly ready: string;
    readonly papers: string;
    readonly wrongField: string;
    readonly nothingToChoose: string;
    readonly pin: Readonly<Record<PinStep, string>>;
    readonly checking: Readonly<Record<PinStep, string>>;
    readonly ownPin: Readonly<Record<'old' | 'new' | 'newAgain' | 'atReader', string>>;
    readonly pinWrong: string;
    readonly atTheirScreen: string;
    /** Where the PIN is typed, and how well it is kept there. */
    readonly typedAt: Readonly<Record<'onScreen' | 'hardware', string>>;
    readonly approval: string;
    readonly approve: string;
    readonly approved: (by: string) => string;
    readonly consent: string;
    readonly acting: string;
    readonly done: string;
    readonly refused: string;
    readonly declined: string;
    readonly unknown: string;
    readonly unknownAbout: string;
    readonly nothingChanged: string;
    readonly print: string;
    readonly printAgain: string;
    readonly printed: Readonly<Record<'none' | 'printing' | 'printed', string>>;
    readonly next: string;
  };
  /** Services by the name under which journal and authority keep them. */
  readonly commands: Words;
  readonly queue: {
    readonly filter: string;
    readonly filters: Readonly<Record<QueueFilter, string>>;
    readonly again: string;
    readonly columns: readonly string[];
    readonly kinds: Readonly<Record<QueueRow['kind'], string>>;
    readonly steps: Words;
    readonly overdue: string;
    readonly empty: string;
  };
  readonly search: {
    readonly number: string;
    readonly go: string;
    readonly columns: readonly string[];
    readonly kinds: Readonly<Record<FoundRow['kind'], string>>;
    readonly outcomes: Words;
    readonly nothing: string;
  };
  readonly dayEnd: {
    readonly date: string;
    readonly reconcile: string;
    readonly save: string;
    readonly busy: string;
    readonly saved: (file: string) => string;
    readonly receipts: string;
    readonly range: string;
    readonly fees: string;
    readonly slips: string;
    readonly slipCounts: (printed: number, broken: number) => string;
    readonly approvals: string;
    readonly byService: string;
    readonly columns: readonly string[];
    readonly unknown: string;
    readonly noUnknown: string;
    readonly states: Readonly<Record<UnknownRow['state'], string>>;
  };
  /** The mains are gone. */
  readonly power: Readonly<Record<'battery' | 'low', string>>;
  readonly fault: string;
  readonly faults: Words;
}
