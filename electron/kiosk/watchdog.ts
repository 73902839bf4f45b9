/** What happens after a bug that nobody caught: it is reported, the session is ended safely, and the program starts afresh. */
import type { Clock } from '../../native/base/clock.ts';

/** Tells a supervisor to start the program again (`EX_SOFTWARE` of BSD's sysexits). */
export const EXIT_FOR_RESTART = 70;
/** The orderly end may take this long; a bug may have broken it too. */
const END_WITHIN_MS = 5_000;
/** A program that fails while it starts is not restarted before it is this old, so that it does not spin. */
const YOUNGEST_RESTART_MS = 10_000;

/** Where bugs surface: Node's `process`. */
export interface BugSource {
  on(event: 'uncaughtException', listener: (error: unknown) => void): unknown;
  on(event: 'unhandledRejection', listener: (reason: unknown) => void): unknown;
  off(event: 'uncaughtException', listener: (error: unknown) => void): unknown;
  off(event: 'unhandledRejection', listener: (reason: unknown) => void): unknown;
}

export interface WatchdogOptions {
  readonly process: BugSource;
  readonly clock: Clock;
  /** Told of every bug, the first and those that follow while the program ends. */
  readonly report: (error: unknown) => void;
  /** Ends the session, wipes what it held, gives the devices back. */
  readonly end: () => Promise<void>;
  /** Ends the process so that it begins anew. Called once. */
  readonly restart: () => void;
}

export interface Watchdog {
  /** A bug that was caught elsewhere and leaves nothing to go on with. */
  bite(error: unknown): void;
  /** Stops watching. */
  stop(): void;
}

/** Watches from now on. */
export function startWatchdog({ process, clock, report, end, restart }: WatchdogOptions): Watchdog {
  const startedAtMs = clock.nowMs();
  let bitten = false;
  const bite = (error: unknown): void => {
    report(error);
    if (bitten) return;
    bitten = true;
    let restarting = false;
    const restartOnce = (): void => {
      if (restarting) return;
      restarting = true;
      cancel();
      const ageMs = clock.nowMs() - startedAtMs;
      if (ageMs >= YOUNGEST_RESTART_MS) restart();
      else clock.after(YOUNGEST_RESTART_MS - ageMs, restart);
    };
    const cancel = clock.after(END_WITHIN_MS, restartOnce);
    // An `end` that throws at once counts as one that fails.
    Promise.resolve().then(end).catch(report).then(restartOnce, restartOnce);
  };
  process.on('uncaughtException', bite);
  process.on('unhandledRejection', bite);
  const stop = (): void => {
    process.off('uncaughtException', bite);
    process.off('unhandledRejection', bite);
  };
  return { bite, stop };
}
