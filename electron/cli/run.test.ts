import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Io } from './command.ts';
import { run } from './run.ts';

async function call(...words: string[]) {
  const said = { out: [] as string[], err: [] as string[] };
  const io: Io = {
    input: Readable.from([]),
    out: (line) => said.out.push(line),
    err: (line) => said.err.push(line),
    signal: new AbortController().signal,
  };
  return { code: await run(io, words), ...said };
}

describe('kiosk', () => {
  it('lists its commands, and tells the options of one', async () => {
    const overview = await call('help');
    expect(overview.code).toBe(0);
    expect(overview.out.join('\n')).toMatch(/card list .*\n.*card read .*\n[^]*card verify-pin /);
    const details = await call('help', 'card', 'read');
    expect(details.out.join('\n')).toMatch(/Usage: .* card read --reader NAME[^]*--reveal +\S/);
    expect((await call('card', 'read', '--help')).out).toEqual(details.out);
  });

  it('says what is wrong with a call in one line and does nothing', async () => {
    expect(await call('card', 'eat')).toMatchObject({
      code: 2,
      out: [],
      err: [expect.stringMatching(/^cli.usage: no such command: card eat; /)],
    });
    expect(await call('verify-pin', '123456')).toMatchObject({ code: 2, err: [expect.not.stringContaining('123456')] });
    expect(await call('card', 'read', '--frob')).toMatchObject({ code: 2, err: [expect.stringContaining('--frob')] });
    expect((await call()).code).toBe(2);
  });

  it('says it as JSON where JSON was asked for', async () => {
    const { code, out, err } = await call('card', 'read', '--json');
    expect([code, err]).toEqual([2, []]);
    expect(JSON.parse(out.join(''))).toMatchObject({ fault: { code: 'cli.usage', detail: expect.stringContaining('--reader') as string } });
  });

  it('refuses a PIN on the command line, and says that it is known now', async () => {
    for (const words of [['000000'], ['--pin', '000000']]) {
      const { code, err } = await call('card', 'verify-pin', '--reader', '1', ...words);
      expect([code, err.join()]).toEqual([2, expect.stringMatching(/never belongs on a command line.*Change it/)]);
    }
  });

  it('lists the virtual cards with id, version and state of the PIN', async () => {
    const { code, out } = await call('sim', 'card', '--list', '--json');
    expect(code).toBe(0);
    const cards = JSON.parse(out.join('')) as { id: string; version: string; pin: string }[];
    expect(cards.length).toBeGreaterThanOrEqual(8);
    expect(cards).toContainEqual(expect.objectContaining({ id: 'zhaotong', version: '2.00', pin: 'default' }));
    expect(cards).toContainEqual(expect.objectContaining({ id: 'locked-pin', pin: 'locked' }));
  });

  it('names the virtual cards there are to who asks for another', async () => {
    const { code, err } = await call('sim', 'card', '--persona', 'nobody', '--port', '1');
    expect([code, err.join()]).toEqual([2, expect.stringMatching(/^sim.unknownCard: .*zhaotong/)]);
    expect((await call('sim', 'card')).code).toBe(2);
    expect(await call('bench', 'statement', '--databases', 'sqlite,oracle')).toMatchObject({
      code: 2,
      err: [expect.stringContaining('sqlite or postgresql')],
    });
    expect(await call('bench', 'frob')).toMatchObject({ code: 2, err: [expect.stringContaining('read-card')] });
  });
});
