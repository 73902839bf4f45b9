/**
 * The program's pages in Electron: its files under `kiosk://app/`, its api over IPC, each page in a window of Electron's Chromium. A kiosk has
 * one page; a counter has the clerk's and the customer's. It is to be opened when Electron is ready, after `lockProgram`.
 */
import type { Clock } from '../../native/base/clock.ts';
import type { PageSide } from '../api/terminal.ts';
import { lockContents, lockSession } from './electron-lockdown.ts';
import type { ElectronModules } from './electron-modules.ts';
import { answerPageRequest, PAGE_SCHEME, PAGE_URL } from './electron-page.ts';
import { placesOf, type Place, type WindowPlace } from './electron-places.ts';
import { ElectronWindow, type ElectronWindowOptions } from './electron-window.ts';
import type { IdlePicture } from './idle-pictures.ts';
import { openElectronWire, type WiredPage } from './electron-wire.ts';
import { readStaticFile } from './static-files.ts';

/** A name without `persist:` is kept in memory only: a window leaves nothing on the disk. */
const PARTITION = 'kiosk';
/** The panel is another program's page: it shares nothing with ours. */
const PANEL_PARTITION = 'panel';

export interface ShellPage {
  /** File of the page below the renderer's folder; empty: the kiosk's, and the customer's at a counter. */
  readonly file: string;
  readonly side: PageSide<unknown>;
  /** Pictures of the outlet that it may show; one page at most has any. */
  readonly pictures?: readonly IdlePicture[];
}

export interface ElectronShellOptions {
  readonly electron: Pick<ElectronModules, 'app' | 'BrowserWindow' | 'ipcMain' | 'screen' | 'session'>;
  /** Each gets a window, on a display of its own as far as there are displays. */
  readonly pages: readonly ShellPage[];
  /** Addresses of the panel of a simulated run, each for one start; `null`: no panel is opened. */
  readonly panel: { address(): string } | null;
  /** The built renderer, with the pages in it. */
  readonly rendererDirectory: string;
  /** The built preload, an absolute path. */
  readonly preloadPath: string;
  /** Full screen, without a frame, above all else, not to be closed; `false` only for development. Beside a panel windows are ordinary ones. */
  readonly kiosk: boolean;
  readonly print: (line: string) => void;
  readonly clock: Clock;
}

export interface ElectronShell {
  /** Closes the windows and lets go of what stands behind them. */
  close(): Promise<void>;
}

/** Opens the shell. Throws when the renderer has not been built. */
export async function openElectronShell(options: ElectronShellOptions): Promise<ElectronShell> {
  const { electron, pages, panel, rendererDirectory, preloadPath, print } = options;
  for (const { file } of pages) {
    const page = await readStaticFile(rendererDirectory, `/${file}`);
    if (!page.ok) throw new Error(`no renderer in ${rendererDirectory}: build it first (npm run build)`);
  }
  const session = electron.session.fromPartition(PARTITION, { cache: false });
  lockSession(session, print);
  const files = { root: rendererDirectory, pictures: pages.flatMap(({ pictures = [] }) => pictures) };
  session.protocol.handle(PAGE_SCHEME, (request) => answerPageRequest(files, request));
  // Every page there will ever be, not only those of our windows; it stays when the shell closes.
  electron.app.on('web-contents-created', (_event, contents) => lockContents(contents, print));

  const places = placesOf(displaysOf(electron.screen), pages.length + (panel === null ? 0 : 1));
  const windows: ElectronWindow[] = [];
  const wired = pages.map(({ file, side }, at): WiredPage => ({ side, url: `${PAGE_URL}${file}`, onOpened: () => windows[at]?.listens() }));
  const wire = openElectronWire({ ipcMain: electron.ipcMain, pages: wired, report: print });
  const common = commonOptions(options);
  for (const [at, page] of wired.entries()) {
    const contents = (now: Parameters<ElectronWindowOptions['onContents']>[0]): void => wire.carry(page, now);
    const own = { url: () => page.url, preloadPath, partition: PARTITION, waitsForPage: true, onContents: contents };
    windows.push(new ElectronWindow({ ...common, ...own, place: placeAt(places, at), onClosed: () => electron.app.quit() }));
  }
  if (panel !== null) windows.push(openPanel(options, panel, placeAt(places, pages.length)));
  return {
    close: async () => {
      wire.close();
      for (const window of windows) window.close();
      session.protocol.unhandle(PAGE_SCHEME);
    },
  };
}

function commonOptions({ electron, kiosk, panel, clock, print }: ElectronShellOptions) {
  return { electron, kiosk: kiosk && panel === null, devTools: !electron.app.isPackaged, clock, print };
}

/** The panel reaches its own server and nothing else; closing it ends nothing, for its address can be opened again. */
function openPanel(options: ElectronShellOptions, panel: { address(): string }, place: WindowPlace): ElectronWindow {
  const { electron, print } = options;
  const session = electron.session.fromPartition(PANEL_PARTITION, { cache: false });
  lockSession(session, print, `${new URL(panel.address()).origin}/`);
  return new ElectronWindow({
    ...commonOptions(options),
    kiosk: false,
    url: () => panel.address(),
    preloadPath: null,
    partition: PANEL_PARTITION,
    place,
    waitsForPage: false,
    onContents: () => undefined,
    onClosed: () => undefined,
  });
}

/** The primary display first. */
function displaysOf(screen: ElectronModules['screen']): readonly Place[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ bounds }) => bounds);
}

function placeAt(places: readonly WindowPlace[], at: number): WindowPlace {
  const place = places[at];
  if (place === undefined) throw new Error('a window without a place');
  return place;
}
