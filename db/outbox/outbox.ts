/**
 * Commands that the terminal has accepted and the authority has not answered yet. An entry is on disk when `put` returns and
 * leaves the line only with the authority's answer: it is sent at least once, and its idempotency key makes a second time harmless.
 * Bodies are sealed, and removed once answered.
 */
import Database from 'better-sqlite3';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { authorityCommandSchema, type AuthorityCommand, type CommandOutcome } from '../authority/api.ts';
import { canonicalJson, sha256 } from '../canonical.ts';
import { TABLES } from './tables.ts';

/** Sealing under the terminal's own key; `context` binds a text to its place, `stamp` is a keyed hash. */
export interface OutboxSeal {
  close(text: string, context: string): Uint8Array;
  open(sealed: Uint8Array, context: string): Result<string, Fault>;
  stamp(text: string): string;
}

/** One accepted command, as it stands. */
export interface OutboxEntry {
  readonly id: number;
  readonly idempotencyKey: string;
  readonly acceptedAtMs: number;
  readonly attempts: number;
  /** Why it could not be sent or read at the last attempt. */
  readonly faultCode: string | null;
  /** The authority's answer; `null` while it waits. */
  readonly outcome: CommandOutcome | null;
}

/** The record of a write on a card, kept before the write: it is sent once the write is known to have been carried out. */
export interface IntendedRecord {
  /** Under this number the write stands in the terminal's journal. */
  readonly writeKey: string;
  readonly intendedAtMs: number;
  readonly command: AuthorityCommand;
}

interface IntendedRow {
  readonly idempotency_key: string;
  readonly write_key: string;
  readonly intended_at_ms: number;
  readonly sealed: Uint8Array;
}

/** What the readiness report says. `damaged`: those among the waiting that cannot be read any more; they hold up their person's line. */
export interface OutboxStanding {
  readonly waiting: number;
  readonly damaged: number;
  readonly oldestAtMs: number | null;
}

interface Row {
  readonly id: number;
  readonly idempotency_key: string;
  readonly body_hash: string;
  readonly accepted_at_ms: number;
  readonly attempts: number;
  readonly fault_code: string | null;
  readonly sealed: Uint8Array | null;
  readonly outcome: string | null;
}

const COLUMNS = 'id, idempotency_key, body_hash, accepted_at_ms, attempts, fault_code, sealed, outcome';

export class Outbox {
  readonly #db: Database.Database;
  readonly #seal: OutboxSeal;

  /** Opens the outbox in `file`, made when absent. Every change is on disk when the call returns (synchronous=FULL). */
  constructor(file: string, seal: OutboxSeal) {
    this.#db = new Database(file);
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = FULL');
    this.#db.pragma('secure_delete = ON');
    this.#db.pragma('busy_timeout = 5000');
    this.#db.exec(TABLES);
    this.#seal = seal;
  }

