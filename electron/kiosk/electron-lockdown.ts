/** Everything that a page in Electron could do and a kiosk's page may not (Electron's own security checklist, point by point). */
import type { ElectronModules, Refusable, ShellApp, ShellContents, ShellSession } from './electron-modules.ts';
import { PAGE_SCHEME } from './electron-page.ts';

/** Nothing that speaks to the outside, keeps, or reacts to gestures. */
const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  // A card may be left before anybody has touched the screen.
  ['autoplay-policy', 'no-user-gesture-required'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-pinch'],
  ['lang', 'zh-CN'],
  ['no-pings'],
  ['no-proxy-server'],
  ['overscroll-history-navigation', '0'],
  ['password-store', 'basic'],
];

/** Ways into a running program. An installed one takes none of them from its command line. */
const BACK_DOORS = [
  'allow-running-insecure-content',
  'disable-site-isolation-trials',
  'disable-web-security',
  'load-extension',
  'remote-allow-origins',
  'remote-debugging-address',
  'remote-debugging-pipe',
  'remote-debugging-port',
];

/** The page needs no network: whatever it asks for there is cancelled, even if the content policy were gone. */
const NETWORK = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file:///*'];

/** What must be said before Electron is ready: sandbox, scheme, switches, no menu (and with it no accelerators). */
export function lockProgram(
  { app, protocol, Menu }: Pick<ElectronModules, 'app' | 'protocol' | 'Menu'>,
  report: (line: string) => void,
): void {
  enableSandbox(app, report);
  if (app.isPackaged) for (const name of BACK_DOORS) app.commandLine.removeSwitch(name);
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value);
  protocol.registerSchemesAsPrivileged([{ scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
  Menu.setApplicationMenu(null);
}

/** `enableSandbox` takes `--no-sandbox` back; root, who can run Chromium only with it, is let through except in an installed program. */
function enableSandbox(app: ShellApp, report: (line: string) => void): void {
  if (!app.isPackaged && app.commandLine.hasSwitch('no-sandbox')) {
    report('Electron runs without Chromium’s own sandbox, because it was started with --no-sandbox.');
    return;
  }
  app.enableSandbox();
}

/**
 * Denies every permission, asked for or looked up, every device, every download and the network. `own`: the beginning of addresses that
 * the page may reach all the same, for the panel of a simulated run, which also saves what it recorded.
 */
export function lockSession(session: ShellSession, report: (line: string) => void, own: string | null = null): void {
  session.setPermissionRequestHandler((_contents, permission, callback) => {
    report(`a page asked for a permission and was refused: ${permission}`);
    callback(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  if (own === null) session.on('will-download', refuse('a download', report));
  session.webRequest.onBeforeRequest({ urls: NETWORK }, ({ url }, callback) => callback({ cancel: own === null || !url.startsWith(own) }));
}

/** Ties a page to where it is: no navigation, no redirect, no new window, no embedded page. */
export function lockContents(contents: ShellContents, report: (line: string) => void): void {
  contents.on('will-navigate', refuse('a navigation', report));
  contents.on('will-frame-navigate', refuse('a navigation of a frame', report));
  contents.on('will-redirect', refuse('a redirect', report));
  contents.on('will-attach-webview', refuse('an embedded page', report));
  contents.setWindowOpenHandler(() => {
    report('a new window was refused');
    return { action: 'deny' };
  });
}

function refuse(what: string, report: (line: string) => void): (event: Refusable) => void {
  return (event) => {
    event.preventDefault();
    report(`${what} was refused`);
  };
}
