import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { runElectronProgram, type StartedPages, type TerminalStart } from '../../electron/kiosk/electron-program.ts';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { heldClock } from './shell-electron-clock.ts';
import { ElectronDouble, refusable } from './shell-electron-double.ts';
import { ShellTestTerminal } from './shell-terminal.ts';

const rendererDirectory = mkdtempSync(join(tmpdir(), 'electron-program-'));
writeFileSync(join(rendererDirectory, 'index.html'), '<!doctype html><title>terminal</title>');
afterAll(() => rmSync(rendererDirectory, { recursive: true }));

const doubles: ElectronDouble[] = [];
afterEach(() => {
  for (const double of doubles.splice(0)) double.expectNoViolations();
});

type Start = (options: TerminalStart, double: ElectronDouble) => Promise<Result<StartedPages, Fault>>;
const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
};

const kioskPage = () => ({ pages: [{ file: '', side: new ShellTestTerminal() }], panel: null });

/** A terminal that starts and ends as it should, and writes both down. */
const sound: Start = async ({ argv }, double) => {
  double.call(`terminal started with ${JSON.stringify(argv)}`);
  return ok({ ...kioskPage(), close: async () => double.call('terminal closed') });
};

function program(
  start: Start = sound,
  given: {
    readonly alone?: boolean;
    readonly packaged?: boolean;
    readonly argv?: readonly string[];
    readonly switches?: readonly string[];
  } = {},
) {
  const double = new ElectronDouble(given);
  doubles.push(double);
  const { clock, waits, pass } = heldClock();
  const warnings: string[] = [];
  const argv = given.argv ?? ['/opt/electron', '/opt/dist/electron/main.js', '--simulate'];
  const process = Object.assign(new EventEmitter(), { argv });
  const warn = (line: string): void => void warnings.push(line);
  const places = { rendererDirectory, preloadPath: '/opt/dist/electron/preload.cjs', say: () => undefined, warn };
  runElectronProgram({ electron: double.modules, process, clock, start: (options) => start(options, double), ...places });
  return { double, process, warnings, waits, pass };
}

/** One that runs, and what it does from then on. */
async function running(start: Start = sound, given: Parameters<typeof program>[1] = {}, until = 'window 1 loads kiosk://app/') {
  const started = program(start, given);
  started.double.ready();
  await expect.poll(() => started.double.calls).toContain(until);
  const before = started.double.calls.length;
  return { ...started, since: () => started.double.calls.slice(before) };
}

const ORDERLY_END = [
  'ipcMain.off kiosk:open',
  'ipcMain.off kiosk:taken',
  'ipcMain.off kiosk:request',
  'window 1 destroyed',
  'handles kiosk: no more',
  'terminal closed',
];

describe('before Electron is ready', () => {
  it('the program is locked, in this order, and nothing is started', async () => {
    const { double } = program();
    await settled();
    const { calls } = double;
    expect(calls.slice(0, 2)).toEqual(['app.requestSingleInstanceLock', 'app.enableSandbox']);
    expect(calls.slice(-2)).toEqual([
      'protocol.registerSchemesAsPrivileged [{"scheme":"kiosk","privileges":{"standard":true,"secure":true,"supportFetchAPI":true}}]',
      'Menu.setApplicationMenu null',
    ]);
    expect(Object.fromEntries(double.switches)).toEqual({
      'autoplay-policy': 'no-user-gesture-required',
      'disable-background-networking': undefined,
      'disable-component-update': undefined,
      'disable-domain-reliability': undefined,
      'disable-pinch': undefined,
      lang: 'zh-CN',
      'no-pings': undefined,
      'no-proxy-server': undefined,
      'overscroll-history-navigation': '0',
      'password-store': 'basic',
    });
  });

  it('a second program on the same machine ends at once', async () => {
    const { double, warnings } = program(sound, { alone: false });
    double.ready();
    await settled();
    expect(double.calls).toEqual(['app.requestSingleInstanceLock', 'app.exit 1']);
    expect(warnings).toEqual(['The terminal runs already on this machine.']);
  });

  it('an installed program takes no back door and no missing sandbox from its command line', () => {
    const { double } = program(sound, { packaged: true, switches: ['no-sandbox', 'remote-debugging-port', 'disable-web-security'] });
    expect(double.calls).toContain('app.enableSandbox');
    expect(double.switches.has('remote-debugging-port') || double.switches.has('disable-web-security')).toBe(false);
  });

  it('a checkout may run without the sandbox, which it says', () => {
    const { double, warnings } = program(sound, { switches: ['no-sandbox', 'remote-debugging-port'] });
    expect(double.calls).not.toContain('app.enableSandbox');
    expect(double.switches.has('remote-debugging-port')).toBe(true);
    expect(warnings[0]).toContain('--no-sandbox');
  });
});

