/**
 * What maintenance mode can ask of the world, and what comes back. Never recorded: a visit leaves its steps in the journal, so a card
 * that an engineer unmasked stands in no recording.
 */
import type {
  DeviceName,
  DeviceRow,
  DeviceTest,
  JournalEntryRow,
  JournalSessionRow,
  ReadinessCheck,
  ReadinessLevel,
  SavedFile,
} from '../api/maintenance-view.ts';
import type { ExploredApplication } from '../../native/card/explore/tree.ts';

/** Whether an engineer may try to sign in now. */
export type Gate =
  | { readonly gate: 'closed' }
  | { readonly gate: 'locked'; readonly untilMs: number }
  /** `card`: the engineer's card is asked for before the code. */
  | { readonly gate: 'open'; readonly triesLeft: number; readonly card: boolean };

export type MaintenanceAsk =
  | { readonly ask: 'open' }
  /** The engineer's card, the second factor. */
  | { readonly ask: 'engineerCard'; readonly insertion: number }
  | { readonly ask: 'enterCode' }
  | { readonly ask: 'checkCode' }
  | { readonly ask: 'explore'; readonly insertion: number; readonly reveal: boolean }
  | { readonly ask: 'devices' }
  | { readonly ask: 'test'; readonly device: DeviceName; readonly insertion: number | null }
  | { readonly ask: 'sessions'; readonly page: number }
  | { readonly ask: 'entries'; readonly session: string; readonly page: number }
  | { readonly ask: 'verifyChain' }
  | { readonly ask: 'status' }
  | { readonly ask: 'save'; readonly what: 'report' | 'bundle' }
  /** The visit is over; nobody waits for the answer. */
  | { readonly ask: 'leave'; readonly reason: string };

/** A failure as the screen knows it. */
export interface MaintenanceFailure {
  readonly outcome: 'failed';
  readonly code: string;
}

export type MaintenanceResult =
  | { readonly of: 'open'; readonly visit: string; readonly gate: Gate }
  | { readonly of: 'engineerCard'; readonly result: { readonly outcome: 'known' } | { readonly outcome: 'unknown' } | MaintenanceFailure }
  | {
      readonly of: 'enterCode';
      readonly result:
        { readonly outcome: 'entered' } | { readonly outcome: 'cancelled' } | { readonly outcome: 'timedOut' } | MaintenanceFailure;
    }
  | {
      readonly of: 'checkCode';
      readonly result:
        { readonly outcome: 'right'; readonly engineer: string } | { readonly outcome: 'wrong'; readonly gate: Gate } | MaintenanceFailure;
    }
  | {
      readonly of: 'explore';
      readonly result:
        { readonly outcome: 'read'; readonly atr: string; readonly applications: readonly ExploredApplication[] } | MaintenanceFailure;
    }
  | { readonly of: 'devices'; readonly devices: readonly FoundDevice[] }
  | { readonly of: 'test'; readonly device: DeviceName; readonly result: DeviceTest }
  | { readonly of: 'sessions'; readonly sessions: readonly JournalSessionRow[]; readonly page: number; readonly pages: number }
  | {
      readonly of: 'entries';
      readonly session: string;
      readonly entries: readonly JournalEntryRow[];
      readonly page: number;
      readonly pages: number;
    }
  | { readonly of: 'verifyChain'; readonly result: { readonly entries: number } | { readonly broken: string } }
  | { readonly of: 'status'; readonly level: ReadinessLevel; readonly checks: readonly ReadinessCheck[] }
  | { readonly of: 'save'; readonly result: SavedFile }
  | { readonly of: 'leave' };

/** A device as it was found; what tests gave is added by the state. */
export type FoundDevice = Omit<DeviceRow, 'running' | 'last'>;

/** How far the reading of a card has come. */
export interface ReadingProgress {
  readonly done: number;
  readonly of: number;
  readonly place: string;
}

/** The effect around an ask; ended by `maintenanceDone` with the same number, or by nothing once it was cancelled. */
export interface MaintenanceEffect {
  readonly effect: 'maintenance';
  readonly id: number;
  readonly ask: MaintenanceAsk;
}

/** Who carries it out: the runner, on this terminal's devices. */
export interface MaintenanceSide {
  /** Answers one question; every question is answered. `onProgress` is told how far the reading of a card has come. */
  ask(ask: MaintenanceAsk, signal: AbortSignal, onProgress: (progress: ReadingProgress) => void): Promise<MaintenanceResult>;
}

/** Events that only maintenance mode knows. */
export type MaintenanceEvent =
  | { readonly event: 'maintenanceDone'; readonly id: number; readonly result: MaintenanceResult }
  | { readonly event: 'maintenanceProgress'; readonly id: number; readonly progress: ReadingProgress };
