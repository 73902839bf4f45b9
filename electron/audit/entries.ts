import type Database from 'better-sqlite3';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { OpenWrite, StepIntent, StepOutcome } from '../session/journal.ts';
import { type Entry, entryHash, GENESIS } from './chain.ts';
import type { Seal } from './seal.ts';
import { scrub } from './scrub.ts';
import { ENTRY_COLUMNS } from './tables.ts';

/** The end of the chain, under this terminal's stamp. */
interface Head {
  readonly id: number;
  readonly hash: string;
  readonly stamp: string;
}

/** `none`: it was not begun; `open`: nobody knows yet; `neverKnown`: it was given up, or another write has taken its place. */
export type CardWriteStanding = 'none' | 'open' | 'done' | 'notDone' | 'neverKnown';
const NEVER_KNOWN: readonly (string | null)[] = ['unknown', 'superseded'];

type ChainFault = Fault<'journal.chainBroken'>;

/** The hash-chained rows of the journal. Every call that writes is on disk when it returns. */
export class Entries {
  readonly #db: Database.Database;
  readonly #seal: Pick<Seal, 'stamp'>;
  readonly #append: (entry: Omit<Entry, 'id'>) => number;

  constructor(db: Database.Database, seal: Pick<Seal, 'stamp'>) {
    this.#db = db;
    this.#seal = seal;
    // Takes the write lock at once: another program must not append between our reading of the head and our writing.
    const append = db.transaction((entry: Omit<Entry, 'id'>) => this.#appendNow(entry));
    this.#append = (entry) => append.immediate(entry);
  }

  /** Writes the start of the chain into a journal that holds nothing yet. */
  begin(): void {
    const start = { id: 0, hash: GENESIS };
    this.#db
      .prepare(
        'INSERT INTO head SELECT 1, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM head UNION ALL SELECT 1 FROM sessions UNION ALL SELECT 1 FROM entries)',
      )
      .run(start.id, start.hash, this.#stamp(start));
  }

  /** Gives the number by which `conclude` knows the step. */
  intend({ session, atMs, step, access, idempotencyKey, subject, facts }: StepIntent): number {
    const none = { intent: null, outcome: null, faultCode: null };
    const key = idempotencyKey ?? null;
    return this.#append({
      session,
      atMs,
      kind: 'intent',
      step,
      access,
      idempotencyKey: key,
      facts: written(subject === undefined ? facts : { ...facts, subject }),
      ...none,
    });
  }

  /** Throws when there is no such intent, or it has its outcome: a step ends once. */
  conclude(step: number, { atMs, outcome, faultCode, facts }: StepOutcome): void {
    const [intent] = this.#read('WHERE id = ?', step);
    if (intent?.kind !== 'intent') throw new Error(`no intent ${step} to conclude`);
    if (this.#read(`WHERE kind = 'outcome' AND intent = ?`, step).length > 0) throw new Error(`intent ${step} is concluded already`);
    const { session, step: name, access, idempotencyKey } = intent;
    const entry = { session, atMs, kind: 'outcome' as const, step: name, access, idempotencyKey, intent: step };
    this.#append({ ...entry, outcome, faultCode: faultCode ?? null, facts: written(facts ?? {}) });
  }

  /** A keyed hash under a domain of its own: it can be no stamp of the chain's head. */
  stampSubject(number: string): string {
    return this.#seal.stamp(`subject ${number}`);
  }

  openWrites(subject: string): readonly OpenWrite[] {
    const open = `kind = 'intent' AND access = 'write' AND json_extract(facts, '$.subject') = ?`;
    const concluded = `SELECT intent FROM entries WHERE kind = 'outcome' AND intent IS NOT NULL`;
    return this.#read(`WHERE ${open} AND id NOT IN (${concluded}) ORDER BY id`, subject).map(
      ({ id, step, session, idempotencyKey, facts }) => ({
        step: id,
        name: step,
        session,
        idempotencyKey,
        facts: JSON.parse(facts) as OpenWrite['facts'],
      }),
    );
  }

  /** How the newest write on a card under this number stands. */
  cardWrite(idempotencyKey: string): CardWriteStanding {
    const isWrite = `kind = 'intent' AND access = 'write' AND idempotency_key = ? AND step LIKE 'card.write.%'`;
    const [intent] = this.#read(`WHERE ${isWrite} ORDER BY id DESC LIMIT 1`, idempotencyKey);
    if (intent === undefined) return 'none';
    const [outcome] = this.#read(`WHERE kind = 'outcome' AND intent = ?`, intent.id);
    if (outcome === undefined) return 'open';
    if (outcome.outcome === 'done') return 'done';
    return NEVER_KNOWN.includes(outcome.outcome) ? 'neverKnown' : 'notDone';
  }

  steps(session: string): readonly Entry[] {
    return this.#read('WHERE session = ? ORDER BY id', session);
  }

