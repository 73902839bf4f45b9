import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findElectron } from '../../electron/cli/electron-runtime.ts';
import { loadPersona } from '../../native/sim/card/index.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { openDisplay, whyNoDisplay, type Display } from './electron-shell-display.ts';
import { doMainJob } from './electron-shell-job.ts';

const MAIN = join(import.meta.dirname, '..', '..', 'dist', 'electron', 'main.js');
const PERSONA = 'third-generation';
const START_WITHIN_MS = 60_000;

function inElectron(executablePath: string): void {
  describe('the terminal in Electron', () => {
    const directory = mkdtempSync(join(tmpdir(), 'kiosk-electron-'));
    const output: string[] = [];
    let display: Display;
    let program: ElectronApplication;
    let page: Page;

    beforeAll(async () => {
      display = await openDisplay();
      const env = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
      program = await _electron.launch({
        executablePath,
        args: [MAIN, '--supervised', '--full-screen', '--simulate', '--persona', PERSONA, '--data', directory],
        env: { ...Object.fromEntries(env), DISPLAY: display.name },
        timeout: START_WITHIN_MS,
      });
      program.process().stderr?.on('data', (text: Buffer) => output.push(text.toString()));
      page = await program.firstWindow({ timeout: START_WITHIN_MS });
    }, START_WITHIN_MS);
    afterAll(async () => {
      await program.close();
      display.close();
      rmSync(directory, { recursive: true, force: true });
    });

    it('does the main job: card, masked name, PIN, own page, slip, blank screen', async () => {
      const persona = loadPersona(PERSONA);
      if (!persona.ok) throw new Error(persona.error.detail);
      const folder = join(directory, 'printed');
      const printed = () => (existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.png')).length : 0);
      await doMainJob(page, persona.value.holder.name, printed);
    });

    it('shows its own page, which has the api and nothing of Node or Electron', async () => {
      expect(page.url()).toBe('kiosk://app/');
      const seen = await page.evaluate(() => ({
        api: Object.keys(Reflect.get(window, 'kiosk') as object),
        strangers: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window),
      }));
      expect(seen).toEqual({ api: ['subscribe', 'send'], strangers: [] });
    });

    it('keeps its page: no navigation, no new window, no network, nothing evaluated, no permission', async () => {
      const tried = await page.evaluate(async () => {
        location.href = 'https://example.com/';
        const opened = window.open('https://example.com/');
        const fetched = await fetch('https://example.com/').then(
          () => true,
          () => false,
        );
        const evaluated = await new Promise<boolean>((resolve) => {
          const script = document.createElement('script');
          script.textContent = 'document.title = "evaluated"';
          document.head.append(script);
          setTimeout(() => resolve(document.title === 'evaluated'), 0);
        });
        const { state } = await navigator.permissions.query({ name: 'geolocation' });
        return { opened: opened !== null, fetched, evaluated, state };
      });
      expect(tried).toEqual({ opened: false, fetched: false, evaluated: false, state: 'denied' });
      expect(page.url()).toBe('kiosk://app/');
      expect(program.windows()).toHaveLength(1);
    });

    it('opens a new window after its page has crashed', async () => {
      const next = program.waitForEvent('window', { timeout: START_WITHIN_MS });
      await program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
      const window = await next;
      await window.getByText('这里可以办理').first().waitFor();
      expect(output.join('')).toContain('its page ended');
    });
  });
}

const electron = findElectron();
const display = whyNoDisplay();
const name = 'the main job in Electron, its lock and its recovery';
if (!electron.ok) cannotTestHere(name, electron.error.split(':', 1).join());
else if (display !== null) cannotTestHere(name, display);
else if (!existsSync('/usr/sbin/pcscd')) cannotTestHere(name, 'pcscd is not installed');
else inElectron(electron.value);
