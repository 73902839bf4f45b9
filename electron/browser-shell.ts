/**
 * The terminal without Electron: its files and its api on the loopback address, its window in the system's Chromium, or in whatever
 * browser on this machine opens the address that is printed.
 */
import type { Clock } from '../native/base/clock.ts';
import type { TerminalSide } from './api/terminal.ts';
import { TOKEN_PARAMETER } from './api/wire.ts';
import { ChromiumWindow } from './kiosk/chromium-window.ts';
import { openFileServer } from './kiosk/file-server.ts';
import { OneUseTokens } from './kiosk/one-use-tokens.ts';
import { readStaticFile } from './kiosk/static-files.ts';
import { openWire } from './kiosk/wire-server.ts';

/** Side by side on a screen of 1920 x 1080: a portrait kiosk, and what stands beside it. */
const KIOSK_PLACE = { left: 0, top: 0, width: 600, height: 1040 } as const;
const PANEL_PLACE = { left: 600, top: 0, width: 1320, height: 1040 } as const;
const DEBIAN_CHROMIUM = '/usr/bin/chromium';
/** A window that reloads is back sooner; one that is not has lost its page (a crashed tab). */
const RECONNECT_WITHIN_MS = 10_000;
/** A window that has just been started may take this long on a slow machine. */
const FIRST_CONNECT_WITHIN_MS = 60_000;

export interface BrowserShellOptions {
  readonly terminal: TerminalSide;
  /** The built renderer, with `index.html` in it. */
  readonly rendererDirectory: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** X display for the window (`:0`); `null` or absent: no window, the address is printed. */
  readonly display?: string | null;
  /** Chromium's executable. */
  readonly chromium?: string;
  /** Full screen without a frame; `false` only for development. */
  readonly kiosk?: boolean;
  /** Addresses of a page that stands beside the kiosk, each for one start: two windows share the screen then. */
  readonly beside?: () => string;
  readonly print: (line: string) => void;
  readonly clock: Clock;
}

export interface BrowserShell {
  /** Address with an unspent token. With a window of its own it has been handed to that window. */
  readonly address: string;
  close(): Promise<void>;
}

/** Opens the shell. Throws when the renderer has not been built or the port is taken. */
export async function openBrowserShell(options: BrowserShellOptions): Promise<BrowserShell> {
  const { terminal, rendererDirectory, print, clock } = options;
  const index = await readStaticFile(rendererDirectory, '/');
  if (!index.ok) throw new Error(`no renderer in ${rendererDirectory}: build it first (npm run build)`);
  const { server, port } = await openFileServer(rendererDirectory, options.port ?? 0);
  const tokens = new OneUseTokens();
  let newest = '';
  const address = (): string => (newest = `http://127.0.0.1:${port}/#${TOKEN_PARAMETER}=${tokens.issue()}`);

  const patience = new Patience(clock, () => (window ? window.restart() : invite()));
  const wire = openWire({
    server,
    port,
    terminal,
    tokens,
    clock,
    report: print,
    onConnected: (connected) => (connected ? patience.end() : patience.begin(RECONNECT_WITHIN_MS)),
  });
  const window = openWindow(options, () => {
    tokens.revokeAll();
    patience.begin(FIRST_CONNECT_WITHIN_MS);
    return address();
  });
  const invite = (): void => print(`The terminal waits at ${address()} (this machine only; the address works once)`);
  if (!window) invite();
  const second = window === null ? null : openBeside(options);

  return {
    get address() {
      return newest;
    },
    close: async () => {
      wire.close();
      await window?.close();
      await second?.close();
      patience.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Waits for a window to connect, one wait at a time. */
class Patience {
  readonly #clock: Clock;
  readonly #onOver: () => void;
  #cancel: () => void = () => undefined;

  constructor(clock: Clock, onOver: () => void) {
    this.#clock = clock;
    this.#onOver = onOver;
  }

  begin(withinMs: number): void {
    this.end();
    this.#cancel = this.#clock.after(withinMs, this.#onOver);
  }

  end(): void {
    this.#cancel();
  }
}

function openWindow(options: BrowserShellOptions, address: () => string): ChromiumWindow | null {
  const display = options.display ?? null;
  if (display === null || display === '') return null;
  return new ChromiumWindow({
    executable: options.chromium ?? DEBIAN_CHROMIUM,
    display,
    kiosk: options.kiosk ?? options.beside === undefined,
    ...(options.beside === undefined ? {} : { place: KIOSK_PLACE }),
    asRoot: process.getuid?.() === 0,
    address,
    clock: options.clock,
    print: options.print,
  });
}

function openBeside(options: BrowserShellOptions): ChromiumWindow | null {
  const { beside, display = null, chromium = DEBIAN_CHROMIUM, clock, print } = options;
  if (beside === undefined || display === null) return null;
  const asRoot = process.getuid?.() === 0;
  return new ChromiumWindow({ executable: chromium, display, kiosk: false, place: PANEL_PLACE, asRoot, address: beside, clock, print });
}
