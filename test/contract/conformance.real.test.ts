/**
 * Scripts of commands and expected answers, sent to the virtual card by scriptor through the real pcscd: a tool that knows nothing of this
 * program judges both applications (《社会保障（个人）卡规范》 commands; EMV books 1 and 3). Lines: `>` command, `<` answer, `..` any byte.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { insertIntoVpcd } from '../../native/sim/card/index.ts';
import { createPcscReaders } from '../../native/transport/pcsc.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { startPcscd } from '../support/pcscd.ts';
import { EventLog, value, virtualCard } from './card-reader-bench.ts';

const SCRIPTOR = '/usr/bin/scriptor';
const SCRIPTS = ['social-security', 'bank'] as const;
const pcscd = existsSync(SCRIPTOR)
  ? await startPcscd()
  : ({ ok: false, error: 'not installed: scriptor (apt-get install pcsc-tools)' } as const);

if (!pcscd.ok) cannotTestHere('both applications by scriptor', pcscd.error);
else {
  const { ports, readers, stop } = pcscd.value;
  afterAll(() => stop());

  describe('scriptor on the virtual card', () => {
    it.each(SCRIPTS)('%s: every command has the answer of the specification', async (name) => {
      const lines = readFileSync(new URL(`../conformance/${name}.scriptor`, import.meta.url), 'utf8').split('\n');
      const text = (mark: string) => lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(1).replace(/\s/g, ''));
      const watched = createPcscReaders();
      const log = new EventLog(watched);
      const inserted = value(await insertIntoVpcd(virtualCard('zhaotong'), { host: '127.0.0.1', port: ports[0] }));
      await log.inserted(readers[0]);
      await watched.close();
      const answers = await said(readers[0], text('>'));
      await inserted.remove();
      expect(answers.length).toBe(text('<').length);
      for (const [i, expected] of text('<').entries()) expect(answers[i]).toMatch(new RegExp(`^${expected}$`));
    });
  });
}

/** The answers in hexadecimal without blanks; scriptor breaks long ones over lines. */
async function said(reader: string, commands: readonly string[]): Promise<readonly string[]> {
  const child = spawn(SCRIPTOR, ['-r', reader], { env: { ...process.env, LC_ALL: 'C' } });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('latin1')));
  const ended = new Promise((resolve) => child.on('close', resolve));
  child.stdin.end(commands.map((command) => command.replace(/../g, '$& ').trim()).join('\n'));
  await ended;
  return [...output.matchAll(/^< ([0-9A-F\s]+?)\s*:/gm)].map(([, bytes]) => (bytes ?? '').replace(/\s/g, ''));
}
