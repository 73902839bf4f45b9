/** Kiosk or counter in Electron. Everything here happens before Electron is ready; the program itself is loaded afterwards. */
import { app, BrowserWindow, ipcMain, Menu, protocol, screen, session } from 'electron';
import { join } from 'node:path';
import { systemClock } from '../native/base/clock.ts';
import { scrub } from './audit/scrub.ts';
import { runElectronProgram } from './kiosk/electron-program.ts';
import { withoutSimulators } from './kiosk/electron-missing-simulators.ts';

// Of the built program (dist/electron/main.js); the page is built beside it.
const HERE = import.meta.dirname;

runElectronProgram({
  electron: { app, BrowserWindow, ipcMain, Menu, protocol, screen, session },
  process,
  clock: systemClock,
  rendererDirectory: join(HERE, '..', 'renderer'),
  preloadPath: join(HERE, 'preload.cjs'),
  start: (options) =>
    withoutSimulators(async () => {
      const { startProgram } = await import('./start-program.ts');
      return startProgram(options);
    }),
  say: (line) => void process.stdout.write(`${line}\n`),
  // What went wrong may quote what it stumbled over.
  warn: (line) => void process.stderr.write(`${scrub(line)}\n`),
});
