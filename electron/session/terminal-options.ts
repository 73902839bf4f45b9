import type { Clock } from '../../native/base/clock.ts';
import type { MaintenanceSide } from '../maintenance/effects.ts';
import type { SessionConfig } from './config.ts';
import type { Journal } from './journal.ts';
import type { Devices } from './runner/devices.ts';

/** What a terminal is made of. */
export interface TerminalOptions {
  readonly config: SessionConfig;
  readonly devices: Devices;
  readonly journal: Journal;
  readonly maintenance: MaintenanceSide;
  readonly clock: Clock;
  /** A fresh, never repeated session number. */
  readonly sessionNumber: () => string;
  readonly simulated: boolean;
  /** A bug was caught: the session was ended and wiped. */
  readonly onBug: (error: unknown) => void;
  /** The renderer has painted a frame. */
  readonly onPainted?: (sequence: number, atMs: number) => void;
  readonly readerFault: string | null;
  /** The battery is nearly empty, and nobody is served any more: close in order. */
  readonly onBatteryLow?: () => void;
}
