/** Keeps one Chromium window open: one that ends is started again, ever more slowly while it keeps ending. */
import { spawn } from 'node:child_process';
import type { Clock } from '../../native/base/clock.ts';
import { chromiumFlags, type WindowPlace } from './chromium-flags.ts';
import { makeChromiumProfile } from './chromium-profile.ts';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
/** A window that stood this long was sound: the next wait is short again. */
const SOUND_AFTER_MS = 60_000;
/** Chromium ends within this time when asked, else it is killed. */
const END_WITHIN_MS = 3_000;

/** What the window needs of a child process. */
export interface WindowProcess {
  readonly pid?: number | undefined;
  once(event: 'exit', listener: (code: number | null, signal: string | null) => void): unknown;
  once(event: 'error', listener: (error: Error) => void): unknown;
}

/** Temporary files go into the profile, which is removed: a Chromium that is killed does not remove its own. */
export interface WindowEnvironment {
  readonly DISPLAY: string;
  readonly TMPDIR: string;
}

export interface ChromiumWindowOptions {
  readonly executable: string;
  readonly display: string;
  readonly kiosk: boolean;
  /** Where a window that is no kiosk's stands. */
  readonly place?: WindowPlace;
  readonly asRoot: boolean;
  /** A fresh address with a fresh token for each start. */
  readonly address: () => string;
  readonly clock: Clock;
  readonly print: (line: string) => void;
  readonly start?: (executable: string, flags: readonly string[], environment: WindowEnvironment) => WindowProcess;
  readonly kill?: (pid: number, signal: 'SIGTERM' | 'SIGKILL') => void;
}

export class ChromiumWindow {
  readonly #options: ChromiumWindowOptions;
  #running: { readonly pid: number | null; readonly gone: Promise<void> } | null = null;
  #failures = 0;
  #closed = false;
  #cancelRetry: () => void = () => undefined;

  /** Opens the window at once. */
  constructor(options: ChromiumWindowOptions) {
    this.#options = options;
    if (options.asRoot) options.print('Chromium runs without its own sandbox, because this program runs as root.');
    this.#open();
  }

  /** Ends the Chromium that runs; a fresh one with a fresh address follows. */
  restart(): void {
    this.#signal('SIGKILL');
  }

  /** Closes the window for good. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelRetry();
    const running = this.#running;
    if (!running) return;
    this.#signal('SIGTERM');
    const cancel = this.#options.clock.after(END_WITHIN_MS, () => this.#signal('SIGKILL'));
    await running.gone;
    cancel();
  }

  #open(): void {
    const { executable, display, kiosk, asRoot, address, clock, place } = this.#options;
    const profile = makeChromiumProfile(address(), kiosk);
    const startedAtMs = clock.nowMs();
    const { directory: profileDirectory, startPage } = profile;
    const flags = chromiumFlags({ profileDirectory, startPage, kiosk, asRoot, ...(place === undefined ? {} : { place }) });
    const child = (this.#options.start ?? startChromium)(executable, flags, { DISPLAY: display, TMPDIR: profile.directory });
    const gone = new Promise<string>((resolve) => {
      child.once('exit', (code, signal) => resolve(`it ended (${signal ?? String(code)})`));
      child.once('error', (error) => resolve(`it could not be started (${error.message})`));
    }).then(async (why) => {
      this.#running = null;
      await profile
        .remove()
        .catch((error: unknown) => this.#options.print(`A window's files remain in ${profile.directory}: ${String(error)}`));
      this.#onGone(why, clock.nowMs() - startedAtMs);
    });
    this.#running = { pid: child.pid ?? null, gone };
  }

  #onGone(why: string, stoodMs: number): void {
    if (this.#closed) return;
    this.#failures = stoodMs >= SOUND_AFTER_MS ? 0 : this.#failures;
    const delayMs = Math.min(FIRST_RETRY_MS * 2 ** this.#failures, LONGEST_RETRY_MS);
    this.#failures += 1;
    this.#options.print(`Chromium: ${why}; a new window opens in ${delayMs / 1_000} s.`);
    this.#cancelRetry = this.#options.clock.after(delayMs, () => this.#open());
  }

  #signal(signal: 'SIGTERM' | 'SIGKILL'): void {
    const pid = this.#running?.pid ?? null;
    if (pid !== null) (this.#options.kill ?? killGroup)(pid, signal);
  }
}

/** Variables that a window needs; no other secret of this program's environment goes to it. */
const ENVIRONMENT = ['PATH', 'HOME', 'LANG', 'XAUTHORITY', 'XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS', 'PULSE_SERVER'];

function startChromium(executable: string, flags: readonly string[], environment: WindowEnvironment): WindowProcess {
  const kept = Object.entries(process.env).filter(([name]) => ENVIRONMENT.includes(name));
  // Its own process group, so that its helpers end with it.
  return spawn(executable, flags, { detached: true, stdio: 'ignore', env: { ...Object.fromEntries(kept), ...environment } });
}

function killGroup(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // ESRCH: it has gone by itself meanwhile.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
