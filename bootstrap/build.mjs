/**
 * Builds what runs outside Node: the window's page (dist/renderer) and, for Electron, its main process and preload (dist/electron).
 * `node bootstrap/build.mjs` builds all, for this machine; with `--production` the simulators are left out of the Electron build.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensure, environment, nodeBinary, ROOT, say } from './setup.mjs';

const RENDERER_SOURCES = ['renderer', 'electron/api', 'native/base', 'native/ports', 'vite.config.ts', 'package-lock.json'];
const ELECTRON_SOURCES = ['electron', 'native', 'db', 'vite.electron.config.ts', 'package-lock.json'];
const ELECTRON_RESULT = 'dist/electron/preload.cjs';
const RENDERER_RESULT = 'dist/renderer/index.html';

/**
 * Builds the window's page unless it is newer than all its sources.
 * @returns {boolean} whether the page is there now
 */
export function buildRendererIfStale() {
  const built = newestMs([RENDERER_RESULT]);
  if (built > newestMs(RENDERER_SOURCES)) return true;
  say('Building the window; this takes a few seconds.');
  return vite(['--config', 'vite.config.ts']);
}

/**
 * Builds what Electron runs, if its runtime is installed and the sources are newer. Where that fails the terminal still has Chromium.
 */
export function buildElectronIfStale() {
  const runtime = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(ROOT, 'node_modules/electron/dist');
  if (!existsSync(runtime) || newestMs([ELECTRON_RESULT]) > newestMs(ELECTRON_SOURCES)) return;
  say('Building the program for Electron; this takes a few seconds.');
  if (!electronBuilds(true).every((step) => vite(step))) say('That failed, as the lines above say.');
}

/**
 * When the youngest of these files and folders last changed, in milliseconds since the epoch; 0 when none exists.
 * @param {readonly string[]} paths from the root of the tree
 */
export function newestMs(paths) {
  return Math.max(0, ...paths.map((path) => newestUnder(join(ROOT, path))));
}

/**
 * @param {string} path
 * @returns {number}
 */
function newestUnder(path) {
  if (!existsSync(path)) return 0;
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  const entries = readdirSync(path).filter((name) => !name.includes('.test.'));
  return entries.reduce((newest, name) => Math.max(newest, newestUnder(join(path, name))), 0);
}

/**
 * @param {readonly string[]} args
 * @returns {boolean} whether the build succeeded
 */
function vite(args) {
  const program = join(ROOT, 'node_modules/vite/bin/vite.js');
  const run = spawnSync(nodeBinary(), [program, 'build', '--logLevel', 'warn', ...args], {
    cwd: ROOT,
    env: environment(),
    stdio: 'inherit',
  });
  return run.status === 0;
}

/**
 * The arguments of the two Electron builds, the main process and then the preload.
 * @param {boolean} simulators whether the main process can load them
 */
function electronBuilds(simulators) {
  const build = ['--config', 'vite.electron.config.ts', '--mode'];
  return [
    [...build, simulators ? 'main-simulators' : 'main'],
    [...build, 'preload'],
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  ensure({ debian: [] });
  const production = process.argv.includes('--production');
  const steps = [['--config', 'vite.config.ts', ...(production ? ['--mode', 'without-simulators'] : [])], ...electronBuilds(!production)];
  process.exit(steps.every((step) => vite(step)) ? 0 : 1);
}
