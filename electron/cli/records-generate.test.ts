import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import type { Io } from './command.ts';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'kiosk-generate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function generate(database: string, signal: AbortSignal, ...words: string[]) {
  const said = { out: [] as string[], err: [] as string[] };
  const io: Io = { input: Readable.from([]), out: (line) => said.out.push(line), err: (line) => said.err.push(line), signal };
  const code = await run(io, ['records', 'generate', '--database', join(folder, database), '--insured', '1000', ...words]);
  return { code, ...said };
}
const running = new AbortController().signal;

describe('records generate', () => {
  it('fills a database once and tells what is in it', async () => {
    const first = await generate('city.sqlite', running, '--seed', '3', '--json');
    expect(first.code).toBe(0);
    expect(JSON.parse(first.out[0] ?? '')).toMatchObject({
      city: 'changsha',
      insured: 1000,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    expect(await generate('city.sqlite', running)).toMatchObject({ code: 2, err: [expect.stringContaining('has people in it')] });
  }, 60_000);

  it('refuses what it cannot do before it touches anything', async () => {
    expect(await generate('a.sqlite', running, '--until', '2026-02-30')).toMatchObject({
      code: 2,
      err: [expect.stringContaining('--until')],
    });
    expect(await generate('a.sqlite', running, '--city', 'gotham')).toMatchObject({ code: 2 });
  });

  it('says that part of a city is left when it is ended half-way', async () => {
    const { code, err } = await generate('half.sqlite', AbortSignal.abort());
    expect([code, err[0]?.split(': ')[0]]).toEqual([1, 'records.cancelled']);
    expect(err[0]).toContain('part of a city');
  });
});
