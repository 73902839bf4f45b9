/** The life of the Electron program: one at a time, locked before it is ready, terminal and then shell, and back in the other order. */
import type { Clock } from '../../native/base/clock.ts';
import type { Fault } from '../../native/base/fault.ts';
import type { Result } from '../../native/base/result.ts';
import { readElectronArguments, type ElectronArguments } from './electron-arguments.ts';
import { lockProgram } from './electron-lockdown.ts';
import type { ElectronModules } from './electron-modules.ts';
import { openElectronShell, type ShellPage } from './electron-shell.ts';
import { EXIT_FOR_RESTART, startWatchdog, type BugSource, type Watchdog } from './watchdog.ts';

const EXIT_DONE = 0;
const EXIT_FAILED = 1;
/** An orderly end that takes longer is cut short. */
const END_WITHIN_MS = 10_000;

/** Signals that ask for an orderly end: Ctrl-C, a supervisor's stop, the closing of the terminal it was started from. */
const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What is used of Node's `process`. */
export interface ProgramProcess extends BugSource {
  readonly argv: readonly string[];
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown;
  on(event: (typeof ENDING_SIGNALS)[number], listener: () => void): unknown;
}

/** A kiosk or a counter that runs. */
export interface StartedPages {
  /** A kiosk has one; the clerk's is the first of a counter. */
  readonly pages: readonly ShellPage[];
  /** The panel of a simulated run; `null`: there is none. */
  readonly panel: { address(): string } | null;
  close(): Promise<void>;
}

export interface TerminalStart {
  readonly argv: readonly string[];
  readonly say: (line: string) => void;
  readonly onBug: (error: unknown) => void;
  /** The battery is nearly empty: an orderly end, as at SIGTERM. */
  readonly onBatteryLow: () => void;
  /** The built renderer, out of which a simulated run serves its panel. */
  readonly rendererDirectory: string;
}

export interface ElectronProgramOptions {
  readonly electron: ElectronModules;
  readonly process: ProgramProcess;
  readonly clock: Clock;
  readonly rendererDirectory: string;
  readonly preloadPath: string;
  readonly start: (options: TerminalStart) => Promise<Result<StartedPages, Fault>>;
  /** For people at the console. */
  readonly say: (line: string) => void;
  /** For what went wrong. */
  readonly warn: (line: string) => void;
}

/** Runs the program. To be called at once when the process begins, for some locks can only be set before Electron is ready. */
export function runElectronProgram(options: ElectronProgramOptions): void {
  const { electron, warn } = options;
  if (!electron.app.requestSingleInstanceLock()) {
    warn('The terminal runs already on this machine.');
    electron.app.exit(EXIT_FAILED);
    return;
  }
  lockProgram(electron, warn);
  new ElectronProgram(options).run();
}

class ElectronProgram {
  readonly #options: ElectronProgramOptions;
  readonly #arguments: ElectronArguments;
  readonly #watchdog: Watchdog;
  /** What is open, the newest last. */
  readonly #open: (() => Promise<void>)[] = [];
  #started: Promise<void> = Promise.resolve();
  #ended: Promise<void> | null = null;
  #quitting = false;

  constructor(options: ElectronProgramOptions) {
    this.#options = options;
    this.#arguments = readElectronArguments(options.process.argv, options.electron.app.isPackaged);
    this.#watchdog = startWatchdog({
      process: options.process,
      clock: options.clock,
      report: (error) => this.#report(error),
      end: () => this.#end(),
      restart: () => this.#restart(),
    });
  }

  run(): void {
    const { app } = this.#options.electron;
    app.on('window-all-closed', () => undefined); // Between two windows there is none: that is no reason to end.
    app.on('before-quit', (event) => {
      event.preventDefault();
      this.#quit(EXIT_DONE);
    });
    for (const signal of ENDING_SIGNALS) this.#options.process.on(signal, () => app.quit());
    this.#started = this.#start();
    this.#started.catch((error: unknown) => this.#watchdog.bite(error));
  }

  async #start(): Promise<void> {
    const { electron, process: _process, start, say, warn, ...places } = this.#options;
    await electron.app.whenReady();
    if (this.#isEnding()) return;
    const { rest: argv, fullScreen, windowed } = this.#arguments;
    const { rendererDirectory } = places;
    const ends = { onBug: (error: unknown) => this.#report(error), onBatteryLow: () => electron.app.quit() };
    const started = await start({ argv, say, rendererDirectory, ...ends });
    if (!started.ok) {
      warn(`${started.error.code}: ${started.error.detail}`);
      this.#quit(EXIT_FAILED);
      return;
    }
    const { pages } = started.value;
    const panel = fullScreen ? null : started.value.panel;
    this.#open.push(() => started.value.close());
    if (this.#isEnding()) return;
    const shell = await openElectronShell({ ...places, electron, pages, panel, kiosk: !windowed, print: warn });
    this.#open.push(() => shell.close());
  }

  #isEnding(): boolean {
    return this.#ended !== null;
  }

  /** Ends the process when everything is closed, or has taken too long. Only the first call counts. */
  #quit(code: number): void {
    if (this.#isEnding()) return;
    this.#quitting = true;
    const { electron, clock } = this.#options;
    const exit = (with_: number): void => electron.app.exit(with_);
    const cancel = clock.after(END_WITHIN_MS, () => exit(EXIT_FAILED));
    this.#end().then(
      () => {
        cancel();
        exit(code);
      },
      (error: unknown) => {
        cancel();
        this.#report(error);
        exit(EXIT_FAILED);
      },
    );
  }

  /** Closes what is open, the newest first; one that fails does not keep the others open. */
  #end(): Promise<void> {
    this.#ended ??= this.#closeAll();
    return this.#ended;
  }

  async #closeAll(): Promise<void> {
    await this.#started.catch(() => undefined); // Its own handler has reported it.
    const errors: unknown[] = [];
    for (const close of this.#open.splice(0).toReversed()) await close().catch((error: unknown) => errors.push(error));
    if (errors.length > 0) throw new AggregateError(errors, 'the terminal did not end in order');
  }

  #restart(): void {
    const { app } = this.#options.electron;
    // A bug while the program was being ended does not bring it back.
    if (!this.#quitting && !this.#arguments.supervised) app.relaunch();
    app.exit(this.#quitting ? EXIT_FAILED : EXIT_FOR_RESTART);
  }

  #report(error: unknown): void {
    this.#options.warn(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
