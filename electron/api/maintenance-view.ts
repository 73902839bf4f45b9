/** What an engineer sees in maintenance mode. Masked like every view, but for a card that was unmasked on purpose. */
import type { BilingualText } from '../../native/base/bilingual.ts';
import type { DeviceState } from '../../native/ports/device.ts';
import type { Supply } from '../../native/ports/supply.ts';

export type MaintenancePage = 'home' | 'card' | 'devices' | 'journal' | 'status';
export type DeviceName =
  | 'cardReader'
  | 'pinPad'
  | 'idReader'
  | 'slipPrinter'
  | 'documentPrinter'
  | 'lights'
  | 'sound'
  | 'speech'
  | 'cardDispenser'
  | 'retainBin'
  | 'barcodeReader'
  | 'power';
export type Paper = 'full' | 'low' | 'out' | 'jammed' | 'unknown';
type FoundState = 'read' | 'denied' | 'absent' | 'unreadable';

/** One application or file of a card in a list. */
export interface CardPlace {
  readonly name: string;
  readonly title: BilingualText;
  readonly state: FoundState;
  /** Of a file: what opens it for reading. */
  readonly opens: string | null;
  /** How many files or objects stand in it. */
  readonly inside: number;
}

/** One value of a card: decoded, and its bytes beside. */
export interface CardObjectRow {
  readonly tag: string;
  /** 0: of the file itself; 1: part of the row above. */
  readonly depth: number;
  readonly name: BilingualText | null;
  readonly length: number;
  readonly shown: string;
  readonly raw: string | null;
}

export type CardExplorerStep =
  /** `faultCode`: why the last card could not be read to its end. */
  | { readonly step: 'noCard'; readonly faultCode: string | null }
  | { readonly step: 'failed'; readonly faultCode: string }
  | { readonly step: 'reading'; readonly done: number; readonly of: number; readonly place: string }
  | { readonly step: 'applications'; readonly places: readonly CardPlace[] }
  | { readonly step: 'files'; readonly application: CardPlace; readonly places: readonly CardPlace[] }
  | {
      readonly step: 'objects';
      readonly application: CardPlace;
      readonly file: CardPlace;
      readonly detail: string | null;
      readonly rows: readonly CardObjectRow[];
    };

/** What the last test of a device gave. */
export interface DeviceTest {
  readonly atMs: number;
  readonly outcome: 'passed' | 'failed';
  readonly faultCode: string | null;
  /** Masked particulars: the card's answer to reset, the serial of the test page. */
  readonly said: string;
}

/** Uses and faults of a device since its counters began. */
export interface DeviceCounts {
  readonly sinceMs: number | null;
  readonly uses: number;
  readonly faults: number;
  /** Mean swipes between faults; `null`: there was none. */
  readonly meanUsesBetweenFaults: number | null;
  readonly lastFaultCode: string | null;
  readonly lastFaultAtMs: number | null;
}

export interface DeviceRow {
  readonly device: DeviceName;
  readonly state: DeviceState | 'unknown';
  readonly paper: Paper | null;
  /** What else it uses up or fills. */
  readonly supplies: readonly Supply[];
  readonly counts: DeviceCounts | null;
  /** Name of the reader, or what lies in it. */
  readonly note: string;
  readonly testable: boolean;
  readonly running: boolean;
  readonly last: DeviceTest | null;
}

export interface JournalSessionRow {
  readonly session: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  readonly reason: string | null;
}

export interface JournalEntryRow {
  readonly id: number;
  readonly atMs: number;
  readonly kind: 'intent' | 'outcome';
  readonly step: string;
  readonly outcome: string | null;
  readonly faultCode: string | null;
  readonly facts: string;
}

export type ReadinessLevel = 'ready' | 'attention' | 'notReady';

export interface ReadinessCheck {
  readonly check: string;
  readonly name: BilingualText;
  readonly level: ReadinessLevel;
  readonly value: BilingualText;
  readonly faultCode: string | null;
}

/** A file that was laid down for the engineer, or why it could not be. */
export type SavedFile =
  | { readonly outcome: 'saved'; readonly what: 'report' | 'bundle'; readonly file: string }
  | { readonly outcome: 'failed'; readonly what: 'report' | 'bundle'; readonly faultCode: string };

export type MaintenanceView =
  | {
      readonly screen: 'maintenanceSignIn';
      readonly step: 'opening' | 'closed' | 'locked' | 'card' | 'readingCard' | 'code' | 'checking';
      readonly lastTry: 'none' | 'wrong' | 'timedOut' | 'unknownCard' | 'failed';
      readonly faultCode: string | null;
      readonly triesLeft: number;
      /** Milliseconds since the Unix epoch; while `locked`. */
      readonly lockedUntilMs: number | null;
      readonly minDigits: number;
      readonly maxDigits: number;
    }
  | { readonly screen: 'maintenanceHome'; readonly engineer: string; readonly visit: string }
  | {
      readonly screen: 'maintenanceCard';
      readonly masked: boolean;
      readonly atr: string | null;
      readonly explorer: CardExplorerStep;
    }
  /** The second question before a card is shown in full. */
  | { readonly screen: 'maintenanceUnmask' }
  | { readonly screen: 'maintenanceDevices'; readonly devices: readonly DeviceRow[]; readonly looking: boolean }
  | {
      readonly screen: 'maintenanceJournal';
      readonly sessions: readonly JournalSessionRow[];
      readonly page: number;
      readonly pages: number;
      readonly chain: 'notChecked' | 'checking' | { readonly entries: number } | { readonly broken: string };
    }
  | {
      readonly screen: 'maintenanceSession';
      readonly session: string;
      readonly entries: readonly JournalEntryRow[];
      readonly page: number;
      readonly pages: number;
    }
  | {
      readonly screen: 'maintenanceStatus';
      readonly level: ReadinessLevel | null;
      readonly checks: readonly ReadinessCheck[];
      readonly saved: SavedFile | null;
      readonly busy: 'looking' | 'report' | 'bundle' | null;
    };
