/** `kiosk authority` as a process of its own, and the lines of terminals to it. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { TERMINAL } from './authority-work.ts';
import { openLine, type HttpLine } from './http-line.ts';

const TOKEN = 'token-of-the-benchmark';
const PROGRAM = new URL('../kiosk.ts', import.meta.url).pathname;

export interface RunningAuthority {
  /** One to each terminal. */
  readonly lines: readonly HttpLine[];
  readonly stop: () => Promise<void>;
}

/** Starts the authority on a database; `terminals` are how many speak at once. */
export async function startAuthority(database: string, directory: string, terminals: number): Promise<RunningAuthority> {
  const credentials = join(directory, 'credentials.json');
  const tokenSha256 = createHash('sha256').update(TOKEN).digest('hex');
  writeFileSync(credentials, JSON.stringify({ terminals: [{ id: TERMINAL, tokenSha256 }] }));
  const args = [PROGRAM, 'authority', '--database', database, '--port', '0', '--credentials', credentials];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let url = '';
  for await (const line of createInterface({ input: child.stdout })) {
    url = line;
    break;
  }
  const lines = url === '' ? [] : Array.from({ length: terminals }, () => openLine(url, TOKEN));
  const stop = async (): Promise<void> => {
    lines.forEach((line) => line.close());
    child.kill('SIGTERM');
    await ended;
  };
  if (url === '') throw new Error('the authority ended at once');
  return { lines, stop };
}
