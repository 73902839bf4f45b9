/** The program as it is installed: built without simulators, run by Node with a stand-in for Electron. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const BUILD_WITHIN_MS = 60_000;
const RUN_WITHIN_MS = 20_000;

/** Inside the tree, so that the packages which stay outside the bundle are found. */
mkdirSync(join(ROOT, 'var'), { recursive: true });
const home = mkdtempSync(join(ROOT, 'var', 'electron-bundle-'));
const program = join(home, 'electron');
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Ends the process as soon as a window would open. */
const ELECTRON = `
const session = { protocol: { handle() {}, unhandle() {} }, webRequest: { onBeforeRequest() {} }, on() {}, setPermissionRequestHandler() {},
  setPermissionCheckHandler() {}, setDevicePermissionHandler() {}, setSpellCheckerEnabled() {} };
export const app = { isPackaged: false, commandLine: { appendSwitch() {}, hasSwitch: () => false, removeSwitch() {} }, on() {}, quit() {},
  requestSingleInstanceLock: () => true, enableSandbox() {}, whenReady: async () => {}, relaunch() {}, exit: (code) => process.exit(code) };
export class BrowserWindow {
  constructor({ webPreferences }) {
    process.stdout.write('window with ' + webPreferences.preload);
    process.exit(0);
  }
}
export const ipcMain = { on() {}, off() {} };
export const Menu = { setApplicationMenu() {} };
export const protocol = { registerSchemesAsPrivileged() {} };
export const screen = { getPrimaryDisplay: () => ({ bounds: { x: 0, y: 0, width: 1, height: 1 } }), getAllDisplays: () => [] };
const partition = { fromPartition: () => session };
export { partition as session };
`;

beforeAll(async () => {
  const configFile = join(ROOT, 'vite.electron.config.ts');
  for (const mode of ['main', 'preload']) await build({ configFile, mode, root: ROOT, logLevel: 'error', build: { outDir: program } });
  const electron = join(home, 'node_modules', 'electron');
  mkdirSync(electron, { recursive: true });
  writeFileSync(join(electron, 'package.json'), JSON.stringify({ name: 'electron', type: 'module', exports: './index.js' }));
  writeFileSync(join(electron, 'index.js'), ELECTRON);
  mkdirSync(join(home, 'renderer'));
  writeFileSync(join(home, 'renderer', 'index.html'), '<!doctype html>');
}, BUILD_WITHIN_MS);

function run(...args: readonly string[]) {
  return new Promise<{ readonly code: number | null; readonly out: string; readonly errors: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [join(program, 'main.js'), ...args], { cwd: home, timeout: RUN_WITHIN_MS });
    let [out, errors] = ['', ''];
    child.stdout.on('data', (text: Buffer) => (out += text.toString()));
    child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, errors }));
  });
}

/** What went into the build, by its source maps. */
function sources(): readonly string[] {
  const maps = readdirSync(program, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.map'));
  return maps.flatMap((map) => (JSON.parse(readFileSync(join(program, map), 'utf8')) as { sources: string[] }).sources);
}

describe('the program without simulators', () => {
  it('holds the terminal, and nothing that simulates or tests', () => {
    const built = sources();
    expect(built.some((source) => source.endsWith('electron/session/terminal.ts'))).toBe(true);
    expect(built.filter((source) => /native\/sim\/|compose-sim|[.]test[.]/.test(source))).toEqual([]);
  });

  it('has a preload in one CommonJS file that asks for Electron only', () => {
    const preload = readFileSync(join(program, 'preload.cjs'), 'utf8');
    expect([...preload.matchAll(/require\(([^)]*)\)|import[ (]/g)].map(([, name]) => name)).toEqual(['"electron"']);
  });

  it.each([['--simulate'], []])('says so when simulators are asked for (%s)', async (...args) => {
    expect(await run(...args)).toEqual({
      code: 1,
      out: '',
      errors: 'start.noSimulators: this program holds no simulators: start it with --config FILE\n',
    });
  });

  it('names what is wrong with its command line or its configuration', async () => {
    const usage = await run('--no-such-option');
    expect([usage.code, usage.errors]).toEqual([1, expect.stringContaining('start.usage: ')]);
    const missing = await run('--config', 'missing.json');
    expect([missing.code, missing.errors]).toEqual([1, expect.stringContaining('configuration.unreadable: missing.json')]);
  });

  it('starts the terminal from a configuration and opens its window', async () => {
    const terminal = { id: 'T-0001', city: 'zhaotong', outletName: '测试网点', outletKinds: ['cardServiceWindow'] };
    writeFileSync(join(home, 'kiosk.json'), JSON.stringify({ terminal, dataDirectory: join(home, 'data') }));
    const { code, out, errors } = await run('--config', 'kiosk.json');
    expect([code, out, errors]).toEqual([0, `window with ${join(program, 'preload.cjs')}`, '']);
  });
});
