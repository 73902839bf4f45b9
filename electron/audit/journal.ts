/**
 * The terminal's journal in SQLite: every call is on disk when it returns (synchronous=FULL). Entries are masked and
 * hash-chained for people; recordings are sealed for replay and kept for a limited time.
 */
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Clock } from '../../native/base/clock.ts';
import type { Fault } from '../../native/base/fault.ts';
import type { Result } from '../../native/base/result.ts';
import type { Journal, OpenWrite, SessionStart, StepIntent, StepOutcome } from '../session/journal.ts';
import type { Entry } from './chain.ts';
import { Entries, type CardWriteStanding } from './entries.ts';
import { Recordings, type Recording, type RecordingFault } from './recordings.ts';
import { openSeal, type Seal } from './seal.ts';
import { TABLES } from './tables.ts';

export interface JournalOptions {
  readonly directory: string;
  readonly clock: Pick<Clock, 'nowMs'>;
  /** Days for which recordings are kept; the journal's entries stay. Absent: none is removed (a program that only reads). */
  readonly recordingDays?: number;
}

export interface SessionRow {
  readonly session: string;
  readonly terminal: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  readonly reason: string | null;
}

export interface JournalReader {
  /** Newest last. */
  sessions(): readonly SessionRow[];
  /** Newest first, from the `offset`th on. */
  newestSessions(limit: number, offset: number): readonly SessionRow[];
  countSessions(): number;
  /** The newest steps of that name with their outcome, newest first; `null`: none was written. */
  newestOutcomes(step: string, limit: number): readonly { readonly atMs: number; readonly outcome: string | null }[];
  /** The session begun last among those whose number begins so; `null` when there is none. */
  newestSession(prefix: string): string | null;
  /** Opens the seals; a purged, unknown or damaged recording is a fault that names the row. */
  recording(session: string): Result<Recording, RecordingFault>;
  steps(session: string): readonly Entry[];
  /** Entries with `fromMs <= atMs < toMs` (milliseconds since the Unix epoch), in order. */
  entriesBetween(fromMs: number, toMs: number): readonly Entry[];
  /** Entries that name a slip's serial or a receipt's number, oldest first. */
  entriesNamed(fact: 'serial' | 'receipt', value: string): readonly Entry[];
  /** How the newest write on a card under this number stands. */
  cardWrite(idempotencyKey: string): CardWriteStanding;
  /** Writing steps without an outcome: what a crash or a power cut left open. */
  unresolved(): readonly Entry[];
  /** Recomputes the whole chain; the fault names the first row that does not fit. */
  verifyChain(): Result<{ readonly entries: number }, Fault<'journal.chainBroken'>>;
  /** Removes recordings older than the days set; gives how many sessions. Done by itself once a day. */
  purge(): number;
  close(): void;
}

const DAY_MS = 86_400_000;
const SESSION_COLUMNS = 'session, terminal, started_at_ms AS startedAtMs, ended_at_ms AS endedAtMs, reason';

/** Opens the journal in a directory (made when absent), readable by its owner only, and purges what is too old. */
export function openJournal(options: JournalOptions): Journal & JournalReader {
  const { directory, clock, recordingDays = null } = options;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'journal.sqlite');
  // Made before SQLite opens it: at no moment may others read it. Its companion files take its mode.
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('secure_delete = ON');
  db.exec(TABLES);
  const journal = new SqliteJournal(db, openSeal(join(directory, 'journal.key')), clock, recordingDays);
  journal.purge();
  return journal;
}

class SqliteJournal implements Journal, JournalReader {
  readonly #db: Database.Database;
  readonly #entries: Entries;
  readonly #recordings: Recordings;
  readonly #clock: Pick<Clock, 'nowMs'>;
  readonly #recordingDays: number | null;
  #purgedAtMs = 0;

  constructor(db: Database.Database, seal: Seal, clock: Pick<Clock, 'nowMs'>, recordingDays: number | null) {
    this.#db = db;
    this.#entries = new Entries(db, seal);
    this.#recordings = new Recordings(db, seal);
    this.#clock = clock;
    this.#recordingDays = recordingDays;
    this.#entries.begin();
  }

  beginSession(start: SessionStart): void {
    // A terminal runs for months: what is too old goes with the first person of a day.
    if (Math.abs(this.#clock.nowMs() - this.#purgedAtMs) >= DAY_MS) this.purge();
    this.#recordings.begin(start);
  }

  recordEvent(...event: Parameters<Journal['recordEvent']>): void {
    this.#recordings.record(...event);
  }

  intend(step: StepIntent): number {
    return this.#entries.intend(step);
  }

  conclude(step: number, outcome: StepOutcome): void {
    this.#entries.conclude(step, outcome);
  }

  stamp(number: string): string {
    return this.#entries.stampSubject(number);
  }

  openWrites(subject: string): readonly OpenWrite[] {
    return this.#entries.openWrites(subject);
  }

  endSession(session: string, atMs: number, reason: string): void {
    this.#recordings.end(session, atMs, reason);
  }

  sessions(): readonly SessionRow[] {
    return this.#db.prepare<[], SessionRow>(`SELECT ${SESSION_COLUMNS} FROM sessions ORDER BY started_at_ms, rowid`).all();
  }

  newestSessions(limit: number, offset: number): readonly SessionRow[] {
    const query = `SELECT ${SESSION_COLUMNS} FROM sessions ORDER BY started_at_ms DESC, rowid DESC LIMIT ? OFFSET ?`;
    return this.#db.prepare<[number, number], SessionRow>(query).all(limit, offset);
  }

  countSessions(): number {
    return this.#db.prepare<[], { count: number }>('SELECT count(*) AS count FROM sessions').get()?.count ?? 0;
  }

  newestOutcomes(step: string, limit: number): readonly { readonly atMs: number; readonly outcome: string | null }[] {
    return this.#entries.newestOutcomes(step, limit);
  }

  newestSession(prefix: string): string | null {
    const query = 'SELECT session FROM sessions WHERE substr(session, 1, ?) = ? ORDER BY rowid DESC LIMIT 1';
    return this.#db.prepare<[number, string], { session: string }>(query).get(prefix.length, prefix)?.session ?? null;
  }

  recording(session: string): Result<Recording, RecordingFault> {
    return this.#recordings.read(session);
  }

  steps(session: string): readonly Entry[] {
    return this.#entries.steps(session);
  }

  entriesBetween(fromMs: number, toMs: number): readonly Entry[] {
    return this.#entries.between(fromMs, toMs);
  }

  entriesNamed(fact: 'serial' | 'receipt', value: string): readonly Entry[] {
    return this.#entries.named(fact, value);
  }

  cardWrite(idempotencyKey: string): CardWriteStanding {
    return this.#entries.cardWrite(idempotencyKey);
  }

  unresolved(): readonly Entry[] {
    return this.#entries.unresolved();
  }

  verifyChain(): Result<{ readonly entries: number }, Fault<'journal.chainBroken'>> {
    return this.#entries.verify();
  }

  purge(): number {
    this.#purgedAtMs = this.#clock.nowMs();
    return this.#recordingDays === null ? 0 : this.#recordings.purge(this.#purgedAtMs - this.#recordingDays * DAY_MS);
  }

  close(): void {
    this.#db.close();
  }
}
