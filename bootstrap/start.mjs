/** `npm start`: gets the machine ready, builds the window if its sources changed, and starts the terminal with the given arguments. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { buildElectronIfStale, buildRendererIfStale } from './build.mjs';
import { whenNpmEnds } from './parent.mjs';
import { ensure, environment, nodeBinary, ROOT, TERMINAL_PACKAGES } from './setup.mjs';

ensure({ debian: TERMINAL_PACKAGES });
if (!buildRendererIfStale()) process.exit(1);
buildElectronIfStale();

const kiosk = spawn(nodeBinary(), [join(ROOT, 'electron/cli/kiosk.ts'), 'start', ...process.argv.slice(2)], {
  cwd: ROOT,
  env: environment(),
  stdio: 'inherit',
});

whenNpmEnds(() => kiosk.kill('SIGTERM'));
process.on('SIGTERM', () => kiosk.kill('SIGTERM'));
process.on('SIGHUP', () => kiosk.kill('SIGHUP'));
// A terminal sends Ctrl-C to the child as well; a second one would cut its orderly end short.
process.on('SIGINT', () => {
  if (!process.stdin.isTTY) kiosk.kill('SIGINT');
});
kiosk.on('error', (error) => {
  console.error(`The terminal could not be started: ${error.message}`);
  process.exit(1);
});
kiosk.on('exit', (code, signal) => {
  process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
});
