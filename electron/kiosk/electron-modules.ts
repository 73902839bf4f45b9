/** What the shell uses of Electron, and no more: a test's double implements exactly this, and the compiler checks it against Electron. */
import type { BrowserWindowConstructorOptions } from 'electron';

/** An event of which the default can be refused. */
export interface Refusable {
  preventDefault(): void;
}

export interface ShellFrame {
  readonly url: string;
  /** `null` for a window's top frame. */
  readonly parent: object | null;
}

/** What a page does to become, or to hold, another page. */
export type LeavingEvent = 'will-navigate' | 'will-frame-navigate' | 'will-redirect' | 'will-attach-webview';

export interface ShellContents {
  on(event: LeavingEvent, listener: (event: Refusable) => void): unknown;
  on(event: 'render-process-gone', listener: (event: Refusable, details: { readonly reason: string }) => void): unknown;
  on(event: 'unresponsive', listener: () => void): unknown;
  on(event: 'preload-error', listener: (event: Refusable, preloadPath: string, error: Error) => void): unknown;
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
  /** Rejects when the page does not load. */
  loadURL(url: string): Promise<void>;
  send(channel: string, message: unknown): void;
  isDestroyed(): boolean;
}

export interface ShellWindow {
  readonly webContents: ShellContents;
  on(event: 'close', listener: (event: Refusable) => void): unknown;
  on(event: 'closed', listener: () => void): unknown;
  isDestroyed(): boolean;
  /** Closes the window at once, whatever its page says. */
  destroy(): void;
}

export interface ShellIpcEvent {
  readonly sender: ShellContents;
  readonly senderFrame: ShellFrame | null;
}
export type IpcListener = (event: ShellIpcEvent, message: unknown) => void;

export interface ShellSession {
  readonly protocol: {
    handle(scheme: string, handler: (request: Request) => Promise<Response>): void;
    unhandle(scheme: string): void;
  };
  readonly webRequest: {
    onBeforeRequest(
      filter: { urls: string[] },
      listener: (details: { readonly url: string }, callback: (answer: { cancel: boolean }) => void) => void,
    ): void;
  };
  setPermissionRequestHandler(handler: (contents: ShellContents, permission: string, callback: (granted: boolean) => void) => void): void;
  setPermissionCheckHandler(handler: (contents: ShellContents | null, permission: string) => boolean): void;
  setDevicePermissionHandler(handler: () => boolean): void;
  setSpellCheckerEnabled(enable: boolean): void;
  on(event: 'will-download', listener: (event: Refusable) => void): unknown;
}

export interface ShellApp {
  readonly isPackaged: boolean;
  readonly commandLine: {
    appendSwitch(name: string, value?: string): void;
    hasSwitch(name: string): boolean;
    removeSwitch(name: string): void;
  };
  on(event: 'web-contents-created', listener: (event: Refusable, contents: ShellContents) => void): unknown;
  on(event: 'before-quit', listener: (event: Refusable) => void): unknown;
  on(event: 'window-all-closed', listener: () => void): unknown;
  requestSingleInstanceLock(): boolean;
  enableSandbox(): void;
  whenReady(): Promise<void>;
  quit(): void;
  relaunch(): void;
  /** Ends the program at once, without `before-quit`. */
  exit(code: number): void;
}

export interface ShellDisplay {
  readonly id: number;
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

export interface ElectronModules {
  readonly app: ShellApp;
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => ShellWindow;
  readonly ipcMain: {
    on(channel: string, listener: IpcListener): unknown;
    off(channel: string, listener: IpcListener): unknown;
  };
  readonly Menu: { setApplicationMenu(menu: null): void };
  readonly protocol: {
    registerSchemesAsPrivileged(
      schemes: { scheme: string; privileges: { standard: boolean; secure: boolean; supportFetchAPI: boolean } }[],
    ): void;
  };
  readonly screen: {
    getPrimaryDisplay(): ShellDisplay;
    getAllDisplays(): readonly ShellDisplay[];
  };
  readonly session: { fromPartition(partition: string, options: { cache: boolean }): ShellSession };
}
