/**
 * The terminal in Electron: its files under `kiosk://app/`, its api over IPC, its window in Electron's Chromium.
 * It is to be opened when Electron is ready, after `lockProgram`.
 */
import type { Clock } from '../../native/base/clock.ts';
import type { TerminalSide } from '../api/terminal.ts';
import { lockContents, lockSession } from './electron-lockdown.ts';
import type { ElectronModules } from './electron-modules.ts';
import { answerPageRequest, PAGE_SCHEME } from './electron-page.ts';
import { ElectronWindow } from './electron-window.ts';
import { openElectronWire } from './electron-wire.ts';
import { readStaticFile } from './static-files.ts';

/** A name without `persist:` is kept in memory only: a window leaves nothing on the disk. */
const PARTITION = 'kiosk';

export interface ElectronShellOptions {
  readonly electron: Pick<ElectronModules, 'app' | 'BrowserWindow' | 'ipcMain' | 'screen' | 'session'>;
  readonly terminal: TerminalSide;
  /** The built renderer, with `index.html` in it. */
  readonly rendererDirectory: string;
  /** The built preload, an absolute path. */
  readonly preloadPath: string;
  /** Full screen, without a frame, above all else, not to be closed; `false` only for development. */
  readonly kiosk: boolean;
  readonly print: (line: string) => void;
  readonly clock: Clock;
}

export interface ElectronShell {
  /** Closes the window and lets go of the terminal. */
  close(): Promise<void>;
}

/** Opens the shell. Throws when the renderer has not been built. */
export async function openElectronShell(options: ElectronShellOptions): Promise<ElectronShell> {
  const { electron, terminal, rendererDirectory, preloadPath, kiosk, print, clock } = options;
  const index = await readStaticFile(rendererDirectory, '/');
  if (!index.ok) throw new Error(`no renderer in ${rendererDirectory}: build it first (npm run build)`);

  const session = electron.session.fromPartition(PARTITION, { cache: false });
  lockSession(session, print);
  session.protocol.handle(PAGE_SCHEME, (request) => answerPageRequest(rendererDirectory, request));
  // Every page there will ever be, not only that of our window; it stays when the shell closes.
  electron.app.on('web-contents-created', (_event, contents) => lockContents(contents, print));

  const wire = openElectronWire({ ipcMain: electron.ipcMain, terminal, report: print, onOpened: () => window.listens() });
  const window = new ElectronWindow({
    electron,
    kiosk,
    devTools: !electron.app.isPackaged,
    preloadPath,
    partition: PARTITION,
    clock,
    print,
    onContents: (contents) => wire.carry(contents),
    onClosed: () => electron.app.quit(),
  });
  return {
    close: async () => {
      wire.close();
      window.close();
      session.protocol.unhandle(PAGE_SCHEME);
    },
  };
}
