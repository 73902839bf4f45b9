import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../native/base/result.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const MAIN = join(ROOT, 'dist', 'electron', 'main.js');

/** Electron's executable where its runtime is installed; else why the window opens elsewhere. */
export function findElectron(): Result<string, string> {
  const directory = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(ROOT, 'node_modules', 'electron', 'dist');
  const executable = join(directory, process.platform === 'win32' ? 'electron.exe' : 'electron');
  if (!existsSync(executable)) return err('Electron’s runtime is not installed: the window opens in Chromium.');
  return existsSync(MAIN) ? ok(executable) : err('The Electron program has not been built (npm run build): the window opens in Chromium.');
}

/** Starts the Electron shell; the promise gives its exit code. Without a display there is no Electron window. */
export function startElectron(argv: readonly string[], signal: AbortSignal): Result<Promise<number>, string> {
  const electron = findElectron();
  if (!electron.ok) return electron;
  if (process.platform === 'linux' && process.env['DISPLAY'] === undefined && process.env['WAYLAND_DISPLAY'] === undefined) {
    return err('No display: the address of the screen is printed instead.');
  }
  // Chromium's sandbox refuses to run as root. Supervised: after a bug it ends instead of starting a second process.
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(electron.value, [...flags, MAIN, '--supervised', ...argv], { stdio: 'inherit' });
  signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
  return ok(
    new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => {
        resolve(code ?? 1);
      });
    }),
  );
}
