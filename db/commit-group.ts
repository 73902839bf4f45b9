/**
 * One wait for the disk for several commands (group commit), where a database has one writer at a time: commands that arrive together go into
 * one transaction, each inside a savepoint of its own, and no answer leaves before the commit of all of them is on disk.
 *
 * A group works about as long as its commit will take. Where the disk is slow, many share the wait; where it is fast, few do: all who are told
 * at once ask again at once, and whoever answers their questions and whoever writes would take turns instead of working side by side.
 */
import { setImmediate } from 'node:timers';
import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import { runQuery } from './dialects/at-once.ts';

/** So that nobody waits long for the answer to what was done first, however slow the disk. */
const TOGETHER_MAX = 32;
/** Weight of the newest commit in what the next one is expected to take. */
const NEWEST = 0.25;
const SAVEPOINT = CompiledQuery.raw('savepoint command');
const ROLLBACK = CompiledQuery.raw('rollback to savepoint command');
const RELEASE = CompiledQuery.raw('release savepoint command');

/** Milliseconds from any beginning, never backwards. */
export type Stopwatch = () => number;

/** One command that waits: what it does, and how its caller is told. */
interface Waiting<Schema> {
  /** Does the work; gives what is to be told once all of it is on disk. Throws what the work throws. */
  readonly work: (tx: Transaction<Schema>) => Promise<() => void>;
  readonly fail: (error: unknown) => void;
}

export class CommitGroup<Schema> {
  readonly #db: Kysely<Schema>;
  readonly #nowMs: Stopwatch;
  readonly #waiting: Waiting<Schema>[] = [];
  #running = false;
  /** What a commit takes. */
  #commitMs = 0;

  constructor(db: Kysely<Schema>, nowMs: Stopwatch = () => performance.now()) {
    this.#db = db;
    this.#nowMs = nowMs;
  }

  /** Runs `work` in a transaction, alone or with others; what it throws takes back its own part and nothing else. */
  run<T>(work: (tx: Transaction<Schema>) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const told = async (tx: Transaction<Schema>) => {
        const result = await work(tx);
        return () => resolve(result);
      };
      this.#waiting.push({ work: told, fail: reject });
      this.#begin();
    });
  }

  /** After what has already arrived was read: it may hold more commands. */
  #begin(): void {
    if (this.#running) return;
    this.#running = true;
    setImmediate(() => void this.#runAll());
  }

  async #runAll(): Promise<void> {
    const group: Waiting<Schema>[] = [];
    let workedMs = 0;
    try {
      const tell = await this.#db.transaction().execute(async (tx) => {
        const told = await this.#work(tx, group);
        workedMs = this.#nowMs();
        return told;
      });
      this.#commitMs += (this.#nowMs() - workedMs - this.#commitMs) * NEWEST;
      tell.forEach((one) => one());
    } catch (error) {
      // Where not even a transaction can be begun, whoever would have been in it is told so.
      const failed = group.length > 0 ? group : this.#waiting.splice(0, TOGETHER_MAX);
      failed.forEach(({ fail }) => fail(error));
    }
    this.#running = false;
    if (this.#waiting.length > 0) this.#begin();
  }

  /** Carries out what waits, for as long as its commit will take; gives how each is to be told. Throws only what breaks all of it. */
  async #work(tx: Transaction<Schema>, group: Waiting<Schema>[]): Promise<(() => void)[]> {
    const untilMs = this.#nowMs() + this.#commitMs;
    const tell: (() => void)[] = [];
    for (let one = this.#waiting.shift(); one !== undefined; one = this.#waiting.shift()) {
      group.push(one);
      const alone = group.length === 1 && this.#waiting.length === 0;
      tell.push(alone ? await one.work(tx) : await apart(tx, one));
      if (group.length >= TOGETHER_MAX || this.#nowMs() >= untilMs) break;
    }
    return tell;
  }
}

/** One of several: what it throws takes back its own part. Throws only what breaks the whole transaction, a full disk say. */
async function apart<Schema>(tx: Transaction<Schema>, { work, fail }: Waiting<Schema>): Promise<() => void> {
  await runQuery(tx, SAVEPOINT);
  try {
    const tell = await work(tx);
    await runQuery(tx, RELEASE);
    return tell;
  } catch (error) {
    await runQuery(tx, ROLLBACK);
    await runQuery(tx, RELEASE);
    return () => fail(error);
  }
}
