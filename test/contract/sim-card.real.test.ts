/** `kiosk sim card` and `kiosk card record` as a person uses them, on the real pcscd: cards that misbehave, and a recorded card played back. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { loadPersona } from '../../native/sim/card/index.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { startPcscd } from '../support/pcscd.ts';
import { value } from './card-reader-bench.ts';

const KIOSK = new URL('../../electron/cli/kiosk.ts', import.meta.url).pathname;
/** A command is a process of its own, and a record of everything that a card has takes several of them. */
const RECORDS_MS = 240_000;
const folder = mkdtempSync(join(tmpdir(), 'sim-card-'));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function kiosk(words: readonly string[], input = ''): Promise<Ended> {
  const child = spawn(process.execPath, [KIOSK, ...words], { stdio: 'pipe' });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdin.on('error', () => undefined).end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

const read = async (reader: string): Promise<unknown> => JSON.parse((await kiosk(['card', 'read', '--reader', reader, '--json'])).out);

/** A card that lies in the reader; `line` waits for the next line that the command prints. */
class Inserted {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #ended: Promise<number | null>;
  err = '';

  constructor(port: number, words: readonly string[]) {
    const child = spawn(process.execPath, [KIOSK, 'sim', 'card', '--port', String(port), ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    this.#ended = once(child, 'close').then(([code]) => code as number | null);
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.err += text));
  }

  async line(): Promise<string> {
    const next = await this.#lines.next();
    return next.done === true ? `ended: ${this.err}` : next.value;
  }

  /** Ends it, or waits for its end; gives the exit code. */
  async end(signal: 'SIGTERM' | null = 'SIGTERM'): Promise<number | null> {
    if (signal !== null) this.#child.kill(signal);
    return this.#ended;
  }
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const pcscd = await startPcscd();
if (!pcscd.ok) cannotTestHere('sim card and card record on real PC/SC', pcscd.error);
else {
  const { ports, readers, stop } = pcscd.value;
  const [port] = ports;
  const [reader] = readers;
  const insert = async (...words: string[]): Promise<Inserted> => {
    const card = new Inserted(port, words);
    expect(await card.line()).toMatch(/ is in the virtual reader at /);
    return card;
  };
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await stop();
  });

  describe('a virtual card of the command line', () => {
    it.each([
      ['T=1 on its contacts', ['--protocol', 't1'], /^3BED00008131204500814A444686/],
      ['on the antenna', ['--contactless'], /^3B8D800100814A444686/],
      ['at 115200 bits per second', ['--timing', '115200'], /^3B6D000000814A444686/],
    ])('%s is read', async (_what, words, atr) => {
      const card = await insert('--persona', 'zhaotong', ...words);
      const list = JSON.parse((await kiosk(['card', 'list', '--json'])).out) as { atr: string | null }[];
      expect(list[0]?.atr).toMatch(atr);
      expect(await read(reader)).toMatchObject({ card: { generation: 2, region: '530602' } });
      expect(await card.end()).toBe(0);
    });

    it('answers by rule, so many times', async () => {
      const rules = file('rules.json', [{ prefix: '00A40400', answer: '6A82', times: 1 }]);
      const card = await insert('--persona', 'zhaotong', '--rules', rules);
      expect(await read(reader)).toMatchObject({ fault: { code: 'ssc.notASocialSecurityCard' } });
      expect(await read(reader)).toMatchObject({ card: { generation: 2 } });
      await card.end();
    });

    it('falls silent, and the terminal says so', async () => {
      const card = await insert('--persona', 'zhaotong', '--faults', file('mute.json', [{ kind: 'muteAfter', commands: 6 }]));
      expect(await read(reader)).toMatchObject({ fault: { code: 'card.timeout' } });
      expect(await card.line()).toBe('zhaotong has left the virtual reader');
      expect(await card.end(null)).toBe(0);
    });

    it('has lost PIN tries elsewhere, through rules and faults together', async () => {
      const faults = file('tries.json', [{ kind: 'triesLost', nth: 1, tries: 2 }]);
      const rules = file('slow.json', [{ prefix: '00B2', delayMs: 5 }]);
      const card = await insert('--persona', 'zhaotong', '--faults', faults, '--rules', rules);
      expect(await kiosk(['card', 'verify-pin', '--reader', reader], '000000\n')).toMatchObject({
        code: 0,
        out: 'Tries left: 4\nPIN correct.\n',
      });
      await card.end();
    });

    it('loses power in the middle of a command and comes back as what it was', async () => {
      // SELECT SSSE, tries left, VERIFY: the card has counted the wrong PIN, and the terminal never heard it.
      const faults = file('tear.json', [{ kind: 'tear', nth: 4, at: 'afterCommit' }]);
      const card = await insert('--persona', 'zhaotong', '--faults', faults, '--then', 'same');
      expect(await kiosk(['card', 'verify-pin', '--reader', reader], '123456\n')).toMatchObject({ code: 5 });
      expect(await card.line()).toBe('zhaotong has left the virtual reader');
      expect(await card.line()).toMatch(/^zhaotong is in/);
      expect(await kiosk(['card', 'verify-pin', '--reader', reader], '000000\n')).toMatchObject({ out: 'Tries left: 5\nPIN correct.\n' });
      expect(await card.end()).toBe(0);
    });

    it('leaves, and another card comes', async () => {
      const faults = file('leave.json', [{ kind: 'removeBefore', nth: 5 }]);
      const card = await insert('--persona', 'zhaotong', '--faults', faults, '--then', 'third-generation');
      expect(await read(reader)).toMatchObject({ fault: { code: 'card.removed' } });
      expect(await card.line()).toBe('zhaotong has left the virtual reader');
      expect(await card.line()).toMatch(/^third-generation is in/);
      expect(await read(reader)).toMatchObject({ card: { generation: 3 } });
      expect(await card.end()).toBe(0);
    });

    it('leaves, and the command ends with it', async () => {
      const card = await insert('--persona', 'zhaotong', '--rules', file('gone.json', [{ prefix: '00B2', removed: true }]));
      expect(await read(reader)).toMatchObject({ fault: { code: 'card.removed' } });
      expect(await card.line()).toBe('zhaotong has left the virtual reader');
      expect(await card.end(null)).toBe(0);
    });

    it.each([
      [['--persona', 'zhaotong', '--rules', join(folder, 'nothing.json')], '--rules: the file cannot be read'],
      [['--persona', 'zhaotong', '--faults', file('wrong.json', [{ kind: 'muteAfter' }])], '--faults: faults[0].commands: must be a whole'],
      [['--persona', 'zhaotong', '--script', file('some.json', {})], 'either --persona or --script'],
      [['--script', file('odd.json', { atr: '3B00' })], '--script: exchanges: must be a list'],
      [['--script', file('line.json', {}), '--contactless'], 'a recorded card has its own answer to reset'],
    ])('%j is refused', async (words, message) => {
      const refused = await kiosk(['sim', 'card', '--port', String(port), ...words]);
      expect(refused).toMatchObject({ code: 2, err: expect.stringContaining(message) as string });
    });
  });

  describe('card record', { timeout: RECORDS_MS }, () => {
    it.each(['zhaotong', 'third-generation', 'first-generation'])(
      'of %s: masked, and read again from what was written',
      async (persona) => {
        const [record, again] = [join(folder, `${persona}.json`), join(folder, `${persona}-again.json`)];
        const plastic = await insert('--persona', persona);
        const seen = await read(reader);
        const recorded = await kiosk(['card', 'record', '--reader', reader, '--out', record]);
        expect(recorded).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+ exchanges in /) as string });
        await plastic.end();

        const transcript = readFileSync(record, 'utf8');
        const { holder, card, bank } = value(loadPersona(persona));
        const secrets = [holder.number, card.number, bank?.pan ?? holder.number].flatMap((text) => [
          text,
          Buffer.from(text).toString('hex'),
        ]);
        for (const secret of secrets) expect(transcript.toLowerCase()).not.toContain(secret.toLowerCase());

        // The playback says all that the card said, in the same order: recording it gives the same file.
        const played = await insert('--script', record);
        const second = await kiosk(['card', 'record', '--reader', reader, '--out', again]);
        expect(second).toMatchObject({ code: 0 });
        expect([await played.end(), played.err]).toEqual([0, '']);
        expect(JSON.parse(readFileSync(again, 'utf8'))).toEqual(JSON.parse(transcript));

        // Only what `card read` asks for is played now: the same facts about the card, a masked person.
        const partly = await insert('--script', record);
        expect(await read(reader)).toMatchObject({ card: facts(seen) });
        expect(await partly.end()).toBe(1);
        expect(partly.err.split(': ')[0]).toBe('sim.departed');
        expect(partly.err).toMatch(/\d+ of \d+ exchanges were not played/);
      },
    );

    it('of a 3.00 card that could not prove itself: it cannot when it is played back either', async () => {
      const record = join(folder, 'false.json');
      const false_ = await insert(
        '--persona',
        'third-generation',
        '--rules',
        file('false-rules.json', [{ prefix: '00C0000008', answer: '01020304050607089000' }]),
      );
      expect(await kiosk(['card', 'record', '--reader', reader, '--out', record])).toMatchObject({ code: 0 });
      await false_.end();
      expect(readFileSync(record, 'utf8')).not.toContain('cryptogram');
      const played = await insert('--script', record);
      expect(await read(reader)).toMatchObject({ fault: { code: 'ssc.notGenuine' } });
      await played.end();
    });

    it('overwrites nothing', async () => {
      const card = await insert('--persona', 'zhaotong');
      const there = file('there.json', {});
      expect(await kiosk(['card', 'record', '--reader', reader, '--out', there])).toMatchObject({ code: 2 });
      expect(readFileSync(there, 'utf8')).toBe('{}');
      await card.end();
    });
  });
}

/** What is about the card and open in a transcript. */
function facts(seen: unknown): unknown {
  const { card } = seen as { card: Record<string, unknown> };
  const { region, generation, algorithm, specification, cardClass } = card;
  return { region, generation, algorithm, specification, cardClass };
}
