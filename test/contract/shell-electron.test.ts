import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Api } from '../../electron/api/api.ts';
import type { Request as TerminalRequest } from '../../electron/api/intent.ts';
import type { Frame } from '../../electron/api/view.ts';
import { CHANNEL } from '../../electron/kiosk/electron-channels.ts';
import type { ShellFrame } from '../../electron/kiosk/electron-modules.ts';
import { idlePictures } from '../../electron/kiosk/idle-pictures.ts';
import { openElectronShell, type ElectronShell } from '../../electron/kiosk/electron-shell.ts';
import { heldClock } from './shell-electron-clock.ts';
import { ElectronDouble, refusable, WindowDouble } from './shell-electron-double.ts';
import { shellSuite } from './shell-suite.ts';
import { frameOf, ShellTestTerminal } from './shell-terminal.ts';

const rendererDirectory = mkdtempSync(join(tmpdir(), 'shell-electron-'));
writeFileSync(join(rendererDirectory, 'index.html'), '<!doctype html><title>terminal</title>');
afterAll(() => rmSync(rendererDirectory, { recursive: true }));

const OWN: ShellFrame = { url: 'kiosk://app/', parent: null };

/** What a preload gets of Electron; the test that loads one puts it here. */
const renderer = vi.hoisted(() => ({ contextBridge: {}, ipcRenderer: {} }));
vi.mock('electron', () => renderer);

const doubles: ElectronDouble[] = [];
const shells: ElectronShell[] = [];
beforeEach(() => vi.resetModules());
afterEach(async () => {
  await Promise.all(shells.splice(0).map((shell) => shell.close()));
  for (const double of doubles.splice(0)) double.expectNoViolations();
});

async function open(
  options: { readonly kiosk?: boolean; readonly packaged?: boolean; readonly pictures?: ReturnType<typeof idlePictures> } = {},
) {
  const double = new ElectronDouble({ packaged: options.packaged ?? false }).ready();
  const terminal = new ShellTestTerminal();
  const lines: string[] = [];
  const { clock, waits, pass } = heldClock();
  const shell = await openElectronShell({
    electron: double.modules,
    pages: [{ file: '', side: terminal, pictures: options.pictures ?? [] }],
    panel: null,
    rendererDirectory,
    preloadPath: '/opt/kiosk/preload.cjs',
    kiosk: options.kiosk ?? true,
    print: (line) => lines.push(line),
    clock,
  });
  doubles.push(double);
  shells.push(shell);
  const close = async (): Promise<void> => {
    shells.splice(shells.indexOf(shell), 1);
    await shell.close();
  };
  return { double, terminal, lines, waits, close, pass };
}

/** Loads the real preload in a window, as Electron does with each page; gives what the page sees. */
async function loadPage(double: ElectronDouble, window: WindowDouble, frame = OWN, property = 'kiosk'): Promise<Api> {
  vi.stubGlobal('location', new URL(frame.url));
  const exposed: { name: string; api: Api }[] = [];
  const listeners = new Map<string, (event: unknown, message: unknown) => void>();
  vi.resetModules();
  renderer.contextBridge = double.strict('contextBridge', {
    exposeInMainWorld: (name: string, api: Api) => void exposed.push({ name, api }),
  });
  renderer.ipcRenderer = double.strict('ipcRenderer', {
    on: (channel: string, listener: (event: unknown, message: unknown) => void) => void listeners.set(channel, listener),
    send: (channel: string, ...content: unknown[]) => {
      double.must(content.length === (channel === CHANNEL.request ? 1 : 0), `${channel} carries what it should`);
      if (!window.destroyed) double.message(channel, window.from(frame), ...content);
    },
  });
  // A message takes its time to the other process.
  window.onSent = (channel, message) => setImmediate(() => listeners.get(channel)?.({ sender: 'secret' }, message));
  await import('../../electron/preload.ts');
  expect([...listeners.keys()]).toEqual(['kiosk:frame']);
  expect(exposed.map(({ name, api }) => [name, Object.keys(api)])).toEqual([[property, ['subscribe', 'send']]]);
  const [only] = exposed;
  if (!only) throw new Error('nothing was exposed');
  return only.api;
}

shellSuite('the Electron shell with its preload', async () => {
  const { double, terminal, close } = await open();
  return {
    terminal,
    close,
    connect: async () => {
      const api = await loadPage(double, double.window);
      const frames: Frame[] = [];
      api.subscribe((...given) => {
        expect(given).toHaveLength(1); // A frame, and never the event that carried it.
        frames.push(given[0]);
      });
      return { frames, send: (message) => api.send(message as TerminalRequest) };
    },
  };
});

