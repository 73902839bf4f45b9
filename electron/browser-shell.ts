/**
 * The terminal without Electron: its files and its api on the loopback address, its window in the system's Chromium, or in whatever
 * browser on this machine opens the address that is printed.
 */
import type { Clock } from '../native/base/clock.ts';
import type { PageSide } from './api/terminal.ts';
import { TOKEN_PARAMETER } from './api/wire.ts';
import type { WindowPlace } from './kiosk/chromium-flags.ts';
import { ChromiumWindow } from './kiosk/chromium-window.ts';
import { openFileServer } from './kiosk/file-server.ts';
import type { IdlePicture } from './kiosk/idle-pictures.ts';
import { OneUseTokens } from './kiosk/one-use-tokens.ts';
import { readStaticFile } from './kiosk/static-files.ts';
import { openWire } from './kiosk/wire-server.ts';

/** Side by side on a screen of 1920 x 1080: a portrait kiosk, and what stands beside it. */
const KIOSK_PLACE = { left: 0, top: 0, width: 600, height: 1040 } as const;
const PANEL_PLACE = { left: 600, top: 0, width: 1320, height: 1040 } as const;
/** One screen of a counter. */
const SCREEN = { left: 0, top: 0, width: 1920, height: 1080 } as const;
const DEBIAN_CHROMIUM = '/usr/bin/chromium';
/** A window that reloads is back sooner; one that is not has lost its page (a crashed tab). */
const RECONNECT_WITHIN_MS = 10_000;
/** A window that has just been started may take this long on a slow machine. */
const FIRST_CONNECT_WITHIN_MS = 60_000;

export interface BrowserShellOptions<F> {
  readonly terminal: PageSide<F>;
  /** The page of this side, below the renderer's folder; absent: the kiosk's. */
  readonly page?: string;
  /** What the operator is told waits at the address. */
  readonly title?: string;
  /** The built renderer, with `index.html` in it. */
  readonly rendererDirectory: string;
  /** Pictures of the outlet that the page may show; absent: none. */
  readonly pictures?: readonly IdlePicture[];
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** X display for the window (`:0`); `null` or absent: no window, the address is printed. */
  readonly display?: string | null;
  /** The how many-eth screen of the display, from 0: where the window opens. */
  readonly screen?: number;
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
export async function openBrowserShell<F>(options: BrowserShellOptions<F>): Promise<BrowserShell> {
  const { terminal, rendererDirectory, print, clock, page = '', title = 'The terminal' } = options;
  const index = await readStaticFile(rendererDirectory, `/${page}`);
  if (!index.ok) throw new Error(`no renderer in ${rendererDirectory}: build it first (npm run build)`);
  const { server, port } = await openFileServer({ root: rendererDirectory, pictures: options.pictures ?? [] }, options.port ?? 0);
  const tokens = new OneUseTokens();
  let newest = '';
  const address = (): string => (newest = `http://127.0.0.1:${port}/${page}#${TOKEN_PARAMETER}=${tokens.issue()}`);

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
  const invite = (): void => print(`${title} waits at ${address()} (this machine only; the address works once)`);
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

/** A window that shares the screen, or one that stands on another screen: screens stand side by side. */
function placeOf<F>({ beside, screen = 0 }: BrowserShellOptions<F>): { readonly place?: WindowPlace } {
  if (beside !== undefined) return { place: KIOSK_PLACE };
  return screen === 0 ? {} : { place: { ...SCREEN, left: screen * SCREEN.width } };
}

function openWindow<F>(options: BrowserShellOptions<F>, address: () => string): ChromiumWindow | null {
  const display = options.display ?? null;
  if (display === null || display === '') return null;
  return new ChromiumWindow({
    executable: options.chromium ?? DEBIAN_CHROMIUM,
    display,
    kiosk: options.kiosk ?? options.beside === undefined,
    ...placeOf(options),
    asRoot: process.getuid?.() === 0,
    address,
    clock: options.clock,
    print: options.print,
  });
}

function openBeside<F>(options: BrowserShellOptions<F>): ChromiumWindow | null {
  const { beside, display = null, chromium = DEBIAN_CHROMIUM, clock, print } = options;
  if (beside === undefined || display === null) return null;
  const asRoot = process.getuid?.() === 0;
  return new ChromiumWindow({ executable: chromium, display, kiosk: false, place: PANEL_PLACE, asRoot, address: beside, clock, print });
}
