/** Slips found again by their serial, after they were printed as a session prints them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openJournal } from '../audit/journal.ts';
import { run } from './run.ts';

async function told(...words: readonly string[]): Promise<{ readonly exit: number; readonly out: string; readonly err: string }> {
  const [out, err] = [new Array<string>(), new Array<string>()];
  const signal = new AbortController().signal;
  const io = { input: Readable.from([]), out: (line: string) => out.push(line), err: (line: string) => err.push(line), signal };
  return { exit: await run(io, ['print', 'slips', ...words]), out: out.join('\n'), err: err.join('\n') };
}

const MORNING_MS = Date.parse('2026-11-22T10:00:00+08:00');
const MINUTE_MS = 60_000;

type End = { readonly outcome: string; readonly faultCode?: string; readonly facts?: Readonly<Record<string, string>> } | null;

/** A journal of these prints, a minute apart, each with its end; `null`: the program ended before it was known. */
function journalOf(prints: readonly (readonly [serial: string, end: End, reprint?: boolean])[]): string {
  const directory = mkdtempSync(join(tmpdir(), 'kiosk-slips-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const journal = openJournal({ directory, clock: { nowMs: () => MORNING_MS } });
  prints.forEach(([serial, end, reprint = false], i) => {
    const session = serial.replace(/-\d+$/, '');
    const atMs = MORNING_MS + i * MINUTE_MS;
    const facts = { printer: 'slip', serial, title: '业务受理回执', reprint };
    const step = journal.intend({ session, atMs, step: 'print', access: 'read', facts });
    if (end !== null) journal.conclude(step, { atMs: atMs + 1_000, ...end });
  });
  journal.close();
  return directory;
}

const OUT = { outcome: 'printed' } as const;
const PAPER_OUT = { outcome: 'failed', faultCode: 'printer.paperOut' } as const;

describe('print slips', () => {
  it('says of a slip under which the paper ended that it was reprinted, when, and in which session', async () => {
    const data = journalOf([
      ['T1-0007-1', PAPER_OUT],
      ['T1-0007-1', OUT],
    ]);
    expect(await told('--serial', 'T1-0007-1', '--data', data)).toEqual({
      exit: 0,
      err: '',
      out: [
        'T1-0007-1  业务受理回执  slip  reprinted',
        '  2026-11-22 10:00:00  broken  printer.paperOut  session T1-0007',
        '  2026-11-22 10:01:00  printed  marked as a reprint  session T1-0007',
      ].join('\n'),
    });
  });

  it.each<readonly [state: string, prints: readonly (readonly [End, boolean?])[]]>([
    ['printed', [[OUT]]],
    ['broken', [[PAPER_OUT]]],
    ['unknown', [[null]]],
    ['reprinted', [[OUT], [OUT, true]]],
    ['reprinted', [[null], [OUT]]],
    ['printed', [[OUT], [PAPER_OUT, true]]],
    ['broken', [[null], [PAPER_OUT]]],
  ])('%s: %j', async (state, prints) => {
    const data = journalOf(prints.map(([end, reprint]) => ['S-1', end, reprint ?? false] as const));
    const [slip] = JSON.parse((await told('--serial', ' S-1 ', '--data', data, '--json')).out) as { state: string; attempts: unknown[] }[];
    expect([slip?.state, slip?.attempts.length]).toEqual([state, prints.length]);
  });

  it('tells the characters that stand on the paper as codes', async () => {
    const data = journalOf([['S-1', { ...OUT, facts: { warning: 'charactersAsCodes', codes: 'U+2EBF0' } }]]);
    expect((await told('--serial', 'S-1', '--data', data)).out).toContain('printed  as codes: U+2EBF0  session S');
  });

  it('finds all of a day, each once', async () => {
    const data = journalOf([
      ['S-1', PAPER_OUT],
      ['S-2', OUT],
      ['S-1', OUT],
    ]);
    const lines = (await told('--date', '2026-11-22', '--data', data)).out.split('\n').filter((line) => !line.startsWith(' '));
    expect(lines).toEqual(['S-1  业务受理回执  slip  reprinted', 'S-2  业务受理回执  slip  printed']);
    expect(await told('--date', '2026-11-21', '--data', data)).toMatchObject({ exit: 1 });
  });

  it('says plainly that there is none, and what was asked wrongly', async () => {
    const data = journalOf([['S-1', OUT]]);
    expect(await told('--serial', 'S-9', '--data', data)).toMatchObject({
      exit: 1,
      out: 'No such slip was ever to be printed by this terminal.',
    });
    expect((await told('--serial', 'S-9', '--data', data, '--json')).out).toBe('[]');
    expect(await told('--data', data)).toMatchObject({ exit: 2, err: 'cli.usage: one of --serial and --date' });
    expect(await told('--date', '22.11.2026', '--data', data)).toMatchObject({ exit: 2 });
    expect((await told('--serial', 'S-1', '--data', '/nowhere')).err).toBe('journal.noRecording: no journal in /nowhere');
  });
});
