/**
 * The terminal's journal in SQLite: every call is on disk when it returns (synchronous=FULL). Entries are masked and
 * hash-chained for people; recordings are sealed for replay and kept for a limited time.
 */
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Clock } from '../../native/base/clock.ts';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { Journal, SessionStart, StepIntent, StepOutcome } from '../session/journal.ts';
import { type Entry, entryHash, GENESIS } from './chain.ts';
import { openSeal, type Seal, type SealFault } from './seal.ts';
import { ENTRY_COLUMNS, TABLES } from './tables.ts';

export interface JournalOptions {
  readonly directory: string;
  readonly clock: Pick<Clock, 'nowMs'>;
  /** Days for which recordings are kept; the journal's entries stay. */
  readonly recordingDays?: number;
}

export interface SessionRow {
  readonly session: string;
  readonly terminal: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  readonly reason: string | null;
}

export interface Recording {
  readonly initial: unknown;
  readonly events: readonly { readonly atMs: number; readonly event: unknown; readonly view: unknown }[];
}

export interface JournalReader {
  /** Newest last. */
  sessions(): readonly SessionRow[];
  /** The session begun last among those whose number begins so; `null` when there is none. */
  newestSession(prefix: string): string | null;
  /** Opens the seals; a purged, unknown or damaged recording is a fault that names the row. */
  recording(session: string): Result<Recording, SealFault | Fault<'journal.noRecording'>>;
  steps(session: string): readonly Entry[];
  /** Writing steps without an outcome: what a crash or a power cut left open. */
  unresolved(): readonly Entry[];
  /** Recomputes the whole chain; the fault names the first row that does not fit. */
  verifyChain(): Result<{ readonly entries: number }, Fault<'journal.chainBroken'>>;
  /** Removes recordings older than the days set; gives how many sessions. */
  purge(): number;
  close(): void;
}

const DAY_MS = 86_400_000;
const RECORDING_DAYS = 30;

/** Opens the journal in a directory (made when absent), readable by its owner only, and purges what is too old. */
export function openJournal(options: JournalOptions): Journal & JournalReader {
  const { directory, clock, recordingDays = RECORDING_DAYS } = options;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'journal.sqlite');
  const db = new Database(file);
  chmodSync(file, 0o600);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.exec(TABLES);
  const journal = new SqliteJournal(db, openSeal(join(directory, 'journal.key')), clock, recordingDays);
  journal.purge();
  return journal;
}

interface Head {
  readonly id: number;
  readonly hash: string;
}

class SqliteJournal implements Journal, JournalReader {
  readonly #db: Database.Database;
  readonly #seal: Seal;
  readonly #clock: Pick<Clock, 'nowMs'>;
  readonly #recordingDays: number;
  readonly #append: (entry: Omit<Entry, 'id'>) => number;

  constructor(db: Database.Database, seal: Seal, clock: Pick<Clock, 'nowMs'>, recordingDays: number) {
    this.#db = db;
    this.#seal = seal;
    this.#clock = clock;
    this.#recordingDays = recordingDays;
    this.#append = db.transaction((entry: Omit<Entry, 'id'>) => this.#appendNow(entry));
  }

  beginSession({ session, startedAtMs, terminal, initial }: SessionStart): void {
    const sealed = this.#seal.close(JSON.stringify(initial), `${session}#initial`);
    this.#db
      .prepare('INSERT INTO sessions (session, terminal, started_at_ms, initial_sealed) VALUES (?, ?, ?, ?)')
      .run(session, terminal, startedAtMs, sealed);
  }

  recordEvent(...[session, sequence, atMs, event, view]: Parameters<Journal['recordEvent']>): void {
    const sealed = this.#seal.close(JSON.stringify({ event, view }), `${session}#${sequence}`);
    this.#db.prepare('INSERT INTO events (session, sequence, at_ms, sealed) VALUES (?, ?, ?, ?)').run(session, sequence, atMs, sealed);
  }

  intend({ session, atMs, step, access, idempotencyKey, facts }: StepIntent): number {
    const none = { intent: null, outcome: null, faultCode: null };
    const entry = {
      session,
      atMs,
      kind: 'intent' as const,
      step,
      access,
      idempotencyKey: idempotencyKey ?? null,
      facts: JSON.stringify(facts),
    };
    return this.#append({ ...entry, ...none });
  }

  conclude(step: number, { atMs, outcome, faultCode, facts }: StepOutcome): void {
    const intent = this.#entries('WHERE id = ?', step)[0];
    if (intent?.kind !== 'intent') throw new Error(`no intent ${step} to conclude`);
    const { session, step: name, access, idempotencyKey } = intent;
    const entry = { session, atMs, kind: 'outcome' as const, step: name, access, idempotencyKey, intent: step };
    this.#append({ ...entry, outcome, faultCode: faultCode ?? null, facts: JSON.stringify(facts ?? {}) });
  }

  endSession(session: string, atMs: number, reason: string): void {
    this.#db.prepare('UPDATE sessions SET ended_at_ms = ?, reason = ? WHERE session = ?').run(atMs, reason, session);
  }

