import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJournal } from './journal.ts';
import { journalIn, recordSession, sealedEvent, SESSION, temporaryDirectory } from './journal.fixture.ts';

const DAY_MS = 86_400_000;

describe('after a crash', () => {
  it('finds the step that was begun on disk when the program was killed between intent and outcome', async () => {
    const directory = temporaryDirectory();
    const child = spawn(process.execPath, [join(import.meta.dirname, 'crashing-terminal.fixture.ts'), directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');

    const journal = journalIn(directory);
    expect(journal.unresolved()).toMatchObject([
      {
        session: SESSION,
        step: 'records.execute',
        access: 'write',
        idempotencyKey: 'T1-20261122-0001/7',
        facts: '{"command":"reportLoss"}',
      },
    ]);
    expect(journal.verifyChain()).toEqual({ ok: true, value: { entries: 3 } });
    expect(journal.sessions()).toMatchObject([{ session: SESSION, endedAtMs: null, reason: null }]);
    const recording = journal.recording(SESSION);
    expect(recording.ok && recording.value.events).toHaveLength(1);
  });

  it('lets what became of the step be written later, once', () => {
    const directory = temporaryDirectory();
    const before = journalIn(directory);
    const step = before.intend({ session: SESSION, atMs: 1, step: 'card.resetPin', access: 'write', facts: {} });
    const journal = journalIn(directory);
    journal.conclude(step, { atMs: 2, outcome: 'done' });
    expect(journal.unresolved()).toEqual([]);
    expect(journal.steps(SESSION)).toMatchObject([
      { id: 1, kind: 'intent' },
      { id: 2, kind: 'outcome', intent: 1, step: 'card.resetPin' },
    ]);
    expect(() => journal.conclude(step, { atMs: 3, outcome: 'done' })).toThrow('concluded already');
    expect(() => journal.conclude(99, { atMs: 3, outcome: 'done' })).toThrow('no intent 99');
  });

  it('does not call a reading step unresolved, nor a failed one', () => {
    const journal = journalIn(temporaryDirectory());
    journal.intend({ session: SESSION, atMs: 1, step: 'card.identify', access: 'read', facts: {} });
    const step = journal.intend({ session: SESSION, atMs: 1, step: 'card.verifyPin', access: 'write', facts: {} });
    journal.conclude(step, { atMs: 2, outcome: 'failed', faultCode: 'card.removed' });
    expect(journal.unresolved()).toEqual([]);
    expect(journal.steps(SESSION).at(-1)).toMatchObject({ outcome: 'failed', faultCode: 'card.removed' });
  });
});

describe('who may read it', () => {
  it('is readable by its owner only, whatever the mask of the program and the modes found', () => {
    const directory = join(temporaryDirectory(), 'data');
    const mask = process.umask(0);
    try {
      recordSession(journalIn(directory));
      const files = readdirSync(directory);
      expect(files).toEqual(expect.arrayContaining(['journal.key', 'journal.sqlite', 'journal.sqlite-wal']));
      expect(files.map((file) => (statSync(join(directory, file)).mode & 0o777).toString(8))).toEqual(files.map(() => '600'));
      expect((statSync(directory).mode & 0o777).toString(8)).toBe('700');
      chmodSync(join(directory, 'journal.key'), 0o644);
      journalIn(directory);
      expect((statSync(join(directory, 'journal.key')).mode & 0o777).toString(8)).toBe('600');
    } finally {
      process.umask(mask);
    }
  });

  it('holds no name of a recording in clear', () => {
    const directory = temporaryDirectory();
    recordSession(journalIn(directory));
    const bytes = Buffer.concat(readdirSync(directory).map((file) => readFileSync(join(directory, file))));
    expect(bytes.includes('王小梅')).toBe(false);
    expect(bytes.includes(SESSION)).toBe(true);
  });

  it('takes the personal numbers out of the texts that a step is described with, and keeps its own', () => {
    const journal = journalIn(temporaryDirectory());
    const facts = { detail: 'card says 530602195503020027', serial: 'T1-20261122-0001-2', tries: 3 };
    const step = journal.intend({ session: SESSION, atMs: 1, step: 'print', access: 'read', facts });
    journal.conclude(step, { atMs: 2, outcome: 'failed', facts: { detail: 'PAN 6222021234567890128' } });
    const [intent, outcome] = journal.steps(SESSION).map((entry) => JSON.parse(entry.facts) as unknown);
    expect(intent).toEqual({ detail: 'card says (18)', serial: 'T1-20261122-0001-2', tries: 3 });
    expect(outcome).toEqual({ detail: 'PAN (19)' });
  });
});

describe('how long it is kept', () => {
  it('removes recordings after the days set, and keeps sessions and steps', () => {
    const directory = temporaryDirectory();
    const first = journalIn(directory, 0);
    recordSession(first, SESSION, 0);
    first.intend({ session: SESSION, atMs: 1, step: 'print', access: 'read', facts: {} });
    expect(journalIn(directory, 30 * DAY_MS).recording(SESSION).ok).toBe(true);

    const journal = journalIn(directory, 30 * DAY_MS + 1);
    expect(journal.recording(SESSION)).toMatchObject({ ok: false, error: { code: 'journal.noRecording' } });
    expect(journal.sessions()).toMatchObject([{ session: SESSION, reason: 'ended' }]);
    expect(journal.steps(SESSION)).toHaveLength(1);
    expect(journal.verifyChain().ok).toBe(true);
    expect(journal.purge()).toBe(0);
  });

  it('removes them also while the terminal runs for months', () => {
    let nowMs = 0;
    const journal = openJournal({ directory: temporaryDirectory(), clock: { nowMs: () => nowMs }, recordingDays: 2 });
    recordSession(journal, 'T1-19700101-0001', nowMs);
    nowMs = 3 * DAY_MS;
    recordSession(journal, 'T1-19700104-0001', nowMs);
    expect(journal.recording('T1-19700101-0001').ok).toBe(false);
    expect(journal.recording('T1-19700104-0001').ok).toBe(true);
    journal.close();
  });

  it('removes nothing for a program that only looks', () => {
    const directory = temporaryDirectory();
    recordSession(journalIn(directory, 0), SESSION, 0);
    const looking = openJournal({ directory, clock: { nowMs: () => 1_000 * DAY_MS } });
    expect(looking.recording(SESSION).ok).toBe(true);
    looking.close();
  });

  it('leaves nothing of a purged recording on disk', () => {
    const directory = temporaryDirectory();
    const first = journalIn(directory, 0);
    recordSession(first, SESSION, 0);
    first.close();
    const sealed = sealedEvent(directory, 1);
    expect(onDisk(directory).includes(sealed)).toBe(true);
    journalIn(directory, 31 * DAY_MS).close();
    expect(onDisk(directory).includes(sealed)).toBe(false);
  });
});

describe('session numbers', () => {
  it('knows the newest under a prefix, so that a restart counts on', () => {
    const journal = journalIn(temporaryDirectory());
    recordSession(journal, 'T1-20261122-0001');
    recordSession(journal, 'T1-20261122-0002');
    recordSession(journal, 'T1-20261123-0001');
    expect(journal.newestSession('T1-20261122-')).toBe('T1-20261122-0002');
    expect(journal.newestSession('T2-')).toBeNull();
  });

  it('refuses one that was used: two sessions never share a recording', () => {
    const directory = temporaryDirectory();
    recordSession(journalIn(directory));
    expect(() => recordSession(journalIn(directory))).toThrow('UNIQUE');
  });
});

function onDisk(directory: string): Buffer {
  return Buffer.concat(readdirSync(directory).map((file) => readFileSync(join(directory, file))));
}
