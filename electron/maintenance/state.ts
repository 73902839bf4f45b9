import type {
  DeviceName,
  DeviceTest,
  JournalEntryRow,
  JournalSessionRow,
  ReadinessCheck,
  ReadinessLevel,
  SavedFile,
} from '../api/maintenance-view.ts';
import type { ExploredApplication } from '../../native/card/explore/tree.ts';
import type { FoundDevice, Gate, MaintenanceAsk, ReadingProgress } from './effects.ts';

export interface SignIn {
  readonly page: 'signIn';
  readonly step: 'opening' | 'closed' | 'locked' | 'card' | 'readingCard' | 'code' | 'checking';
  readonly gate: Gate | null;
  readonly lastTry: 'none' | 'wrong' | 'timedOut' | 'unknownCard' | 'failed';
  readonly faultCode: string | null;
}

/** The explorer: no card, a card being read, or a card that was read with the place that is looked at. */
export type CardPage = { readonly page: 'card' } & (
  | { readonly card: 'none'; readonly faultCode: string | null }
  | { readonly card: 'failed'; readonly faultCode: string }
  | { readonly card: 'reading'; readonly reveal: boolean; readonly progress: ReadingProgress }
  | ReadCard
);
export interface ReadCard {
  readonly card: 'read';
  readonly revealed: boolean;
  /** "Show it in full?" stands on the screen. */
  readonly asking: boolean;
  readonly atr: string;
  readonly applications: readonly ExploredApplication[];
  /** Places in the lists: the application, then the file. */
  readonly application: number | null;
  readonly file: number | null;
}

export interface JournalPage {
  readonly page: 'journal';
  readonly sessions: readonly JournalSessionRow[];
  readonly at: number;
  readonly of: number;
  readonly chain: 'notChecked' | 'checking' | { readonly entries: number } | { readonly broken: string };
  readonly open: {
    readonly session: string;
    readonly entries: readonly JournalEntryRow[];
    readonly at: number;
    readonly of: number;
  } | null;
}

export interface StatusPage {
  readonly page: 'status';
  readonly level: ReadinessLevel | null;
  readonly checks: readonly ReadinessCheck[];
  readonly saved: SavedFile | null;
}

export type MaintenancePage =
  | SignIn
  | { readonly page: 'home' }
  | CardPage
  | { readonly page: 'devices'; readonly devices: readonly FoundDevice[] }
  | JournalPage
  | StatusPage;

/** One visit of an engineer. */
export interface MaintenanceState {
  /** Its number in the journal; empty until the journal gave it. */
  readonly visit: string;
  /** Empty until signed in. */
  readonly engineer: string;
  readonly at: MaintenancePage;
  readonly tests: Readonly<Partial<Record<DeviceName, DeviceTest>>>;
  /** The one thing asked and not yet answered. */
  readonly pending: { readonly id: number; readonly ask: MaintenanceAsk } | null;
}