  /** The newest steps of a name, newest first. */
  newestOutcomes(step: string, limit: number): readonly { readonly atMs: number; readonly outcome: string | null }[] {
    const outcome = `SELECT o.outcome FROM entries AS o WHERE o.kind = 'outcome' AND o.intent = entries.id`;
    const query = `SELECT at_ms AS atMs, (${outcome}) AS outcome FROM entries WHERE kind = 'intent' AND step = ? ORDER BY id DESC LIMIT ?`;
    return this.#db.prepare<[string, number], { atMs: number; outcome: string | null }>(query).all(step, limit);
  }

  /** Everything from one instant to another, the first included, in order. */
  between(fromMs: number, toMs: number): readonly Entry[] {
    return this.#read('WHERE at_ms >= ? AND at_ms < ? ORDER BY id', fromMs, toMs);
  }

  /** The entries that name a slip or a receipt, oldest first. */
  named(fact: 'serial' | 'receipt', value: string): readonly Entry[] {
    // The path stands in the statement itself, so that its index is used.
    return this.#read(`WHERE json_extract(facts, '$.${fact}') = ? ORDER BY id`, value);
  }

  /** Writing steps without an outcome. */
  unresolved(): readonly Entry[] {
    const concluded = `SELECT 1 FROM entries AS o WHERE o.kind = 'outcome' AND o.intent = entries.id`;
    return this.#read(`WHERE kind = 'intent' AND access = 'write' AND NOT EXISTS (${concluded}) ORDER BY id`);
  }

  /** Recomputes the whole chain; the fault names the first row that does not fit. */
  verify(): Result<{ readonly entries: number }, ChainFault> {
    let last = { id: 0, hash: GENESIS };
    const rows = this.#db.prepare<[], Entry & { hash: string }>(`SELECT ${ENTRY_COLUMNS}, hash FROM entries ORDER BY id`).iterate();
    for (const { hash, ...entry } of rows) {
      if (entry.id <= last.id) return broken(`entry ${entry.id} was put in`);
      if (entry.id > last.id + 1) return broken(`entry ${last.id + 1} is missing`);
      if (entryHash(entry, last.hash) !== hash) return broken(`entry ${entry.id} was changed or put in`);
      last = { id: entry.id, hash };
    }
    const head = this.#head();
    if (head === undefined) return broken(`the end after entry ${last.id} is not marked`);
    if (head.id > last.id) return broken(`entries ${last.id + 1} to ${head.id} were cut off the end`);
    if (head.id < last.id) return broken(`entry ${head.id + 1} was put in after the end`);
    const ours = head.hash === last.hash && head.stamp === this.#stamp(last);
    return ours ? ok({ entries: last.id }) : broken(`what ends with entry ${last.id} does not bear this terminal's stamp`);
  }

  #read(where: string, ...values: readonly (string | number)[]): readonly Entry[] {
    return this.#db.prepare<(string | number)[], Entry>(`SELECT ${ENTRY_COLUMNS} FROM entries ${where}`).all(...values);
  }

  #appendNow(entry: Omit<Entry, 'id'>): number {
    const newest = this.#db.prepare<[], { id: number }>('SELECT coalesce(max(id), 0) AS id FROM entries').get()?.id ?? 0;
    const head = this.#head() ?? { id: newest, hash: GENESIS, stamp: '' };
    const id = Math.max(head.id, newest) + 1;
    const hash = entryHash({ id, ...entry }, head.hash);
    const { session, atMs, kind, step, access, idempotencyKey, intent, outcome, faultCode, facts } = entry;
    this.#db
      .prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(id, session, atMs, kind, step, access, idempotencyKey, intent, outcome, faultCode, facts, hash);
    // A head that was tampered with never gets a good stamp again: going on must not heal what was cut off before.
    const stamp = head.stamp === this.#stamp(head) ? this.#stamp({ id, hash }) : head.stamp;
    this.#db.prepare('INSERT OR REPLACE INTO head VALUES (1, ?, ?, ?)').run(id, hash, stamp);
    return id;
  }

  #head(): Head | undefined {
    return this.#db.prepare<[], Head>('SELECT id, hash, stamp FROM head').get();
  }

  #stamp({ id, hash }: Pick<Head, 'id' | 'hash'>): string {
    return this.#seal.stamp(`${id}#${hash}`);
  }
}

/** Stamps, alone or in a row, stand as they are: they are keyed hashes, and an open write is found again by them. */
const STAMP = /^[0-9a-f]{64}( [0-9a-f]{64})*$/;

/** Facts as they are stored: whatever text they hold has no number of a person's in it. */
function written(facts: StepIntent['facts'], subject?: string): string {
  const scrubbed = Object.entries(facts).map(
    ([name, value]) => [name, typeof value === 'string' && !STAMP.test(value) ? scrub(value) : value] as const,
  );
  return JSON.stringify({ ...Object.fromEntries(scrubbed), ...(subject === undefined ? {} : { subject }) });
}

function broken(detail: string): Result<never, ChainFault> {
  return err(fault('journal.chainBroken', detail));
}