describe('when Electron is ready', () => {
  it('the terminal starts with its own arguments, then the window opens', async () => {
    const { double } = await running(sound, { argv: ['/opt/electron', '/opt/main.js', '--supervised', '--config', 'a.json'] });
    const started = double.calls.indexOf('terminal started with ["--config","a.json"]');
    expect(started).toBeGreaterThan(0);
    expect(double.calls.indexOf('window 1 opened')).toBeGreaterThan(started);
    expect(double.window.options).toMatchObject({ kiosk: true, webPreferences: { preload: '/opt/dist/electron/preload.cjs' } });
  });

  it('a fault of the start is printed, and the program ends with code 1 without a window', async () => {
    const { double, warnings } = await running(
      async () => err(fault('configuration.unreadable', 'a.json: no such file')),
      {},
      'app.exit 1',
    );
    expect(warnings).toEqual(['configuration.unreadable: a.json: no such file']);
    expect(double.calls.at(-1)).toBe('app.exit 1');
    expect(double.windows).toEqual([]);
  });

  it('a window that is gone for a moment does not end the program', async () => {
    const { double, since } = await running();
    double.app.emit('window-all-closed');
    expect(since()).toEqual([]);
  });
});

describe('the end', () => {
  it('closes the shell, then the terminal, then the program', async () => {
    const { double, since } = await running();
    const quit = refusable();
    double.app.emit('before-quit', quit);
    await settled();
    expect(quit.refused).toBe(true);
    expect(since()).toEqual([...ORDERLY_END, 'app.exit 0']);
  });

  it('comes in the same order when the battery is nearly empty', async () => {
    let batteryLow = (): void => undefined;
    const { since } = await running((options, double) => {
      batteryLow = options.onBatteryLow;
      return sound(options, double);
    });
    batteryLow();
    await settled();
    expect(since()).toEqual(['app.quit', ...ORDERLY_END, 'app.exit 0']);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('comes in the same order at %s, and once even if asked twice', async (signal) => {
    const { process, since } = await running();
    process.emit(signal);
    process.emit(signal);
    await settled();
    expect(since()).toEqual(['app.quit', 'app.quit', ...ORDERLY_END, 'app.exit 0']);
  });

  it('before the start is over waits for it, and opens no window', async () => {
    let finish: () => void = () => undefined;
    const slow: Start = async (options, double) => {
      double.call('a slow start');
      await new Promise<void>((resolve) => (finish = resolve));
      return sound(options, double);
    };
    const { double, process } = await running(slow, {}, 'a slow start');
    process.emit('SIGTERM');
    finish();
    await settled();
    expect(double.calls.slice(-3)).toEqual(['terminal started with ["--simulate"]', 'terminal closed', 'app.exit 0']);
    expect(double.windows).toEqual([]);
  });

  it('that hangs is cut short', async () => {
    const stuck: Start = async () => ok({ ...kioskPage(), close: () => new Promise(() => undefined) });
    const { process, waits, since } = await running(stuck);
    process.emit('SIGTERM');
    await settled();
    waits.find(({ delayMs }) => delayMs === 10_000)?.fire();
    expect(since().at(-1)).toBe('app.exit 1');
  });

  it('that fails is reported', async () => {
    const broken: Start = async () => ok({ ...kioskPage(), close: () => Promise.reject(new Error('a device stays')) });
    const { process, warnings, since } = await running(broken);
    process.emit('SIGTERM');
    await settled();
    expect(since().at(-1)).toBe('app.exit 1');
    expect(warnings.join('\n')).toContain('did not end in order');
  });
});

describe('a bug that nobody caught', () => {
  it('ends the session in order and starts the program again', async () => {
    const { process, pass, warnings, since } = await running();
    pass(60_000);
    process.emit('uncaughtException', new Error('a bug'));
    await settled();
    expect(since()).toEqual([...ORDERLY_END, 'app.relaunch', 'app.exit 70']);
    expect(warnings.at(-1)).toContain('Error: a bug');
  });

  it('leaves the new start to a supervisor where there is one', async () => {
    const { process, pass, since } = await running(sound, { argv: ['/opt/electron', '/opt/main.js', '--supervised'] });
    pass(60_000);
    process.emit('unhandledRejection', new Error('a bug'));
    await settled();
    expect(since()).toEqual([...ORDERLY_END, 'app.exit 70']);
  });

  it('while it starts is told, and the program does not spin', async () => {
    const { waits, warnings, since } = await running(
      (_, double) => (double.call('a start that fails'), Promise.reject(new Error('a file is missing'))),
      {},
      'a start that fails',
    );
    await settled();
    expect(warnings.join('\n')).toContain('a file is missing');
    expect(since()).toEqual([]);
    expect(waits.map(({ delayMs }) => delayMs)).toEqual([10_000]);
    waits[0]?.fire();
    expect(since()).toEqual(['app.relaunch', 'app.exit 70']);
  });

  it('while the program ends does not bring it back', async () => {
    const stuck: Start = async () => ok({ ...kioskPage(), close: () => new Promise(() => undefined) });
    const { process, pass, waits, since } = await running(stuck);
    pass(60_000);
    process.emit('SIGTERM');
    process.emit('uncaughtException', new Error('a bug'));
    await settled();
    waits.find(({ delayMs }) => delayMs === 5_000)?.fire();
    expect(since()).not.toContain('app.relaunch');
    expect(since().at(-1)).toBe('app.exit 1');
  });

  it('of a session that the terminal itself ended is only told', async () => {
    const { warnings, since } = await running(async (options, double) => {
      const started = await sound(options, double);
      options.onBug(new Error('a journey failed'));
      return started;
    });
    expect(warnings.join('\n')).toContain('a journey failed');
    expect(since()).toEqual([]);
  });
});
