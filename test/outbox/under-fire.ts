/**
 * Terminal and authority, two real processes on real files, killed at random moments again and again. Afterwards every command that
 * was accepted must stand in the authority's records exactly once and in order. Run alone for long: `npm run kills -- 10000`.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { keyNumber } from './commands.ts';

export interface UnderFire {
  readonly kills: number;
  /** Commands whose acceptance the terminal had announced. */
  readonly announced: number;
  /** Entries in the outbox: those announced, and those on disk when the announcement was cut off. */
  readonly entries: number;
  readonly lost: readonly string[];
  /** Outcomes other than `done`: a command that came twice or out of order is refused. */
  readonly notDone: number;
  readonly requests: number;
  readonly reports: number;
  readonly reportCommands: number;
  readonly midAnswer: number;
}

export interface Fire {
  /** Gives numbers from 0 to 1. */
  readonly random: () => number;
  /** The two programs; those of this folder unless others are named (built ones start faster). */
  readonly programs?: { readonly authority: string; readonly terminal: string };
  readonly longestLifeMs?: number;
  readonly progress?: (done: number) => void;
}

const AUTHORITY_SHARE = 0.2;
const LONGEST_LIFE_MS = 60;
const PROGRAMS = {
  authority: join(import.meta.dirname, 'authority.fixture.ts'),
  terminal: join(import.meta.dirname, 'terminal.fixture.ts'),
};

/** Kills one of the two processes `kills` times. */
export async function underFire(kills: number, fire: Fire): Promise<UnderFire> {
  const { random, longestLifeMs = LONGEST_LIFE_MS } = fire;
  const directory = mkdtempSync(join(tmpdir(), 'kiosk-under-fire-'));
  const processes = new Processes(directory, fire.programs ?? PROGRAMS);
  try {
    await processes.startAuthority();
    processes.startTerminal('work');
    for (let done = 1; done <= kills; done += 1) {
      await processes.firstWord();
      await life(random() * longestLifeMs);
      if (random() < AUTHORITY_SHARE) {
        await processes.kill('authority');
        await processes.startAuthority();
      } else {
        await processes.kill('terminal');
        processes.startTerminal('work');
      }
      fire.progress?.(done);
    }
    await processes.kill('terminal');
    await processes.drain();
    await processes.kill('authority');
    return count(directory, kills, processes.announced);
  } finally {
    await processes.kill('terminal');
    await processes.kill('authority');
    rmSync(directory, { recursive: true, force: true });
  }
}

/** How long a process is left to live: real time is what this is about. */
function life(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

class Processes {
  readonly announced: number[] = [];
  readonly #directory: string;
  readonly #socket: string;
  readonly #programs: typeof PROGRAMS;
  #authority: ChildProcess | null = null;
  #terminal: ChildProcess | null = null;
  #spoke: Promise<void> = Promise.resolve();

  constructor(directory: string, programs: typeof PROGRAMS) {
    this.#directory = directory;
    this.#programs = programs;
    this.#socket = join(directory, 'authority.socket');
  }

  async startAuthority(): Promise<void> {
    const child = this.#spawn(this.#programs.authority, [this.#directory, this.#socket]);
    this.#authority = child;
    await this.#word(child, 'ready');
  }

  startTerminal(task: 'work' | 'drain'): void {
    const child = this.#spawn(this.#programs.terminal, [this.#directory, this.#socket, task]);
    this.#terminal = child;
    let rest = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      const lines = `${rest}${chunk.toString()}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('accepted ')) this.announced.push(Number(line.slice('accepted '.length)));
    });
    this.#spoke = this.#word(child, task === 'drain' ? 'drained' : 'accepted');
    // One that is killed before it speaks is no failure; whoever waits for the word still hears of it.
    this.#spoke.catch(() => undefined);
  }

  firstWord(): Promise<void> {
    return this.#spoke;
  }

  async drain(): Promise<void> {
    this.startTerminal('drain');
    await this.#spoke;
  }

  async kill(which: 'authority' | 'terminal'): Promise<void> {
    const child = which === 'authority' ? this.#authority : this.#terminal;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
  }

  #spawn(program: string, args: readonly string[]): ChildProcess {
    const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'kiosk-compile-cache') };
    return spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'], env });
  }

  /** Waits until the process has said the word; a process that ends before throws. */
  #word(child: ChildProcess, word: string): Promise<void> {
    return new Promise((resolve, reject) => {
      let said = '';
      child.stdout?.on('data', (chunk: Buffer) => {
        said = said.length < 1_000 ? said + chunk.toString() : said;
        if (said.includes(word)) resolve();
      });
      child.on('close', (code, signal) => {
        reject(new Error(`ended with ${code ?? signal ?? 'nothing'} before it said ${word}`));
      });
    });
  }
}

function count(directory: string, kills: number, announced: readonly number[]): UnderFire {
  const outbox = new Database(join(directory, 'outbox.sqlite'), { readonly: true });
  const records = new Database(join(directory, 'records.sqlite'), { readonly: true });
  const number = (db: Database.Database, query: string): number => db.prepare<[], { n: number }>(query).get()?.n ?? -1;
  const known = new Set(
    outbox
      .prepare<[], { key: string }>(`SELECT idempotency_key AS key FROM outbox WHERE state = 'answered'`)
      .all()
      .map(({ key }) => key),
  );
  const result: UnderFire = {
    kills,
    announced: announced.length,
    entries: number(outbox, 'SELECT count(*) AS n FROM outbox'),
    lost: announced.map(keyNumber).filter((key) => !known.has(key)),
    notDone: number(outbox, `SELECT count(*) AS n FROM outbox WHERE coalesce(json_extract(outcome, '$.outcome'), '') <> 'done'`),
    requests: number(records, `SELECT count(*) AS n FROM requests WHERE idempotency_key LIKE 'under-fire-%'`),
    reports: number(
      records,
      `SELECT count(*) AS n FROM loss_reports WHERE channel = 'kiosk' AND id IN (SELECT report_id FROM loss_report_functions)`,
    ),
    reportCommands: number(
      records,
      `SELECT count(*) AS n FROM requests WHERE idempotency_key LIKE 'under-fire-%' AND command = 'reportLoss'`,
    ),
    midAnswer: number(outbox, 'SELECT count(*) AS n FROM outbox WHERE attempts > 1'),
  };
  outbox.close();
  records.close();
  return result;
}
