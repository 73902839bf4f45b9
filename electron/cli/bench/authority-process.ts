/** The servers of the measurement as processes of their own, and the lines of terminals to it. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { TERMINAL } from './authority-work.ts';
import { openLine, type HttpLine } from './http-line.ts';

const TOKEN = 'token-of-the-benchmark';
const PROGRAM = new URL('../kiosk.ts', import.meta.url).pathname;

const EMPTY_SERVER = new URL('./empty-server.ts', import.meta.url).pathname;

export interface RunningServer {
  /** One to each terminal. */
  readonly lines: readonly HttpLine[];
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** Starts the authority on a database; `terminals` are how many speak at once. */
export function startAuthority(database: string, directory: string, terminals: number): Promise<RunningServer> {
  const credentials = join(directory, 'credentials.json');
  const tokenSha256 = createHash('sha256').update(TOKEN).digest('hex');
  writeFileSync(credentials, JSON.stringify({ terminals: [{ id: TERMINAL, tokenSha256 }] }));
  return start([PROGRAM, 'authority', '--database', database, '--port', '0', '--credentials', credentials], terminals);
}

/** Starts a server that does nothing: what is left of an exchange when nobody asks a database. */
export function startEmptyServer(terminals: number): Promise<RunningServer> {
  return start([EMPTY_SERVER], terminals);
}

async function start(args: readonly string[], terminals: number): Promise<RunningServer> {
  const child = spawn(process.execPath, [...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let url = '';
  for await (const line of createInterface({ input: child.stdout })) {
    url = line;
    break;
  }
  if (url === '' || child.pid === undefined) throw new Error('the server ended at once');
  const lines = Array.from({ length: terminals }, () => openLine(url, TOKEN));
  const stop = async (): Promise<void> => {
    lines.forEach((line) => line.close());
    child.kill('SIGTERM');
    await ended;
  };
  return { lines, pid: child.pid, stop };
}
