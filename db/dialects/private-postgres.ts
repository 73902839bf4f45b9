/**
 * A PostgreSQL server of one's own, from Debian's package: an empty cluster in a private directory, reached through a socket in it, gone when
 * stopped. For tests and benchmarks; a fleet has a server that somebody looks after.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok, type Result } from '../../native/base/result.ts';

/** Debian puts each major version into a folder of its own. */
const DEBIAN_FOLDER = '/usr/lib/postgresql';
const OWNER = 'kiosk';
const READY = 'database system is ready to accept connections';
const STOP_LIMIT_MS = 10_000;
/** Every commit waits for the disk; a large load is not held up by checkpoints, and what it makes anew is written once ("Populating a Database", 14.4). */
const DURABLE = ['-c', 'wal_level=minimal', '-c', 'max_wal_senders=0', '-c', 'max_wal_size=8GB', '-c', 'checkpoint_timeout=30min'];

export interface PrivatePostgres {
  /** Address of a database on it, for `openPostgres`. */
  url(database: string): string;
  /** The server's version as it tells it: `postgres (PostgreSQL) 15.17 …`. */
  readonly version: string;
  /** Ends the server, by the process that was started here, and removes its directory. */
  stop(): Promise<void>;
}

export interface PrivatePostgresOptions {
  /** Whether a commit waits for the disk. Tests do without; a measurement needs it. */
  readonly durable: boolean;
}

/** Where Debian's newest PostgreSQL lies, or why there is none: what a test run prints. */
export function findPostgres(): Result<string, string> {
  const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER).toSorted((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(DEBIAN_FOLDER, version, 'bin')).find((bin) => existsSync(join(bin, 'postgres')));
  if (found === undefined) return err('no PostgreSQL server: Debian has it in the package postgresql');
  if (process.getuid?.() === 0 && unprivileged() === null) return err('PostgreSQL does not run as root, and there is no user for it');
  return ok(found);
}

/** Makes an empty cluster and starts a server on it. Throws with the server's own words when it does not come up. */
export async function startPrivatePostgres({ durable }: PrivatePostgresOptions): Promise<PrivatePostgres> {
  const bin = findPostgres();
  if (!bin.ok) throw new Error(bin.error);
  const directory = mkdtempSync(join(tmpdir(), 'kiosk-pg-'));
  const user = process.getuid?.() === 0 ? unprivileged() : null;
  if (user !== null) chownSync(directory, user.uid, user.gid);
  try {
    const cluster = join(directory, 'data');
    makeCluster(join(bin.value, 'initdb'), cluster, user);
    const settings = durable ? DURABLE : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];
    const server = ['-D', cluster, '-k', directory, '-c', 'listen_addresses=', '-c', 'max_connections=100', ...settings];
    const child = spawn('setpriv', [...identity(user), '--pdeathsig', 'INT', join(bin.value, 'postgres'), ...server], {
      cwd: directory,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await ready(child);
    return {
      url: (database) => `postgres://${OWNER}@localhost/${database}?host=${encodeURIComponent(directory)}`,
      version: spawnSync(join(bin.value, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout.trim(),
      stop: () => stop(child, directory),
    };
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** Whom the server runs as where this process is root: Debian's `postgres`, else `nobody`. */
function unprivileged(): User | null {
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const entry = ['postgres', 'nobody'].map((name) => lines.find(([first]) => first === name)).find((found) => found !== undefined);
  return entry === undefined ? null : { uid: Number(entry[2]), gid: Number(entry[3]) };
}

function identity(user: User | null): string[] {
  return user === null ? [] : ['--reuid', String(user.uid), '--regid', String(user.gid), '--clear-groups'];
}

function makeCluster(initdb: string, cluster: string, user: User | null): void {
  const options = ['-U', OWNER, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync', '--no-instructions'];
  const run = spawnSync('setpriv', [...identity(user), initdb, '-D', cluster, ...options], { cwd: tmpdir(), encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`initdb failed: ${run.error?.message ?? run.stderr}`);
}

async function ready(child: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`the PostgreSQL server ended at once: ${said}`)));
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-4_000);
      if (said.includes(READY)) resolve();
    });
  });
}

/** Fast shutdown (SIGINT): open transactions are rolled back. */
async function stop(child: ChildProcess, directory: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGINT');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
    await ended;
    clearTimeout(timer);
  }
  rmSync(directory, { recursive: true, force: true });
}
