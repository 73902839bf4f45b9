/** Keeps one Electron window open: one whose page crashes, hangs, does not load or does not listen is replaced, ever more slowly. */
import type { BrowserWindowConstructorOptions } from 'electron';
import type { Clock } from '../../native/base/clock.ts';
import type { ElectronModules, ShellContents, ShellWindow } from './electron-modules.ts';
import type { WindowPlace } from './electron-places.ts';
import { WindowBackOff } from './window-back-off.ts';

/** A page listens within this time, even on a slow machine; one that does not is broken. */
const LISTEN_WITHIN_MS = 60_000;
/** Size of a window that is no kiosk's: for development. */
const SMALL = { width: 720, height: 1280 } as const;

export interface ElectronWindowOptions {
  readonly electron: Pick<ElectronModules, 'BrowserWindow'>;
  readonly kiosk: boolean;
  readonly devTools: boolean;
  /** Address of its page, asked anew for each window. */
  readonly url: () => string;
  /** `null`: the page gets no api. */
  readonly preloadPath: string | null;
  /** Where it stands; a window for development that would be alone has a small size of its own. */
  readonly place: WindowPlace;
  /** Its page says when it listens; one that does not in time is replaced. */
  readonly waitsForPage: boolean;
  /** Session of the window: kept in memory only, for its name does not begin with `persist:`. */
  readonly partition: string;
  readonly clock: Clock;
  readonly print: (line: string) => void;
  /** The contents that stand now; `null`: none. */
  readonly onContents: (contents: ShellContents | null) => void;
  /** A person closed a window that is no kiosk's. */
  readonly onClosed: () => void;
}

export class ElectronWindow {
  readonly #options: ElectronWindowOptions;
  readonly #backOff = new WindowBackOff();
  #window: ShellWindow | null = null;
  /** A window whose page is gone: it covers the desktop until the next one stands. */
  #cover: ShellWindow | null = null;
  #closed = false;
  #cancelWait: () => void = () => undefined;

  /** Opens the window at once. */
  constructor(options: ElectronWindowOptions) {
    this.#options = options;
    this.#open();
  }

  /** The page of the window listens: it is sound. */
  listens(): void {
    this.#cancelWait();
  }

  /** Closes the window for good. */
  close(): void {
    this.#closed = true;
    this.#cancelWait();
    this.#drop();
    this.#uncover();
  }

  #open(): void {
    const { electron, clock, url, waitsForPage, onContents } = this.#options;
    const window = new electron.BrowserWindow(this.#windowOptions());
    const openedAtMs = clock.nowMs();
    this.#window = window;
    this.#uncover();
    const gone = (why: string): void => {
      if (this.#window === window) this.#replace(why, clock.nowMs() - openedAtMs);
    };
    this.#watch(window, gone);
    onContents(window.webContents);
    if (waitsForPage) this.#cancelWait = clock.after(LISTEN_WITHIN_MS, () => gone('its page does not listen'));
    window.webContents.loadURL(url()).catch((error: unknown) => gone(`its page did not load (${String(error)})`));
  }

  #watch(window: ShellWindow, gone: (why: string) => void): void {
    const { kiosk, print } = this.#options;
    const contents = window.webContents;
    contents.on('render-process-gone', (_event, { reason }) => {
      if (this.#window === window) this.#cover = window;
      gone(`its page ended (${reason})`);
    });
    contents.on('unresponsive', () => gone('its page hangs'));
    contents.on('preload-error', (_event, _path, error) => print(`The window's preload failed: ${error.message}`));
    window.on('close', (event) => {
      if (kiosk) event.preventDefault();
    });
    window.on('closed', () => {
      if (kiosk) gone('it was closed');
      else if (this.#window === window) this.#leave();
    });
  }

  #replace(why: string, stoodMs: number): void {
    this.#cancelWait();
    this.#drop();
    const delayMs = this.#backOff.nextDelayMs(stoodMs);
    this.#options.print(`The window: ${why}; a new one opens in ${delayMs / 1_000} s.`);
    this.#cancelWait = this.#options.clock.after(delayMs, () => this.#open());
  }

  #leave(): void {
    this.#cancelWait();
    this.#drop();
    if (!this.#closed) this.#options.onClosed();
  }

  /** Lets go of the window. What a page that hangs still shows leaves the screen at once. */
  #drop(): void {
    const window = this.#window;
    this.#window = null;
    this.#options.onContents(null);
    if (window !== null && window !== this.#cover) destroy(window);
  }

  #uncover(): void {
    const cover = this.#cover;
    this.#cover = null;
    if (cover !== null) destroy(cover);
  }

  #windowOptions(): BrowserWindowConstructorOptions {
    const { kiosk, devTools, preloadPath, partition, place } = this.#options;
    // Without a window manager nobody makes a window fill the screen, so it is born that size.
    const { x, y, width, height } = place.bounds;
    return {
      ...(kiosk || !place.alone ? { x, y, width, height } : SMALL),
      kiosk: kiosk && place.alone,
      frame: !kiosk,
      alwaysOnTop: kiosk,
      autoHideMenuBar: true,
      backgroundColor: '#ffffff',
      webPreferences: {
        ...(preloadPath === null ? {} : { preload: preloadPath }),
        partition,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        nodeIntegrationInWorker: false,
        webviewTag: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        navigateOnDragDrop: false,
        plugins: false,
        disableDialogs: true,
        spellcheck: false,
        backgroundThrottling: false,
        devTools,
      },
    };
  }
}

function destroy(window: ShellWindow): void {
  if (!window.isDestroyed()) window.destroy();
}
