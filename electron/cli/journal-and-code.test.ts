import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openJournal } from '../audit/journal.ts';
import { fitsCode } from '../maintenance/runner/code-hash.ts';
import { run } from './run.ts';

async function told(words: readonly string[], input = ''): Promise<{ readonly exit: number; readonly out: string; readonly err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    input: Readable.from([Buffer.from(input)]),
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    signal: new AbortController().signal,
  };
  return { exit: await run(io, words), out: out.join('\n'), err: err.join('\n') };
}

function journalOfThree(): string {
  const directory = mkdtempSync(join(tmpdir(), 'kiosk-verify-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const journal = openJournal({ directory, clock: { nowMs: () => 1 } });
  const step = journal.intend({ session: 's', atMs: 1, step: 'one', access: 'read', facts: {} });
  journal.conclude(step, { atMs: 2, outcome: 'done' });
  journal.intend({ session: 's', atMs: 3, step: 'two', access: 'write', facts: {} });
  journal.close();
  return directory;
}

describe('journal verify', () => {
  it('says how many entries there are and what is open', async () => {
    const data = journalOfThree();
    expect(await told(['journal', 'verify', '--data', data])).toMatchObject({
      exit: 0,
      out: 'The chain is whole: 3 entries, 1 writing steps without an outcome.',
    });
    expect(JSON.parse((await told(['journal', 'verify', '--data', data, '--json'])).out)).toEqual({ entries: 3, unresolved: 1 });
  });

  it('names the entry that was changed, and fails', async () => {
    const data = journalOfThree();
    const db = new Database(join(data, 'journal.sqlite'));
    db.exec(`UPDATE entries SET outcome = 'undone' WHERE id = 2`);
    db.close();
    expect(await told(['journal', 'verify', '--data', data])).toMatchObject({
      exit: 1,
      err: 'journal.chainBroken: entry 2 was changed or put in',
    });
  });

  it('says where there is no journal, and makes none', async () => {
    expect((await told(['journal', 'verify', '--data', '/nowhere'])).err).toBe('journal.noRecording: no journal in /nowhere');
  });
});

describe('maintenance code', () => {
  it('gives a hash that fits the code and no other', async () => {
    const { exit, out } = await told(['maintenance', 'code'], '27182818\n');
    expect(exit).toBe(0);
    expect(await fitsCode(out, Uint8Array.from('27182818', Number))).toBe(true);
    expect(await fitsCode(out, Uint8Array.from('27182819', Number))).toBe(false);
  });

  it.each(['1234567\n', '1234567890123\n', 'abcdefgh\n', ''])('refuses %j and does not repeat it', async (input) => {
    const { exit, err } = await told(['maintenance', 'code'], input);
    expect([exit, err]).toEqual([2, 'cli.usage: a code is made of 8 to 12 digits']);
  });
});
