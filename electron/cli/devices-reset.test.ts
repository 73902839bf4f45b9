import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { openJournal } from '../audit/journal.ts';
import { openDeviceCounters } from '../devices/counters.ts';
import { run } from './run.ts';

async function told(words: readonly string[]): Promise<{ readonly exit: number; readonly out: string; readonly err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const say = (to: string[]) => (line: string) => void to.push(line);
  const io = { input: Readable.from([]), out: say(out), err: say(err), signal: new AbortController().signal };
  return { exit: await run(io, words), out: out.join('\n'), err: err.join('\n') };
}

it('begins the counters of one device anew, and the journal keeps who did it and what they were', async () => {
  const data = mkdtempSync(join(tmpdir(), 'devices-reset-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const counters = openDeviceCounters(data);
  counters.count('slipPrinter', null, 1);
  counters.count('slipPrinter', 'printer.paperJammed', 2);
  counters.count('cardReader', null, 3);
  counters.close();
  const reset = await told(['devices', 'reset', 'slipPrinter', '--by', '1003', '--data', data, '--json']);
  expect(reset.exit).toBe(0);
  expect(JSON.parse(reset.out)).toMatchObject({ device: 'slipPrinter', before: { uses: 2, faults: 1 }, counts: { uses: 0, faults: 0 } });
  const after = openDeviceCounters(data);
  expect([after.counts('slipPrinter').uses, after.counts('cardReader').uses]).toEqual([0, 1]);
  after.close();
  const journal = openJournal({ directory: data, clock: { nowMs: () => 1 } });
  const [intent, outcome] = journal.steps('-');
  expect([intent?.step, outcome?.outcome]).toEqual(['device.reset', 'done']);
  expect(JSON.parse(intent?.facts ?? '{}')).toMatchObject({ device: 'slipPrinter', by: '1003', uses: 2, faults: 1 });
  journal.close();
});

it('wants a device that there is, and somebody who does it', async () => {
  expect(await told(['devices', 'reset', 'toaster', '--by', '1003'])).toMatchObject({
    exit: 2,
    err: expect.stringContaining('cardReader') as string,
  });
  expect((await told(['devices', 'reset', 'cardReader'])).exit).toBe(2);
});