describe('the window', () => {
  it('is a kiosk: the whole screen, no frame, above all, not to be closed', async () => {
    const { double } = await open();
    const { webPreferences, ...options } = double.window.options;
    expect(webPreferences).toBeDefined();
    expect(options).toEqual({
      ...{ x: 0, y: 0, width: 1080, height: 1920 },
      kiosk: true,
      frame: false,
      alwaysOnTop: true,
      autoHideMenuBar: true,
      backgroundColor: '#ffffff',
    });
    const close = refusable();
    double.window.events.emit('close', close);
    expect(close.refused).toBe(true);
  });

  it.each([
    ['an installed program, without developer tools', true, false],
    ['a checkout, with developer tools', false, true],
  ])('has exactly these web preferences in %s', async (_, packaged, devTools) => {
    const { double } = await open({ packaged });
    expect(double.window.options.webPreferences).toEqual({
      preload: '/opt/kiosk/preload.cjs',
      partition: 'kiosk',
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
    });
  });

  it('opens after its session is locked and its files can be had', async () => {
    const { double } = await open();
    expect(double.calls).toEqual([
      'session.fromPartition kiosk {"cache":false}',
      'spell checker off',
      'handles kiosk:',
      'window 1 opened',
      'window 1 loads kiosk://app/',
    ]);
  });

  it('for development can be closed, and that ends the program', async () => {
    const { double } = await open({ kiosk: false });
    expect(double.window.options).toMatchObject({ kiosk: false, frame: true, alwaysOnTop: false });
    const close = refusable();
    double.window.events.emit('close', close);
    expect(close.refused).toBe(false);
    double.app.on('before-quit', () => undefined);
    double.window.destroyed = true;
    double.window.events.emit('closed');
    expect(double.calls.at(-1)).toBe('app.quit');
    expect(double.windows).toHaveLength(1);
  });
});

describe('a page in the window', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])('is stopped at %s', async (event) => {
    const { double, lines } = await open();
    const attempt = refusable();
    double.window.contentsEvents.emit(event, attempt, {}, {});
    expect(attempt.refused).toBe(true);
    expect(lines.at(-1)).toMatch(/was refused$/);
  });

  it('gets no new window', async () => {
    const { double } = await open();
    expect(double.window.openHandler()).toEqual({ action: 'deny' });
  });

  it.each(['media', 'geolocation', 'notifications', 'hid', 'serial', 'usb', 'smart-card', 'openExternal', 'fullscreen', 'unknown'])(
    'is denied %s, asked for and looked up',
    async (permission) => {
      const { double } = await open();
      expect([double.session.ask(permission), double.session.check(permission)]).toEqual([false, false]);
    },
  );

  it('gets no device, no download and nothing from a network', async () => {
    const { double } = await open();
    expect(double.session.device()).toBe(false);
    const download = refusable();
    double.session.events.emit('will-download', download);
    expect(download.refused).toBe(true);
    const [network] = double.session.network;
    expect(network?.urls).toEqual(['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file:///*']);
    expect(network?.cancels('https://example.com/')).toBe(true);
  });
});