  sessions(): readonly SessionRow[] {
    const columns = 'session, terminal, started_at_ms AS startedAtMs, ended_at_ms AS endedAtMs, reason';
    return this.#db.prepare<[], SessionRow>(`SELECT ${columns} FROM sessions ORDER BY started_at_ms, rowid`).all();
  }

  newestSession(prefix: string): string | null {
    const query = 'SELECT session FROM sessions WHERE substr(session, 1, ?) = ? ORDER BY rowid DESC LIMIT 1';
    return this.#db.prepare<[number, string], { session: string }>(query).get(prefix.length, prefix)?.session ?? null;
  }

  recording(session: string): Result<Recording, SealFault | Fault<'journal.noRecording'>> {
    const row = this.#db
      .prepare<[string], { sealed: Uint8Array | null }>('SELECT initial_sealed AS sealed FROM sessions WHERE session = ?')
      .get(session);
    if (row === undefined || row.sealed === null)
      return err(fault('journal.noRecording', `${session}: unknown, or its recording has been purged`));
    const initial = this.#seal.open(row.sealed, `${session}#initial`);
    if (!initial.ok) return initial;
    const rows = this.#db
      .prepare<[string], { sequence: number; atMs: number; sealed: Uint8Array }>(
        'SELECT sequence, at_ms AS atMs, sealed FROM events WHERE session = ? ORDER BY sequence',
      )
      .all(session);
    const events: Recording['events'][number][] = [];
    for (const { sequence, atMs, sealed } of rows) {
      if (sequence !== events.length) return err(fault('journal.noRecording', `${session}: event ${events.length} is missing`));
      const opened = this.#seal.open(sealed, `${session}#${sequence}`);
      if (!opened.ok) return opened;
      const { event, view } = JSON.parse(opened.value) as { event: unknown; view: unknown };
      events.push({ atMs, event, view });
    }
    return ok({ initial: JSON.parse(initial.value) as unknown, events });
  }

  steps(session: string): readonly Entry[] {
    return this.#entries('WHERE session = ? ORDER BY id', session);
  }

  unresolved(): readonly Entry[] {
    return this.#entries(
      `WHERE kind = 'intent' AND access = 'write' AND id NOT IN (SELECT intent FROM entries WHERE kind = 'outcome') ORDER BY id`,
    );
  }

  verifyChain(): Result<{ readonly entries: number }, Fault<'journal.chainBroken'>> {
    let previous = GENESIS;
    let count = 0;
    const rows = this.#db.prepare<[], Entry & { hash: string }>(`SELECT ${ENTRY_COLUMNS}, hash FROM entries ORDER BY id`).all();
    for (const { hash, ...entry } of rows) {
      count += 1;
      if (entry.id !== count) return err(fault('journal.chainBroken', `entry ${count} is missing`));
      if (entryHash(entry, previous) !== hash) return err(fault('journal.chainBroken', `entry ${entry.id} was changed`));
      previous = hash;
    }
    const head = this.#db.prepare<[], Head & { stamp: string }>('SELECT id, hash, stamp FROM head').get();
    const whole = head === undefined ? count === 0 : head.id === count && head.hash === previous && head.stamp === this.#stamp(head);
    return whole ? ok({ entries: count }) : err(fault('journal.chainBroken', `the end was cut off after entry ${count}`));
  }

  purge(): number {
    const before = this.#clock.nowMs() - this.#recordingDays * DAY_MS;
    const old = 'SELECT session FROM sessions WHERE started_at_ms < ? AND initial_sealed IS NOT NULL';
    return this.#db.transaction(() => {
      this.#db.prepare(`DELETE FROM events WHERE session IN (${old})`).run(before);
      return this.#db.prepare(`UPDATE sessions SET initial_sealed = NULL WHERE session IN (${old})`).run(before).changes;
    })();
  }

  close(): void {
    this.#db.close();
  }

  #entries(where: string, ...values: readonly (string | number)[]): readonly Entry[] {
    return this.#db.prepare<(string | number)[], Entry>(`SELECT ${ENTRY_COLUMNS} FROM entries ${where}`).all(...values);
  }

  #appendNow(entry: Omit<Entry, 'id'>): number {
    const head = this.#db.prepare<[], Head>('SELECT id, hash FROM head').get() ?? { id: 0, hash: GENESIS };
    const id = head.id + 1;
    const hash = entryHash({ id, ...entry }, head.hash);
    const { session, atMs, kind, step, access, idempotencyKey, intent, outcome, faultCode, facts } = entry;
    this.#db
      .prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(id, session, atMs, kind, step, access, idempotencyKey, intent, outcome, faultCode, facts, hash);
    this.#db.prepare('INSERT OR REPLACE INTO head VALUES (1, ?, ?, ?)').run(id, hash, this.#stamp({ id, hash }));
    return id;
  }

  #stamp({ id, hash }: Head): string {
    return this.#seal.stamp(`${id}#${hash}`);
  }
}
