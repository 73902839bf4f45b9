import type Database from 'better-sqlite3';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { Journal, SessionStart } from '../session/journal.ts';
import type { Seal, SealFault } from './seal.ts';

/** A session's recording, opened: what replay begins with, and every event with the view it led to. */
export interface Recording {
  readonly initial: unknown;
  readonly events: readonly { readonly atMs: number; readonly event: unknown; readonly view: unknown }[];
}

export type RecordingFault = SealFault | Fault<'journal.noRecording'>;

/** The place of an event; its time belongs to it, for replay is given it. */
const place = (session: string, sequence: number, atMs: number): string => `${session}#${sequence}@${atMs}`;

/** The sealed recordings. Each part opens only in its own place under this terminal's key. */
export class Recordings {
  readonly #db: Database.Database;
  readonly #seal: Seal;

  constructor(db: Database.Database, seal: Seal) {
    this.#db = db;
    this.#seal = seal;
  }

  begin({ session, startedAtMs, terminal, initial }: SessionStart): void {
    const sealed = initial === null ? null : this.#seal.close(JSON.stringify(initial), `${session}#initial`);
    this.#db
      .prepare('INSERT INTO sessions (session, terminal, started_at_ms, initial_sealed) VALUES (?, ?, ?, ?)')
      .run(session, terminal, startedAtMs, sealed);
  }

  record(...[session, sequence, atMs, event, view]: Parameters<Journal['recordEvent']>): void {
    const sealed = this.#seal.close(JSON.stringify({ event, view }), place(session, sequence, atMs));
    this.#db.prepare('INSERT INTO events (session, sequence, at_ms, sealed) VALUES (?, ?, ?, ?)').run(session, sequence, atMs, sealed);
  }

  /** Marks the end, with the number of events there are, so that a tail cut off later is seen. */
  end(session: string, atMs: number, reason: string): void {
    this.#db.transaction(() => {
      this.#db.prepare('UPDATE sessions SET ended_at_ms = ?, reason = ? WHERE session = ?').run(atMs, reason, session);
      const count = this.#db.prepare<[string], { count: number }>('SELECT count(*) AS count FROM events WHERE session = ?').get(session);
      const sealed = this.#seal.close(String(count?.count ?? 0), `${session}#end`);
      this.#db.prepare('INSERT OR REPLACE INTO recording_ends SELECT session, ? FROM sessions WHERE session = ?').run(sealed, session);
    })();
  }

  /** Opens the seals; a purged, unknown or damaged recording is a fault that names the row. */
  read(session: string): Result<Recording, RecordingFault> {
    const row = this.#db
      .prepare<[string], { sealed: Uint8Array | null; ended: number | null }>(
        'SELECT initial_sealed AS sealed, ended_at_ms AS ended FROM sessions WHERE session = ?',
      )
      .get(session);
    if (row === undefined || row.sealed === null) return noRecording(`${session}: unknown, or its recording has been purged`);
    const initial = this.#seal.open(row.sealed, `${session}#initial`);
    if (!initial.ok) return initial;
    const events = this.#events(session);
    if (!events.ok) return events;
    const count = row.ended === null ? ok(events.value.length) : this.#count(session);
    if (!count.ok) return count;
    if (count.value !== events.value.length) return noRecording(`${session}: event ${events.value.length} is missing`);
    return ok({ initial: JSON.parse(initial.value) as unknown, events: events.value });
  }

  /** Removes the recordings of sessions that began before; gives how many. What is removed is overwritten on disk. */
  purge(beforeMs: number): number {
    const old = 'SELECT session FROM sessions WHERE started_at_ms < ? AND initial_sealed IS NOT NULL';
    const purged = this.#db.transaction(() => {
      this.#db.prepare(`DELETE FROM events WHERE session IN (${old})`).run(beforeMs);
      this.#db.prepare(`DELETE FROM recording_ends WHERE session IN (${old})`).run(beforeMs);
      return this.#db.prepare(`UPDATE sessions SET initial_sealed = NULL WHERE session IN (${old})`).run(beforeMs).changes;
    })();
    // The log of the database holds the rows too, until it is written anew.
    if (purged > 0) this.#db.pragma('wal_checkpoint(TRUNCATE)');
    return purged;
  }

  #events(session: string): Result<Recording['events'], RecordingFault> {
    const rows = this.#db
      .prepare<[string], { sequence: number; atMs: number; sealed: Uint8Array }>(
        'SELECT sequence, at_ms AS atMs, sealed FROM events WHERE session = ? ORDER BY sequence',
      )
      .all(session);
    const events: Recording['events'][number][] = [];
    for (const { sequence, atMs, sealed } of rows) {
      if (sequence !== events.length) return noRecording(`${session}: event ${events.length} is missing`);
      const opened = this.#seal.open(sealed, place(session, sequence, atMs));
      if (!opened.ok) return opened;
      const { event, view } = JSON.parse(opened.value) as { event: unknown; view: unknown };
      events.push({ atMs, event, view });
    }
    return ok(events);
  }

  /** How many events an ended session had. */
  #count(session: string): Result<number, RecordingFault> {
    const row = this.#db.prepare<[string], { sealed: Uint8Array }>('SELECT sealed FROM recording_ends WHERE session = ?').get(session);
    if (row === undefined) return noRecording(`${session}: the mark of its end is missing`);
    const opened = this.#seal.open(row.sealed, `${session}#end`);
    return opened.ok ? ok(Number(opened.value)) : opened;
  }
}

function noRecording(detail: string): Result<never, RecordingFault> {
  return err(fault('journal.noRecording', detail));
}
