/** The command-line tool as a person or a script uses it: a process of its own, on the real pcscd with a virtual card in it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cannotTestHere } from '../support/cannot.ts';
import { startPcscd } from '../support/pcscd.ts';

const KIOSK = new URL('../../electron/cli/kiosk.ts', import.meta.url).pathname;
const READER = 'Virtual PCD 00 00';
const NATIONAL =
  '530602|530602198703164024|A53060210|530602D15600000500010307FFFFFFFF|阿鲁惹克·吉木沙玛·曲比阿依·伍呷|00814A4446866053065A010307|2.00|20190610|20390609|000000000000|Virtual PCD 00 00|\n';
/** Whatever must not be seen of the holder without --reveal. */
const PRIVATE = /198703|A53060210|阿鲁|500010307F/;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function kiosk(words: readonly string[], input = ''): Promise<Ended> {
  const child = spawn(process.execPath, [KIOSK, ...words], { stdio: 'pipe' });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdin.on('error', () => undefined).end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

/** Puts a card in and waits for the line that says so. */
async function insert(persona: string, port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [KIOSK, 'sim', 'card', '--persona', persona, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  expect(line.toString()).toBe(`${persona} is in the virtual reader at 127.0.0.1:${port}\n`);
  return child;
}

async function remove(child: ChildProcess, signal: 'SIGINT' | 'SIGTERM'): Promise<number | null> {
  child.kill(signal);
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

const pcscd = await startPcscd();
if (!pcscd.ok) cannotTestHere('the command-line tool on real PC/SC', pcscd.error);
else {
  const [first, second] = pcscd.value.ports;
  afterAll(() => pcscd.value.stop());

  describe('kiosk with a card in the reader', () => {
    let card: ChildProcess;
    beforeAll(async () => {
      card = await insert('zhaotong', first);
    });
    afterAll(async () => {
      if (card.exitCode === null) await remove(card, 'SIGTERM');
    });

    it('lists the readers and the card', async () => {
      const text = await kiosk(['card', 'list']);
      expect([text.code, text.out]).toEqual([0, expect.stringContaining('3B6D000000814A4446866053065A010307')]);
      const json = await kiosk(['card', 'list', '--json']);
      expect(JSON.parse(json.out)).toEqual([
        { number: 1, reader: READER, media: 'present', chip: 'online', insertion: 1, atr: '3B6D000000814A4446866053065A010307' },
        { number: 2, reader: 'Virtual PCD 00 01', media: 'notPresent', chip: null, insertion: null, atr: null },
      ]);
    });

    it('reads it masked in every form unless asked to reveal', async () => {
      for (const form of [[], ['--json'], ['--format', 'national'], ['--trace']]) {
        const { code, out, err } = await kiosk(['card', 'read', '--reader', READER, ...form]);
        expect(code).toBe(0);
        expect(out).toContain('530***********4024');
        expect(out + err).not.toMatch(PRIVATE);
      }
      const revealed = await kiosk(['card', 'read', '--reader', '1', '--json', '--reveal', '--trace']);
      expect(JSON.parse(revealed.out)).toMatchObject({
        masked: false,
        card: { cardNumber: 'A53060210' },
        holder: { name: '阿鲁惹克·吉木沙玛·曲比阿依·伍呷', socialSecurityNumber: '530602198703164024' },
      });
      expect(revealed.err).toMatch(/^> 00A40400 Lc=15/);
      expect(revealed.err).not.toMatch(PRIVATE);
    });

    it('gives the eleven national fields', async () => {
      expect(await kiosk(['card', 'read', '--reader', 'Virtual PCD', '--format', 'national', '--reveal'])).toEqual({
        code: 0,
        out: NATIONAL,
        err: '',
      });
    });

    it('checks the PIN: right, wrong, too short, missing, on the command line', async () => {
      const verify = (input: string, ...more: string[]) => kiosk(['card', 'verify-pin', '--reader', '1', ...more], input);
      expect(await verify('000000\n')).toEqual({ code: 0, out: 'Tries left: 6\nPIN correct.\n', err: '' });
      expect(await verify('123456\n')).toEqual({ code: 7, out: 'Tries left: 6\nPIN wrong; tries left: 5\n', err: '' });
      expect(await verify('123\n')).toMatchObject({
        code: 2,
        out: 'Tries left: 5\n',
        err: expect.stringContaining('no try was spent') as string,
      });
      expect(await verify('')).toMatchObject({ code: 2, out: 'Tries left: 5\n' });
      expect(await verify('', '000000')).toMatchObject({ code: 2, out: '' });
      expect(await verify('', '--pin', '000000')).toMatchObject({ code: 2, out: '' });
      const json = await verify('000000\n', '--json');
      expect(JSON.parse(json.out)).toEqual({ reader: READER, triesBefore: 5, outcome: 'correct', triesLeft: null });
    });

    it('opens a 3.00 card with its test keys, in the second reader', async () => {
      const other = await insert('third-generation', second);
      const { code, out } = await kiosk(['card', 'read', '--reader', 'Virtual PCD 00 01', '--json']);
      expect([code, JSON.parse(out)]).toMatchObject([0, { card: { generation: 3, algorithm: 'sm4' } }]);
      expect(await remove(other, 'SIGTERM')).toBe(0);
    });

    it('says of a locked PIN, a bank card, an empty and an unknown reader what they are', async () => {
      const locked = await insert('locked-pin', second);
      expect(await kiosk(['card', 'verify-pin', '--reader', '2'])).toMatchObject({ code: 8, out: 'Tries left: 0\nPIN locked.\n' });
      await remove(locked, 'SIGTERM');
      const bank = await insert('bank-only', second);
      const read = await kiosk(['card', 'read', '--reader', '2', '--json']);
      expect([read.code, JSON.parse(read.out)]).toMatchObject([6, { fault: { code: 'ssc.notASocialSecurityCard' } }]);
      await remove(bank, 'SIGTERM');
      expect(await kiosk(['card', 'read', '--reader', '2'])).toMatchObject({
        code: 5,
        err: expect.stringMatching(/^card\.absent: /) as string,
      });
      expect(await kiosk(['card', 'read', '--reader', 'Nowhere'])).toMatchObject({
        code: 4,
        err: expect.stringMatching(/^cli\.noReader: /) as string,
      });
    });

    it('takes the card out at Ctrl-C and ends well', async () => {
      expect(await remove(card, 'SIGINT')).toBe(0);
      expect(await kiosk(['card', 'read', '--reader', '1'])).toMatchObject({ code: 5 });
      expect(await kiosk(['sim', 'card', '--persona', 'zhaotong', '--port', '1'])).toMatchObject({ code: 4 });
    });
  });
}
