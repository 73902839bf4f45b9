import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBrowserShell, type BrowserShell } from '../../electron/browser-shell.ts';
import { systemClock, type Clock } from '../../native/base/clock.ts';
import { openDisplay, whyNoDisplay, type Display } from '../e2e/electron-shell-display.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { ShellTestTerminal } from './shell-terminal.ts';

const CHROMIUM = '/usr/bin/chromium';
const NAME = 'the kiosk window in the real Chromium';
/** The shell's short waits pass faster, so that a test does not sit through them; the time that a slow machine may take for a start does not. */
const FASTER = 10;
const START_MS = 60_000;
const SOON = { timeout: 30_000, interval: 100 };

/** Connects as the renderer does, then tells what it sees: the test reads it among the requests that the terminal refuses. */
const PAGE = `
const token = location.hash.slice('#token='.length);
history.replaceState(null, '', '/');
const socket = new WebSocket('ws://' + location.host + '/api?token=' + token);
socket.addEventListener('message', () => socket.send(JSON.stringify({
  inline: document.title === 'inline ran',
  lacking: [screen.width - innerWidth, screen.height - innerHeight],
  at: [screenX, screenY],
})));`;

const fasterClock: Clock = {
  nowMs: systemClock.nowMs,
  after: (delayMs, fire) => systemClock.after(delayMs < START_MS ? delayMs / FASTER : delayMs, fire),
};

/** Command lines of the Chromium processes that use a profile under `home`, by process id. */
function processes(home: string): ReadonlyMap<number, string> {
  const lines = new Map<number, string>();
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const line = readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
      if (line.includes(`--user-data-dir=${home}`)) lines.set(Number(id), line);
    } catch {
      // It has ended meanwhile.
    }
  }
  return lines;
}

function endOne(home: string, which: (line: string) => boolean): void {
  for (const [id, line] of processes(home)) if (which(line)) process.kill(id, 'SIGKILL');
}

function suite(): void {
  describe(NAME, () => {
    let home: string;
    let display: Display;
    let terminal: ShellTestTerminal;
    let shell: BrowserShell;
    const lines: string[] = [];

    beforeEach(async () => {
      home = mkdtempSync(join(tmpdir(), 'shell-chromium-'));
      const rendererDirectory = join(home, 'renderer');
      mkdirSync(rendererDirectory);
      writeFileSync(join(rendererDirectory, 'page.js'), PAGE);
      const inline = `<script>document.title = 'inline ran'</script>`;
      writeFileSync(join(rendererDirectory, 'index.html'), `<!doctype html>${inline}<script src="/page.js"></script>`);
      vi.stubEnv('TMPDIR', home);
      lines.length = 0;
      terminal = new ShellTestTerminal();
      display = await openDisplay();
      const print = (line: string): void => void lines.push(line);
      shell = await openBrowserShell({ terminal, rendererDirectory, display: display.name, chromium: CHROMIUM, clock: fasterClock, print });
      await expect.poll(() => terminal.windows(), SOON).toBe(1);
    });
    afterEach(async () => {
      await shell.close();
      display.close();
      vi.unstubAllEnvs();
      rmSync(home, { recursive: true });
    });

    it('fills the screen, without a window manager too, and runs nothing inline', async () => {
      await expect.poll(() => terminal.refused.at(-1), SOON).toMatchObject({ at: [0, 0], inline: false });
      const { lacking } = terminal.refused.at(-1) as { lacking: number[] };
      expect(Math.max(...lacking.map(Math.abs))).toBeLessThanOrEqual(1);
    });

    it('shows its token to no other user of the machine', () => {
      const all = [...processes(home).values()].join('\n');
      expect(all).toContain('--kiosk');
      expect(all).not.toContain('token');
    });

    it('comes back when Chromium dies', async () => {
      endOne(home, (line) => !line.includes('--type='));
      await expect.poll(() => terminal.windows(), SOON).toBe(0);
      await expect.poll(() => terminal.windows(), SOON).toBe(1);
      expect(lines.join('\n')).toContain('Chromium: it ended (SIGKILL)');
    });

    it('comes back when only its page dies, which Chromium answers with a page of its own', async () => {
      endOne(home, (line) => line.includes('--type=renderer'));
      await expect.poll(() => terminal.windows(), SOON).toBe(0);
      await expect.poll(() => terminal.windows(), SOON).toBe(1);
    });

    it('leaves no process and no file behind when it closes', async () => {
      await shell.close();
      expect([...processes(home).keys()]).toEqual([]);
      expect(readdirSync(home)).toEqual(['renderer']);
      expect(terminal.windows()).toBe(0);
    });
  });
}

const display = whyNoDisplay();
if (!existsSync(CHROMIUM)) cannotTestHere(NAME, `${CHROMIUM} is not installed`);
else if (display !== null) cannotTestHere(NAME, display);
else suite();