  /** Takes a command in. The same command again is the same entry; another one under its key is `outbox.keyReused`. */
  put(command: AuthorityCommand, atMs: number): Result<OutboxEntry, Fault<'outbox.keyReused'>> {
    const { idempotencyKey, subject } = command;
    const body = canonicalJson(command);
    const hash = this.#seal.stamp(sha256(body));
    this.#db
      .prepare(
        `INSERT INTO outbox (idempotency_key, line, body_hash, accepted_at_ms, state, sealed) VALUES (?, ?, ?, ?, 'waiting', ?)
         ON CONFLICT (idempotency_key) DO NOTHING`,
      )
      .run(idempotencyKey, this.#line(subject), hash, atMs, this.#seal.close(body, context(idempotencyKey)));
    const row = this.#row(idempotencyKey);
    if (row === undefined) throw new Error('an entry that was put is not there');
    return row.body_hash === hash ? ok(entryOf(row)) : err(fault('outbox.keyReused', 'the key was used for another command'));
  }

  /** Keeps the record of a write that is about to be made. It waits for nobody and is not sent: only what was written may be told. */
  intend(writeKey: string, command: AuthorityCommand, atMs: number): void {
    const { idempotencyKey } = command;
    const sealed = this.#seal.close(canonicalJson(command), context(idempotencyKey));
    this.#db
      .prepare('INSERT OR REPLACE INTO outbox_intended (idempotency_key, write_key, intended_at_ms, sealed) VALUES (?, ?, ?, ?)')
      .run(idempotencyKey, writeKey, atMs, sealed);
  }

  /** The records whose writes nobody has told the end of, oldest first. One that cannot be read any more is left out. */
  intended(): readonly IntendedRecord[] {
    const rows = this.#db.prepare<[], IntendedRow>('SELECT * FROM outbox_intended ORDER BY intended_at_ms, idempotency_key').all();
    return rows.flatMap((row) => {
      const command = this.#open(row);
      return command === null ? [] : [{ writeKey: row.write_key, intendedAtMs: row.intended_at_ms, command }];
    });
  }

  isIntended(idempotencyKey: string): boolean {
    return this.#db.prepare<[string]>('SELECT 1 FROM outbox_intended WHERE idempotency_key = ?').get(idempotencyKey) !== undefined;
  }

  /** The write was made: in one step the record is intended no more and taken in, as by `put`. */
  confirm(command: AuthorityCommand, atMs: number): Result<OutboxEntry, Fault<'outbox.keyReused'>> {
    const both = this.#db.transaction(() => {
      this.withdraw(command.idempotencyKey);
      return this.put(command, atMs);
    });
    return both.immediate();
  }

  /** Nothing was written: there is nothing to tell. */
  withdraw(idempotencyKey: string): void {
    this.#db.prepare('DELETE FROM outbox_intended WHERE idempotency_key = ?').run(idempotencyKey);
  }

  /** How an accepted command stands; `null`: it never came this way. */
  find(idempotencyKey: string): OutboxEntry | null {
    const row = this.#row(idempotencyKey);
    return row === undefined ? null : entryOf(row);
  }

  /** How many commands of this person are not answered yet. */
  waitingFor(subject: { readonly socialSecurityNumber: string }): number {
    const count = `SELECT count(*) AS n FROM outbox WHERE line = ? AND state = 'waiting'`;
    return this.#db.prepare<[string], { n: number }>(count).get(this.#line(subject))?.n ?? 0;
  }

  /** The oldest unanswered command of each person, oldest first: what may be sent next. One that cannot be read is marked and left out. */
  heads(): readonly { readonly entry: OutboxEntry; readonly command: AuthorityCommand }[] {
    const query = `SELECT ${COLUMNS} FROM outbox WHERE id IN
      (SELECT min(id) FROM outbox WHERE state = 'waiting' GROUP BY line) ORDER BY id`;
    return this.#db
      .prepare<[], Row>(query)
      .all()
      .flatMap((row) => {
        const command = this.#open(row);
        if (command !== null) return [{ entry: entryOf(row), command }];
        this.#db.prepare(`UPDATE outbox SET fault_code = 'outbox.damaged' WHERE id = ?`).run(row.id);
        return [];
      });
  }

  /** Writes down that sending it failed. */
  tried(id: number, atMs: number, faultCode: string): void {
    this.#db.prepare('UPDATE outbox SET attempts = attempts + 1, tried_at_ms = ?, fault_code = ? WHERE id = ?').run(atMs, faultCode, id);
  }

  /** Writes down the authority's answer; the command's body goes. A second answer changes nothing. */
  answered(id: number, outcome: CommandOutcome, atMs: number): void {
    this.#db
      .prepare(
        `UPDATE outbox SET state = 'answered', outcome = ?, answered_at_ms = ?, attempts = attempts + 1, sealed = NULL, fault_code = NULL
         WHERE id = ? AND state = 'waiting'`,
      )
      .run(JSON.stringify(outcome), atMs, id);
  }

  /** Counts for the readiness report. */
  standing(): OutboxStanding {
    const query = `SELECT count(*) AS waiting, coalesce(sum(fault_code = 'outbox.damaged'), 0) AS damaged,
      min(accepted_at_ms) AS oldestAtMs FROM outbox WHERE state = 'waiting'`;
    return this.#db.prepare<[], OutboxStanding>(query).get() ?? { waiting: 0, damaged: 0, oldestAtMs: null };
  }

  /** Removes answers given before `beforeMs`; gives how many. What waits is never removed. */
  purge(beforeMs: number): number {
    return this.#db.prepare(`DELETE FROM outbox WHERE state = 'answered' AND answered_at_ms < ?`).run(beforeMs).changes;
  }

  close(): void {
    this.#db.close();
  }

  /** One line a person: a person's cards never overtake each other either. */
  #line(subject: { readonly socialSecurityNumber: string }): string {
    return this.#seal.stamp(`outbox:${subject.socialSecurityNumber}`);
  }

  #row(idempotencyKey: string): Row | undefined {
    return this.#db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM outbox WHERE idempotency_key = ?`).get(idempotencyKey);
  }

  #open(row: Pick<Row, 'idempotency_key' | 'sealed'>): AuthorityCommand | null {
    const opened = row.sealed === null ? null : this.#seal.open(row.sealed, context(row.idempotency_key));
    if (opened?.ok !== true) return null;
    const command = authorityCommandSchema.safeParse(JSON.parse(opened.value));
    return command.success ? command.data : null;
  }
}

function context(idempotencyKey: string): string {
  return `outbox ${idempotencyKey}`;
}

function entryOf(row: Row): OutboxEntry {
  const { id, idempotency_key, accepted_at_ms, attempts, fault_code, outcome } = row;
  const answer = outcome === null ? null : (JSON.parse(outcome) as CommandOutcome);
  return { id, idempotencyKey: idempotency_key, acceptedAtMs: accepted_at_ms, attempts, faultCode: fault_code, outcome: answer };
}
