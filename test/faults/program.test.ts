import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openJournal } from '../../electron/audit/journal.ts';
import { findReader } from '../../electron/cli/readers.ts';
import { run } from '../../electron/cli/run.ts';
import { readConfiguration } from '../../electron/configuration.ts';
import { startTerminal } from '../../electron/start-terminal.ts';
import { checkPack } from '../../db/rules/check-pack.ts';
import { loadPack } from '../../db/rules/load-pack.ts';
import type { CityId } from '../../db/rules/model.ts';
import type { CardReaderInfo } from '../../native/ports/card-reader.ts';
import { loadVirtualCard } from '../../native/sim/card/index.ts';
import { readPersona } from '../../native/sim/card/library.ts';
import { startInProcess } from '../support/in-process.ts';
import { rigConfig } from '../support/terminal-rig.ts';

interface Told {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** One call of the command line. */
async function told(...words: readonly string[]): Promise<Told> {
  const [out, err]: string[][] = [[], []];
  const signal = new AbortController().signal;
  const io = { input: new PassThrough(), out: (line: string) => out?.push(line), err: (line: string) => err?.push(line), signal };
  const exit = await run(io, words);
  return { exit, out: (out ?? []).join('\n'), err: (err ?? []).join('\n') };
}

function directory(): string {
  const made = mkdtempSync(join(tmpdir(), 'kiosk-faults-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

describe('the configuration', () => {
  it.each([
    ['configuration.unreadable', '{ not JSON'],
    ['configuration.invalid', '{"terminal":{"id":"T1"},"dataDirectory":""}'],
  ])('is refused as %s', (code, text) => {
    const file = join(directory(), 'kiosk.json');
    writeFileSync(file, text);
    expect(readConfiguration(file)).toMatchObject({ ok: false, error: { code, detail: expect.stringContaining(file) as string } });
  });

  it('names a city without rules, and what is wrong with a pack', () => {
    expect(loadPack('atlantis' as CityId)).toMatchObject({ error: { code: 'rules.packMissing', detail: 'no rule pack for atlantis' } });
    expect(checkPack({ city: 'zhaotong' })).toMatchObject({ error: { code: 'rules.packInvalid' } });
  });

  it('is not looked for when the command line is wrong', async () => {
    const started = await startTerminal({ argv: ['--no-such-option'], say: () => undefined, onBug: () => undefined });
    expect(started).toMatchObject({ ok: false, error: { code: 'start.usage' } });
  });
});

describe('a command', () => {
  it('says cli.usage, and where help is', async () => {
    const { exit, err } = await told('card', 'read', '--bogus');
    expect({ exit, err }).toEqual({ exit: 2, err: 'cli.usage: unknown option --bogus (see: help card read)' });
  });

  it('says which readers there are when none or several fit', () => {
    const reader = (name: string): CardReaderInfo => ({
      name,
      state: { media: 'present', insertion: 1, chip: 'online', atr: new Uint8Array() },
    });
    const list = [reader('Left A'), reader('Left B')];
    expect(findReader(list, 'Right')).toMatchObject({ error: { code: 'cli.noReader' } });
    expect(findReader(list, 'Left')).toMatchObject({ error: { code: 'cli.ambiguousReader' } });
  });

  it('never repeats a number that could be a person’s, in words or in JSON', async () => {
    const place = join(directory(), '530602195503020027');
    const spoken = await told('replay', 'T1-20261122-0001', '--data', place);
    const json = await told('replay', 'T1-20261122-0001', '--data', place, '--json');
    expect(spoken.err).toMatch(/^journal\.noRecording: no journal in .*\/\(18\)$/);
    expect(JSON.parse(json.out)).toMatchObject({ fault: { code: 'journal.noRecording' } });
    expect(json.out).not.toContain('530602195503020027');
  });

  it('refuses to replay what was recorded under other rules', async () => {
    const data = directory();
    const session = 'T1-20261122-0001';
    const journal = openJournal({ directory: data, clock: { nowMs: () => 1 } });
    const { rules: _rules, ...config } = rigConfig();
    journal.beginSession({ session, startedAtMs: 1, terminal: 'T1', initial: { state: {}, config, rulesVersion: 'zhaotong 0' } });
    journal.endSession(session, 2, 'ended');
    journal.close();
    expect((await told('replay', session, '--data', data)).err).toContain('replay.otherRules: recorded under zhaotong 0, ');
  });
});

describe('the simulators', () => {
  it('name a card that is not there, and a persona that is wrong', () => {
    expect(loadVirtualCard('nobody')).toMatchObject({ error: { code: 'sim.unknownCard' } });
    expect(readPersona('odd.json', '{}')).toMatchObject({ error: { code: 'sim.badPersona' } });
  });
});

describe('a failed step', () => {
  it('is in the journal with its code, and with its detail for the engineer', async () => {
    const terminal = await startInProcess();
    try {
      terminal.insert('missing-name');
      expect(await terminal.until('trouble')).toMatchObject({ faultCode: 'ssc.missingRecord' });
      const journal = openJournal({ directory: terminal.directory, clock: { nowMs: () => 1 } });
      const [session] = journal.sessions();
      const failed = journal.steps(session?.session ?? '').find(({ outcome }) => outcome === 'failed');
      journal.close();
      expect(failed).toMatchObject({ step: 'card.identify', faultCode: 'ssc.missingRecord' });
      expect(JSON.parse(failed?.facts ?? '')).toEqual({ detail: expect.stringMatching(/\w/) as string });
    } finally {
      await terminal.close();
    }
  });
});

describe('a bug', () => {
  it('ends the session as session.internal: the next person can begin, and nothing is said of the last', async () => {
    const terminal = await startInProcess();
    try {
      terminal.insert('zhaotong');
      await terminal.until('pin');
      terminal.terminal.dispatch(null as never);
      expect(await terminal.until('trouble')).toMatchObject({ trouble: 'internal', faultCode: 'session.internal' });
      expect(terminal.bugs).toHaveLength(1);
      terminal.remove();
      terminal.insert('zhaotong');
      await terminal.until('pin');
    } finally {
      await terminal.close();
    }
  });
});
