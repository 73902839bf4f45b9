import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import { openJournal } from '../../electron/audit/journal.ts';
import { openBrowserShell } from '../../electron/browser-shell.ts';
import { openHeadless } from '../../electron/cli/demo/browser.ts';
import { command as replayCommand } from '../../electron/cli/replay.ts';
import { startSimulated } from '../../electron/compose-sim-start.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { mainJobSuite, type Window } from './main-job-suite.ts';

const RENDERER = join(import.meta.dirname, '..', '..', 'dist', 'renderer');
const directory = mkdtempSync(join(tmpdir(), 'kiosk-e2e-'));
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

async function open(): Promise<Window> {
  const bugs: unknown[] = [];
  const started = await startSimulated({
    directory,
    persona: null,
    willing: false,
    say: () => undefined,
    onBug: (error) => bugs.push(error),
  });
  if (!started.ok) throw new Error(started.error.detail);
  const run = started.value;
  const shell = await openBrowserShell({ terminal: run.terminal, rendererDirectory: RENDERER, print: () => undefined, clock: systemClock });
  const window = await openHeadless(shell.address, { width: 1080, height: 1920 });
  if (!window.ok) throw new Error(window.error.detail);
  const close = async (): Promise<void> => {
    await window.value.close();
    await shell.close();
    await run.close();
  };
  return { page: window.value.page, hands: run.hands, machine: run.machine, bugs, close };
}

if (!existsSync('/usr/bin/chromium')) cannotTestHere('the main job in Chromium', 'Chromium is not installed');
else if (!existsSync('/usr/sbin/pcscd')) cannotTestHere('the main job in Chromium', 'pcscd is not installed');
else {
  mainJobSuite('the Chromium shell, on real PC/SC', open);

  describe('what was recorded of it', () => {
    it('replays to the same screens, session by session, and its chain is whole', async () => {
      const journal = openJournal({ directory, clock: systemClock });
      const sessions = journal.sessions();
      expect(journal.verifyChain().ok).toBe(true);
      expect(journal.unresolved()).toEqual([]);
      journal.close();
      expect(sessions.length).toBeGreaterThanOrEqual(8);
      for (const { session } of sessions) {
        const lines: string[] = [];
        const io = {
          input: process.stdin,
          out: (line: string) => lines.push(line),
          err: (line: string) => lines.push(line),
          signal: new AbortController().signal,
        };
        const args = { flag: () => false, text: () => directory, required: () => directory, number: () => undefined, rest: [session] };
        expect([await replayCommand.run(io, args), lines.at(-1)]).toEqual([0, expect.stringContaining('the same screens')]);
      }
    });
  });
}
