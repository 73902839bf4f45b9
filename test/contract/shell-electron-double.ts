/**
 * A strict double of what the shell uses of Electron: a property that is not here, an event that is not listed, a call at the wrong time
 * is a violation and throws. Every call is written down in its order. Messages are cloned as Electron clones them.
 */
import type { BrowserWindowConstructorOptions } from 'electron';
import { expect } from 'vitest';
import type {
  ElectronModules,
  IpcListener,
  Refusable,
  ShellApp,
  ShellContents,
  ShellFrame,
  ShellIpcEvent,
  ShellSession,
  ShellWindow,
} from '../../electron/kiosk/electron-modules.ts';

type Listener = (...given: never[]) => unknown;

export class ElectronDouble {
  /** Every call, in its order. */
  readonly calls: string[] = [];
  readonly violations: string[] = [];
  readonly windows: WindowDouble[] = [];
  readonly contents: ShellContents[] = [];
  readonly app: Emitter;
  readonly session: SessionDouble;
  /** Every other partition. */
  readonly panelSession: SessionDouble;
  readonly modules: ElectronModules;
  readonly switches = new Map<string, string | undefined>();
  readonly #ipc = new Map<string, Set<IpcListener>>();
  #ready = false;
  #whenReady: () => void = () => undefined;

  constructor(
    options: {
      readonly packaged?: boolean;
      readonly alone?: boolean;
      readonly switches?: readonly string[];
      readonly displays?: number;
    } = {},
  ) {
    for (const name of options.switches ?? []) this.switches.set(name, '');
    this.app = new Emitter('app', ['web-contents-created', 'before-quit', 'window-all-closed'], this);
    this.session = new SessionDouble(this);
    this.panelSession = new SessionDouble(this);
    this.modules = this.strict('electron', {
      app: this.#app(options.packaged ?? false, options.alone ?? true),
      BrowserWindow: this.#windowClass(),
      ipcMain: this.strict('ipcMain', {
        on: (channel: string, listener: IpcListener) => void this.#listenersOf(channel).add(listener),
        off: (channel: string, listener: IpcListener) => {
          this.call(`ipcMain.off ${channel}`);
          this.must(this.#listenersOf(channel).delete(listener), `ipcMain.off of a listener that ${channel} never had`);
        },
      }),
      Menu: this.strict('Menu', { setApplicationMenu: (menu: null) => this.call(`Menu.setApplicationMenu ${String(menu)}`) }),
      protocol: this.strict('protocol', {
        registerSchemesAsPrivileged: (schemes: unknown) => {
          this.must(!this.#ready, 'schemes are registered before Electron is ready');
          this.call(`protocol.registerSchemesAsPrivileged ${JSON.stringify(schemes)}`);
        },
      }),
      screen: this.strict('screen', {
        getPrimaryDisplay: () => {
          this.must(this.#ready, 'the screen is known when Electron is ready');
          return displayDouble(0);
        },
        getAllDisplays: () => {
          this.must(this.#ready, 'the screens are known when Electron is ready');
          // In any order: the primary one is the last here.
          return Array.from({ length: options.displays ?? 1 }, (_, at) => displayDouble(at)).reverse();
        },
      }),
      session: this.strict('session', {
        fromPartition: (partition: string, given: { cache: boolean }) => {
          this.must(this.#ready, 'a session is had when Electron is ready');
          this.call(`session.fromPartition ${partition} ${JSON.stringify(given)}`);
          return (partition === 'kiosk' ? this.session : this.panelSession).modules;
        },
      }),
    });
  }

  /** Electron has become ready. */
  ready(): this {
    this.#ready = true;
    this.#whenReady();
    return this;
  }

  /** The window that was opened last. */
  get window(): WindowDouble {
    const window = this.windows.at(-1);
    if (!window) throw new Error('no window was opened');
    return window;
  }

  /** A message as the main process gets it. */
  message(channel: string, event: ShellIpcEvent, ...content: readonly unknown[]): void {
    for (const listener of this.#listenersOf(channel)) listener(event, structuredClone(content[0]));
  }

  /** How many listeners the main process has on all channels. */
  listening(): number {
    return [...this.#ipc.values()].reduce((sum, listeners) => sum + listeners.size, 0);
  }

  expectNoViolations(): void {
    expect(this.violations).toEqual([]);
  }

  call(what: string): void {
    this.calls.push(what);
  }

  /** An object of which nothing can be read or set but `members`. */
  strict<T extends object>(name: string, members: T): T {
    const unknown = (property: string | symbol): never => this.violate(`${name}.${String(property)} is not part of what the shell uses`);
    return new Proxy(members, {
      get: (target, property, receiver): unknown => (property in target ? Reflect.get(target, property, receiver) : unknown(property)),
      set: (_target, property) => unknown(property),
    });
  }

  must(holds: boolean, rule: string): void {
    if (!holds) this.violate(rule);
  }

  violate(what: string): never {
    this.violations.push(what);
    throw new Error(what);
  }

  #listenersOf(channel: string): Set<IpcListener> {
    const listeners = this.#ipc.get(channel) ?? new Set();
    this.#ipc.set(channel, listeners);
    return listeners;
  }

  #app(isPackaged: boolean, alone: boolean): ShellApp {
    const early = (what: string): void => {
      this.must(!this.#ready, `${what} is for the time before Electron is ready`);
      this.call(what);
    };
    return this.strict('app', {
      isPackaged,
      on: this.app.on,
      commandLine: this.strict('app.commandLine', {
        appendSwitch: (name: string, value?: string) => {
          early(`switch ${name}`);
          this.switches.set(name, value);
        },
        hasSwitch: (name: string) => this.switches.has(name),
        removeSwitch: (name: string) => {
          early(`no switch ${name}`);
          this.switches.delete(name);
        },
      }),
      requestSingleInstanceLock: () => (this.call('app.requestSingleInstanceLock'), alone),
      enableSandbox: () => early('app.enableSandbox'),
      whenReady: () => new Promise<void>((resolve) => (this.#ready ? resolve() : (this.#whenReady = resolve))),
      quit: () => {
        this.call('app.quit');
        this.app.emit('before-quit', refusable());
      },
      relaunch: () => this.call('app.relaunch'),
      exit: (code: number) => this.call(`app.exit ${code}`),
    });
  }

  #windowClass(): ElectronModules['BrowserWindow'] {
    const open = (options: BrowserWindowConstructorOptions): ShellWindow => {
      this.must(this.#ready, 'a window is opened when Electron is ready');
      const window = new WindowDouble(this, options);
      this.windows.push(window);
      this.app.emit('web-contents-created', refusable(), window.contents);
      return window.modules;
    };
    // `new` of an ordinary function gives the object that the function returns.
    const BrowserWindow = function (options: BrowserWindowConstructorOptions) {
      return open(options);
    };
    return BrowserWindow as unknown as ElectronModules['BrowserWindow'];
  }
}

/** Displays stand side by side. */
function displayDouble(at: number) {
  return { id: at + 1, bounds: { x: at * 1080, y: 0, width: 1080, height: 1920 } };
}

/** Events of one object: only the listed ones can be listened to, each by one listener. */
export class Emitter {
  readonly #listeners = new Map<string, Listener>();
  readonly on: (event: string, listener: Listener) => void;

  constructor(name: string, events: readonly string[], double: ElectronDouble) {
    this.on = (event, listener) => {
      double.must(events.includes(event), `${name} has no event ${event} that the shell may use`);
      double.must(!this.#listeners.has(event), `${name} is listened to twice for ${event}`);
      this.#listeners.set(event, listener);
    };
  }

  emit(event: string, ...given: readonly unknown[]): void {
    const listener = this.#listeners.get(event);
    if (!listener) throw new Error(`nobody listens to ${event}`);
    listener(...(given as never[]));
  }

  has(event: string): boolean {
    return this.#listeners.has(event);
  }
}

const CONTENTS_EVENTS = [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'render-process-gone',
  'unresponsive',
  'preload-error',
];

export class WindowDouble {
  readonly options: BrowserWindowConstructorOptions;
  readonly number: number;
  readonly events: Emitter;
  readonly contentsEvents: Emitter;
  readonly contents: ShellContents;
  readonly modules: ShellWindow;
  /** What was sent to the page, and how the page is told of it. */
  readonly sent: { readonly channel: string; readonly message: unknown }[] = [];
  onSent: (channel: string, message: unknown) => void = () => undefined;
  openHandler: () => { action: 'deny' } = () => {
    throw new Error('new windows are not handled');
  };
  failLoad: (error: Error) => void = () => undefined;
  destroyed = false;

  constructor(double: ElectronDouble, options: BrowserWindowConstructorOptions) {
    this.options = options;
    this.number = double.windows.length + 1;
    const name = `window ${this.number}`;
    double.call(`${name} opened`);
    this.events = new Emitter(name, ['close', 'closed'], double);
    this.contentsEvents = new Emitter(`${name}'s page`, CONTENTS_EVENTS, double);
    const alive = (what: string): void => double.must(!this.destroyed, `${what} of a window that is destroyed`);
    this.contents = double.strict(`${name}.webContents`, {
      on: this.contentsEvents.on,
      setWindowOpenHandler: (handler: () => { action: 'deny' }) => void (this.openHandler = handler),
      loadURL: (url: string) => {
        double.call(`${name} loads ${url}`);
        return new Promise<void>((_, reject) => (this.failLoad = reject));
      },
      send: (channel: string, message: unknown) => {
        alive('send');
        const copy: unknown = structuredClone(message);
        this.sent.push({ channel, message: copy });
        this.onSent(channel, copy);
      },
      isDestroyed: () => this.destroyed,
    });
    const { contents } = this;
    this.modules = double.strict(name, {
      on: this.events.on,
      isDestroyed: () => this.destroyed,
      destroy: () => {
        alive('destroy');
        this.destroyed = true;
        double.call(`${name} destroyed`);
        this.events.emit('closed');
      },
      get webContents() {
        return contents;
      },
    });
  }

  /** A message from this window's page. */
  from(frame: ShellFrame | null): ShellIpcEvent {
    return { sender: this.contents, senderFrame: frame };
  }
}

class SessionDouble {
  readonly modules: ShellSession;
  readonly events: Emitter;
  pages: (request: Request) => Promise<Response> = () => Promise.reject(new Error('no scheme is handled'));
  /** Decides a permission that a page asks for. */
  ask: (permission: string) => boolean = () => true;
  check: (permission: string) => boolean = () => true;
  device: () => boolean = () => true;
  readonly network: { urls: readonly string[]; cancels: (url: string) => boolean }[] = [];

  constructor(double: ElectronDouble) {
    this.events = new Emitter('the session', ['will-download'], double);
    this.modules = double.strict('the session', {
      on: this.events.on,
      protocol: double.strict('the session’s protocol', {
        handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
          double.call(`handles ${scheme}:`);
          this.pages = handler;
        },
        unhandle: (scheme: string) => double.call(`handles ${scheme}: no more`),
      }),
      webRequest: double.strict('webRequest', {
        onBeforeRequest: (filter: { urls: string[] }, listener) => {
          const cancels = (url: string): boolean => {
            let cancelled = false;
            listener({ url }, ({ cancel }) => (cancelled = cancel));
            return cancelled;
          };
          this.network.push({ urls: filter.urls, cancels });
        },
      } satisfies ShellSession['webRequest']),
      setPermissionRequestHandler: (handler) => {
        this.ask = (permission) => {
          const answers: boolean[] = [];
          handler(double.window.contents, permission, (granted) => answers.push(granted));
          expect(answers).toHaveLength(1);
          return answers[0] ?? true;
        };
      },
      setPermissionCheckHandler: (handler) => void (this.check = (permission) => handler(null, permission)),
      setDevicePermissionHandler: (handler) => void (this.device = handler),
      setSpellCheckerEnabled: (enable: boolean) => double.call(`spell checker ${enable ? 'on' : 'off'}`),
    } satisfies ShellSession);
  }
}

/** An event whose default can be refused, and that says whether it was. */
export function refusable(): Refusable & { readonly refused: boolean } {
  let refused = false;
  return {
    preventDefault: () => void (refused = true),
    get refused() {
      return refused;
    },
  };
}
