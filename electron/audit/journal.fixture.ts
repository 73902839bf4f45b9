import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { openJournal } from './journal.ts';

export const SESSION = 'T1-20261122-0001';
export const TAKE_CARD = { screen: 'takeCard', urgent: false } as const;

/** A directory that is gone after the test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'kiosk-journal-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A journal that the test closes by ending. */
export function journalIn(directory: string, nowMs = 1_000, recordingDays = 30): ReturnType<typeof openJournal> {
  const journal = openJournal({ directory, clock: { nowMs: () => nowMs }, recordingDays });
  onTestFinished(() => journal.close());
  return journal;
}

/** Changes the file behind the journal's back. */
export function tamper(directory: string, sql: string): void {
  const db = new Database(join(directory, 'journal.sqlite'));
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.close();
}

/** An ended session of three events. */
export function recordSession(journal: ReturnType<typeof openJournal>, session = SESSION, startedAtMs = 1_000): void {
  journal.beginSession({ session, startedAtMs, terminal: 'T1', initial: { holder: '王小梅' } });
  for (const sequence of [0, 1, 2]) journal.recordEvent(session, sequence, startedAtMs + sequence, { event: 'activity' }, TAKE_CARD);
  journal.endSession(session, startedAtMs + 3, 'ended');
}

/** The sealed bytes of an event, as they lie in the file. */
export function sealedEvent(directory: string, sequence: number): Buffer {
  const db = new Database(join(directory, 'journal.sqlite'), { readonly: true });
  const row = db.prepare<[number], { sealed: Buffer }>('SELECT sealed FROM events WHERE sequence = ?').get(sequence);
  db.close();
  if (row === undefined) throw new Error(`no event ${sequence}`);
  return row.sealed;
}
