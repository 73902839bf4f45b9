import { EventEmitter } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { ChromiumWindow, type ChromiumWindowOptions } from './chromium-window.ts';

const opened = new Set<ChromiumWindow>();
afterEach(async () => {
  await Promise.all([...opened].map((window) => window.close()));
  opened.clear();
});

/** A Chromium that ends when the test says so, and a clock that the test owns. */
function bench(options: Partial<ChromiumWindowOptions> = {}) {
  const started: { flags: readonly string[]; child: EventEmitter; page: string }[] = [];
  const lines: string[] = [];
  const signals: string[] = [];
  const waits: { delayMs: number; fire: () => void }[] = [];
  let nowMs = 0;
  let starts = 0;
  const window = new ChromiumWindow({
    executable: '/usr/bin/chromium',
    display: ':7',
    kiosk: true,
    asRoot: false,
    address: () => `http://127.0.0.1:5000/#token=${++starts}`,
    clock: {
      nowMs: () => nowMs,
      after: (delayMs, fire) => {
        const wait = { delayMs, fire };
        waits.push(wait);
        return () => waits.splice(waits.indexOf(wait), waits.includes(wait) ? 1 : 0);
      },
    },
    print: (line) => lines.push(line),
    start: (_executable, flags) => {
      const child = new EventEmitter();
      const page = readFileSync(fileURLToPath(appFlag(flags)), 'utf8');
      started.push({ flags, child, page });
      return Object.assign(child, { pid: 1000 + started.length });
    },
    kill: (pid, signal) => {
      signals.push(`${signal} ${pid}`);
      started.at(-1)?.child.emit('exit', null, signal);
    },
    ...options,
  });
  opened.add(window);
  const settle = async (): Promise<void> => expect.poll(() => existsSync(profileOf(started.at(-1)?.flags ?? []))).toBe(false);
  return { window, started, lines, signals, waits, settle, pass: (ms: number) => (nowMs += ms) };
}

const appFlag = (flags: readonly string[]): string => flags.find((flag) => flag.startsWith('--app='))?.slice('--app='.length) ?? '';
const profileOf = (flags: readonly string[]): string =>
  flags.find((flag) => flag.startsWith('--user-data-dir='))?.slice('--user-data-dir='.length) ?? '';

describe('the window in Chromium', () => {
  it('opens in kiosk mode with a fresh profile; the token is in a file for this user only, not on the command line', async () => {
    const { started, window } = bench();
    const flags = started[0]?.flags ?? [];
    expect(flags).toContain('--kiosk');
    expect(flags).not.toContain('--no-sandbox');
    expect(flags.join(' ')).not.toContain('token');
    expect(started[0]?.page).toContain('location.replace("http://127.0.0.1:5000/#token=1")');
    expect(statSync(fileURLToPath(appFlag(flags))).mode & 0o777).toBe(0o600);
    expect(statSync(profileOf(flags)).mode & 0o777).toBe(0o700);
    await window.close();
    expect(existsSync(profileOf(flags))).toBe(false);
  });

  it('gives up the sandbox only for root, and says so', async () => {
    const { started, lines } = bench({ asRoot: true });
    expect(started[0]?.flags).toContain('--no-sandbox');
    expect(lines).toEqual(['Chromium runs without its own sandbox, because this program runs as root.']);
  });

  it('comes back with a new address when Chromium dies, later each time while it keeps dying', async () => {
    const { started, waits, lines, settle } = bench();
    const delays: number[] = [];
    for (let deaths = 0; deaths < 7; deaths += 1) {
      started.at(-1)?.child.emit('exit', null, 'SIGSEGV');
      await settle();
      await expect.poll(() => waits.length).toBe(1);
      const wait = waits.shift();
      delays.push(wait?.delayMs ?? 0);
      wait?.fire();
    }
    expect(delays).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(started.map(({ page }) => page.includes('token=')).length).toBe(8);
    expect(started.at(-1)?.page).toContain('token=8');
    expect(lines[0]).toBe('Chromium: it ended (SIGSEGV); a new window opens in 1 s.');
  });

  it('is quick again after a window that stood for a minute', async () => {
    const { started, waits, settle, pass } = bench();
    for (const stoodMs of [0, 0, 60_000]) {
      pass(stoodMs);
      started.at(-1)?.child.emit('exit', 1, null);
      await settle();
      await expect.poll(() => waits.length).toBe(1);
      if (stoodMs === 0) waits.shift()?.fire();
    }
    expect(waits[0]?.delayMs).toBe(1_000);
  });

  it('says when Chromium is not there', async () => {
    const { started, lines, waits } = bench();
    started[0]?.child.emit('error', new Error('spawn /usr/bin/chromium ENOENT'));
    await expect.poll(() => waits.length).toBe(1);
    expect(lines[0]).toContain('it could not be started (spawn /usr/bin/chromium ENOENT)');
  });

  it('does not come back once it is closed, whether it ran or waited', async () => {
    const running = bench();
    await running.window.close();
    expect([running.signals, running.waits]).toEqual([['SIGTERM 1001'], []]);
    const waiting = bench();
    waiting.started[0]?.child.emit('exit', 0, null);
    await expect.poll(() => waiting.waits.length).toBe(1);
    await waiting.window.close();
    expect(waiting.waits).toEqual([]);
  });
});
