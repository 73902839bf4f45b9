/**
 * One wait for the disk for several commands (group commit), where a database has one writer at a time: commands that arrive together go into
 * one transaction, each inside a savepoint of its own, and no answer leaves before the commit of all of them is on disk.
 */
import { setImmediate } from 'node:timers';
import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import { runQuery } from './dialects/at-once.ts';

/** So that a question between two groups does not wait long. */
const TOGETHER_MAX = 32;
const SAVEPOINT = CompiledQuery.raw('savepoint command');
const ROLLBACK = CompiledQuery.raw('rollback to savepoint command');
const RELEASE = CompiledQuery.raw('release savepoint command');

/** One command that waits: what it does, and how its caller is told. */
interface Waiting<Schema> {
  /** Does the work; gives what is to be told once all of it is on disk. Throws what the work throws. */
  readonly work: (tx: Transaction<Schema>) => Promise<() => void>;
  readonly fail: (error: unknown) => void;
}

export class CommitGroup<Schema> {
  readonly #db: Kysely<Schema>;
  readonly #waiting: Waiting<Schema>[] = [];
  #running = false;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
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
    const group = this.#waiting.splice(0, TOGETHER_MAX);
    try {
      const tell = await this.#db.transaction().execute((tx) => (group.length === 1 ? runAlone(tx, group) : runEach(tx, group)));
      tell.forEach((one) => one());
    } catch (error) {
      group.forEach(({ fail }) => fail(error));
    }
    this.#running = false;
    if (this.#waiting.length > 0) this.#begin();
  }
}

/** Throws what the only command throws: all is taken back. */
async function runAlone<Schema>(tx: Transaction<Schema>, group: readonly Waiting<Schema>[]): Promise<(() => void)[]> {
  const tell: (() => void)[] = [];
  for (const { work } of group) tell.push(await work(tx));
  return tell;
}

/** Throws only what breaks the whole transaction, a full disk say. */
async function runEach<Schema>(tx: Transaction<Schema>, group: readonly Waiting<Schema>[]): Promise<(() => void)[]> {
  const tell: (() => void)[] = [];
  for (const { work, fail } of group) {
    await runQuery(tx, SAVEPOINT);
    try {
      tell.push(await work(tx));
    } catch (error) {
      await runQuery(tx, ROLLBACK);
      tell.push(() => fail(error));
    }
    await runQuery(tx, RELEASE);
  }
  return tell;
}
