/** `kiosk authority` as a process of its own, and a terminal's side of the line: one connection that stays open. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { TERMINAL } from './authority-work.ts';

const TOKEN = 'token-of-the-benchmark';
const PROGRAM = new URL('../kiosk.ts', import.meta.url).pathname;

export interface RunningAuthority {
  /** Sends one request; gives the answer's text. Throws on any status but 200. */
  readonly post: (path: string, body: unknown) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Starts the authority on a database; `connections` are the terminals that speak at once. */
export async function startAuthority(database: string, directory: string, connections: number): Promise<RunningAuthority> {
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
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const stop = async (): Promise<void> => {
    agent.destroy();
    child.kill('SIGTERM');
    await ended;
  };
  if (url === '') throw new Error('the authority ended at once');
  return { post: (path, body) => post(agent, new URL(path, url), JSON.stringify(body)), stop };
}

function post(agent: Agent, url: URL, text: string): Promise<string> {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const answer = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode === 200) resolve(answer);
        else reject(new Error(`the authority answered ${response.statusCode ?? 0}`));
      });
    });
    asked.once('error', reject);
    asked.end(text);
  });
}