describe('the files', () => {
  it('stand beside the pictures of the outlet', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'outlet-pictures-'));
    writeFileSync(join(folder, 'hall.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const { double } = await open({ pictures: idlePictures(folder, ['hall.svg', 'gone.png']) });
    const ask = (path: string) => double.session.pages(new Request(`kiosk://app${path}`));
    const answers = await Promise.all(['/idle/0.svg', '/idle/1.png', '/idle/hall.svg'].map(ask));
    expect(answers.map(({ status, headers }) => [status, headers.get('content-type')])).toEqual([
      [200, 'image/svg+xml'],
      [404, 'text/plain; charset=utf-8'],
      [404, 'text/plain; charset=utf-8'],
    ]);
    rmSync(folder, { recursive: true });
  });

  it('come under kiosk://app/ with exactly these headers', async () => {
    const { double } = await open();
    const page = await double.session.pages(new Request('kiosk://app/'));
    expect([page.status, await page.text()]).toEqual([200, '<!doctype html><title>terminal</title>']);
    expect(Object.fromEntries(page.headers)).toEqual({
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'content-type': 'text/html; charset=utf-8',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()') as string,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  });

  it.each([
    ['another host', 'kiosk://other/', 'GET', 403],
    ['another port', 'kiosk://app:81/', 'GET', 403],
    ['another scheme', 'https://app/', 'GET', 403],
    ['another method', 'kiosk://app/', 'POST', 405],
    ['a file that is not there', 'kiosk://app/missing.js', 'GET', 404],
    ['a step out of the folder', 'kiosk://app/%2e%2e%2fsecret.html', 'GET', 400],
  ])('refuse %s', async (_, url, method, status) => {
    const { double } = await open();
    const answer = await double.session.pages(new Request(url, { method }));
    expect([answer.status, await answer.text()]).toEqual([status, '']);
  });

  it('must have been built', async () => {
    const electron = new ElectronDouble().ready().modules;
    const rest = {
      pages: [{ file: '', side: new ShellTestTerminal() }],
      panel: null,
      preloadPath: '/p',
      kiosk: true,
      print: () => undefined,
    };
    const { clock } = heldClock();
    const opened = openElectronShell({ electron, ...rest, clock, rendererDirectory: join(rendererDirectory, 'none') });
    await expect(opened).rejects.toThrow('npm run build');
  });
});

describe('a message', () => {
  const request = { kind: 'painted', sequence: 1 } as const;

  it.each<[string, ShellFrame | null, string]>([
    ['a frame inside the page', { url: 'kiosk://app/', parent: {} }, 'it came from a frame inside the page'],
    ['another page', { url: 'https://example.com/', parent: null }, 'it came from another page'],
    ['a page whose address only begins alike', { url: 'kiosk://app.example/', parent: null }, 'it came from another page'],
    ['another file of ours', { url: 'kiosk://app/bench/index.html', parent: null }, 'it came from another page'],
    ['a frame that is gone', null, 'its frame is gone'],
    [
      'a frame that was disposed of',
      {
        parent: null,
        get url(): string {
          throw new Error('Render frame was disposed before WebFrameMain could be accessed');
        },
      },
      'its frame is gone',
    ],
  ])('from %s is refused', async (_, frame, why) => {
    const { double, terminal, lines } = await open();
    for (const channel of [CHANNEL.open, CHANNEL.taken, CHANNEL.request]) double.message(channel, double.window.from(frame), request);
    expect(lines).toEqual(Array.from({ length: 3 }, () => `a message was refused: ${why}`));
    expect([terminal.requests, terminal.refused, double.window.sent]).toEqual([[], [], []]);
  });

  it('from another window is refused, even if that shows our page', async () => {
    const { double, terminal, lines } = await open();
    const { contents: stranger } = new WindowDouble(double, {});
    double.message(CHANNEL.request, { sender: stranger, senderFrame: OWN }, request);
    expect(lines).toEqual(['a message was refused: it came from another window']);
    expect(terminal.requests).toEqual([]);
  });

  it('that is malformed is refused, and the console says so', async () => {
    const { double, terminal, lines } = await open();
    double.message(CHANNEL.request, double.window.from(OWN), { kind: 'evaluate', code: '1' });
    expect(lines).toEqual(['a request was refused: malformed']);
    expect(terminal.requests).toEqual([]);
  });
});

describe('frames', () => {
  const sequences = (window: WindowDouble) => window.sent.map(({ channel, message }) => [channel, (message as Frame).sequence]);

  it('go to the page when it listens, and to a slow page only the newest', async () => {
    const { double, terminal } = await open();
    terminal.show(frameOf(2));
    expect(sequences(double.window)).toEqual([]);
    double.message(CHANNEL.open, double.window.from(OWN));
    for (let sequence = 3; sequence <= 60; sequence += 1) terminal.show(frameOf(sequence));
    expect(sequences(double.window)).toEqual([['kiosk:frame', 2]]);
    double.message(CHANNEL.taken, double.window.from(OWN));
    double.message(CHANNEL.taken, double.window.from(OWN));
    double.message(CHANNEL.taken, double.window.from(OWN));
    terminal.show(frameOf(61));
    expect(sequences(double.window).map(([, sequence]) => sequence)).toEqual([2, 60, 61]);
  });

  it('reach a page that was loaded anew at once, whatever the old one had not taken', async () => {
    const { double, terminal } = await open();
    double.message(CHANNEL.open, double.window.from(OWN));
    terminal.show(frameOf(2));
    double.message(CHANNEL.open, double.window.from(OWN));
    expect(sequences(double.window).map(([, sequence]) => sequence)).toEqual([1, 2]);
  });

  it('are the newest for a listener that comes later, and do not wait where nobody listens', async () => {
    const { double, terminal } = await open();
    const api = await loadPage(double, double.window);
    const early: number[] = [];
    const off = api.subscribe((frame) => early.push(frame.sequence));
    await expect.poll(() => early).toEqual([1]);
    off();
    terminal.show(frameOf(2));
    await expect.poll(() => double.window.sent.length).toBe(2);
    await new Promise(setImmediate);
    const late: number[] = [];
    api.subscribe((frame) => late.push(frame.sequence));
    expect([early, late]).toEqual([[1], [2]]);
  });
});

describe('a window whose page', () => {
  it.each<[string, string, (window: WindowDouble) => void, readonly string[]]>([
    [
      'crashes stays as a cover until the next stands',
      'its page ended (crashed)',
      (window) => window.contentsEvents.emit('render-process-gone', refusable(), { reason: 'crashed', exitCode: 139 }),
      ['window 2 opened', 'window 1 destroyed', 'window 2 loads kiosk://app/'],
    ],
    [
      'hangs is taken off the screen at once',
      'its page hangs',
      (window) => window.contentsEvents.emit('unresponsive'),
      ['window 1 destroyed', 'window 2 opened', 'window 2 loads kiosk://app/'],
    ],
    [
      'does not load is replaced',
      'its page did not load (Error: ERR_FAILED)',
      (window) => window.failLoad(new Error('ERR_FAILED')),
      ['window 1 destroyed', 'window 2 opened', 'window 2 loads kiosk://app/'],
    ],
  ])('%s', async (_, why, spoil, calls) => {
    const { double, lines, waits, terminal } = await open();
    const first = double.window;
    double.message(CHANNEL.open, first.from(OWN));
    double.message(CHANNEL.taken, first.from(OWN));
    const before = double.calls.length;
    spoil(first);
    await expect.poll(() => lines).toEqual([`The window: ${why}; a new one opens in 1 s.`]);
    double.message(CHANNEL.request, first.from(OWN), { kind: 'painted', sequence: 1 });
    expect(terminal.requests).toEqual([]);
    terminal.show(frameOf(2)); // Goes to no window, and that is no error.
    expect(first.sent).toHaveLength(1);
    waits[0]?.fire();
    expect(double.calls.slice(before)).toEqual(calls);
    double.message(CHANNEL.open, double.window.from(OWN));
    expect(double.window.sent.map(({ message }) => (message as Frame).sequence)).toEqual([2]);
    expect(double.window.contentsEvents.has('will-navigate')).toBe(true);
  });

  it('does not listen within a minute is replaced; one that listens is left alone', async () => {
    const { double, waits, lines } = await open();
    expect(waits.map(({ delayMs }) => delayMs)).toEqual([60_000]);
    waits[0]?.fire();
    expect(lines).toEqual(['The window: its page does not listen; a new one opens in 1 s.']);
    waits[0]?.fire();
    double.message(CHANNEL.open, double.window.from(OWN));
    expect(waits).toEqual([]);
  });

  it('keeps crashing comes back ever more slowly, and quickly again after it stood for a minute', async () => {
    const { double, waits, pass } = await open();
    const crash = (): number => {
      double.window.contentsEvents.emit('render-process-gone', refusable(), { reason: 'oom', exitCode: 1 });
      const [wait] = waits;
      expect(waits).toHaveLength(1);
      wait?.fire();
      return wait?.delayMs ?? 0;
    };
    expect([crash(), crash(), crash(), crash(), crash(), crash(), crash()]).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    pass(60_000);
    expect(crash()).toBe(1_000);
  });

  it('has no preload says so', async () => {
    const { double, lines } = await open();
    double.window.contentsEvents.emit('preload-error', refusable(), '/opt/kiosk/preload.cjs', new Error('ENOENT'));
    expect(lines).toEqual(["The window's preload failed: ENOENT"]);
  });
});

it('closing lets go of the channels, the window and the files, in this order, and nothing comes back', async () => {
  const { double, waits, close } = await open();
  const before = double.calls.length;
  await close();
  expect(double.calls.slice(before)).toEqual([
    'ipcMain.off kiosk:open',
    'ipcMain.off kiosk:taken',
    'ipcMain.off kiosk:request',
    'window 1 destroyed',
    'handles kiosk: no more',
  ]);
  expect([double.listening(), waits]).toEqual([0, []]);
});

describe('a counter', () => {
  const CLERK: ShellFrame = { url: 'kiosk://app/counter/index.html', parent: null };

  async function openCounter(given: { readonly displays?: number; readonly panel?: boolean } = {}) {
    mkdirSync(join(rendererDirectory, 'counter'), { recursive: true });
    writeFileSync(join(rendererDirectory, 'counter', 'index.html'), '<!doctype html><title>counter</title>');
    const double = new ElectronDouble(given).ready();
    const clerk = new ShellTestTerminal();
    const customer = new ShellTestTerminal();
    const lines: string[] = [];
    let tokens = 0;
    const panel = given.panel === true ? { address: () => `http://127.0.0.1:4711/bench/#token=${(tokens += 1)}` } : null;
    const shell = await openElectronShell({
      electron: double.modules,
      pages: [
        { file: 'counter/index.html', side: clerk },
        { file: '', side: customer },
      ],
      panel,
      rendererDirectory,
      preloadPath: '/opt/kiosk/preload.cjs',
      kiosk: true,
      print: (line) => lines.push(line),
      clock: heldClock().clock,
    });
    doubles.push(double);
    shells.push(shell);
    return { double, clerk, customer, lines };
  }
  const optionsOf = (double: ElectronDouble) =>
    double.windows.map(({ options: { x, width, kiosk, frame } }) => [x, width, kiosk, frame] as const);

  it('has the clerk’s page and the customer’s, each on a display of its own', async () => {
    const { double } = await openCounter({ displays: 2 });
    expect(double.calls.filter((call) => call.includes('loads'))).toEqual([
      'window 1 loads kiosk://app/counter/index.html',
      'window 2 loads kiosk://app/',
    ]);
    expect(optionsOf(double)).toEqual([
      [0, 1080, true, false],
      [1080, 1080, true, false],
    ]);
  });

  it('shares one display side by side, and neither window can be closed', async () => {
    const { double } = await openCounter();
    expect(optionsOf(double)).toEqual([
      [0, 540, false, false],
      [540, 540, false, false],
    ]);
    for (const window of double.windows) {
      const close = refusable();
      window.events.emit('close', close);
      expect(close.refused).toBe(true);
    }
  });

  it('sends each window the frames of its own side and takes its requests there; neither may pose as the other', async () => {
    const { double, clerk, customer, lines } = await openCounter({ displays: 2 });
    const [clerkWindow, customerWindow] = double.windows;
    if (clerkWindow === undefined || customerWindow === undefined) throw new Error('two windows');
    const clerkPage = await loadPage(double, clerkWindow, CLERK, 'counter');
    const heard: number[] = [];
    clerkPage.subscribe(({ sequence }) => heard.push(sequence));
    customer.show(frameOf(7));
    clerk.show(frameOf(2));
    await expect.poll(() => heard.at(-1)).toBe(2);
    expect(heard).not.toContain(7);
    clerkPage.send({ kind: 'painted', sequence: 2 });
    expect([clerk.requests.length, customer.requests.length]).toEqual([1, 0]);
    double.message(CHANNEL.request, customerWindow.from(CLERK), { kind: 'painted', sequence: 1 });
    double.message(CHANNEL.request, clerkWindow.from(OWN), { kind: 'painted', sequence: 1 });
    expect(lines).toEqual(Array.from({ length: 2 }, () => 'a message was refused: it came from another page'));
    expect([clerk.requests.length, customer.requests.length]).toEqual([1, 0]);
  });

  it('in a simulated run has the panel beside: it reaches its own server alone, and closing it ends nothing', async () => {
    const { double, lines } = await openCounter({ panel: true });
    const { window, panelSession } = double;
    expect(double.calls.at(-1)).toMatch(/^window 3 loads http:\/\/127\.0\.0\.1:4711\/bench\/#token=\d$/);
    expect(window.options.webPreferences).toMatchObject({ partition: 'panel', sandbox: true, contextIsolation: true });
    expect(window.options.webPreferences).not.toHaveProperty('preload');
    const [network] = panelSession.network;
    expect(['http://127.0.0.1:4711/state', 'http://127.0.0.1:47110/', 'https://example.com/'].map((url) => network?.cancels(url))).toEqual([
      false,
      true,
      true,
    ]);
    double.message(CHANNEL.request, window.from(OWN), { kind: 'painted', sequence: 1 });
    expect(lines).toEqual(['a message was refused: it came from another window']);
    window.destroyed = true;
    window.events.emit('closed');
    expect(double.calls).not.toContain('app.quit');
    expect(optionsOf(double).map(([x, width, kiosk]) => [x, width, kiosk])).toEqual([
      [0, 360, false],
      [360, 360, false],
      [720, 360, false],
    ]);
  });
});
