/** `kiosk authority` as a process of its own: started, asked, ended, started again on the same records. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, it } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import { envelope, PEOPLE } from '../../db/authority/testing.ts';
import { openDatabase } from '../../db/dialects/open.ts';
import { findPostgres, startPrivatePostgres } from '../../db/dialects/private-postgres.ts';
import { migrateAuthority } from '../../db/migrate.ts';
import type { AuthoritySchema } from '../../db/schema.ts';
import { ensureSeeded } from '../../db/seed.ts';
import { createHttpSocialSecurityHost } from '../../electron/hosts/http-authority.ts';
import { cannotTestHere } from '../support/cannot.ts';

const TOKEN = 'token-of-the-first-terminal';
const folder = mkdtempSync(join(tmpdir(), 'kiosk-authority-'));
const credentials = join(folder, 'credentials.json');
writeFileSync(credentials, JSON.stringify({ terminals: [{ id: 'T-01', tokenSha256: createHash('sha256').update(TOKEN).digest('hex') }] }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(database: string): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const args = ['electron/cli/kiosk.ts', 'authority', '--database', database, '--port', '0', '--credentials', credentials];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) return { child, url: line };
  throw new Error('the authority ended at once');
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.kill(signal);
  return ended;
}

/** A command is carried out; then the process is ended, in order or not, and the next one knows what was done. */
async function outlives(database: string): Promise<void> {
  const db = openDatabase<AuthoritySchema>(database);
  await migrateAuthority(db);
  await ensureSeeded(db, PEOPLE, '2026-11-22');
  await db.destroy();
  const host = (url: string) => createHttpSocialSecurityHost({ url, token: TOKEN, clock: systemClock, timeoutMs: 10_000, fetch });
  const command = { command: 'reportLoss' as const, cardFunction: 'socialSecurity' as const, ...envelope({ idempotencyKey: 'process-1' }) };

  const first = await start(database);
  const outcome = await host(first.url).execute(command);
  expect(outcome).toMatchObject({ ok: true, value: { outcome: 'done' } });
  await end(first.child, 'SIGKILL');
  const second = await start(database);
  expect(await host(second.url).outcomeOf('process-1')).toEqual(outcome);
  expect(await host(second.url).execute(command)).toEqual(outcome);
  expect(await end(second.child, 'SIGTERM')).toBe(0);
}

it('on a SQLite file keeps what it answered through a kill', () => outlives(join(folder, 'records.sqlite')), 30_000);

it('ends with a fault, not with a silence, when the thread that writes is lost', async () => {
  // Runs before each thread's own program.
  const bomb =
    "import { isMainThread } from 'node:worker_threads'; if (!isMainThread) setTimeout(() => { throw new Error('lost'); }, 200);";
  const preload = ['--import', `data:text/javascript,${encodeURIComponent(bomb)}`];
  const args = [...preload, 'electron/cli/kiosk.ts', 'authority', '--database', join(folder, 'lost.sqlite'), '--port', '0'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1);
  expect(said).toContain('records.writerEnded: the thread that writes the records has ended: lost');
}, 30_000);

const found = findPostgres();
if (found.ok) {
  it('on PostgreSQL keeps what it answered through a kill', async () => {
    const server = await startPrivatePostgres({ durable: false });
    try {
      await outlives(server.url('postgres'));
    } finally {
      await server.stop();
    }
  }, 60_000);
} else {
  cannotTestHere('the authority on PostgreSQL keeps what it answered through a kill', found.error);
}
