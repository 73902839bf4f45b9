import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { hasPtyPairs, openPtyPair } from '../../native/sim/pty-pair.ts';
import { cannotTestHere } from '../../test/support/cannot.ts';
import { barcodeReaderSchema } from '../configuration-barcode.ts';
import { parseArguments } from './arguments.ts';
import { command as read } from './barcode-read.ts';
import type { Command } from './command.ts';
import { command as simulate } from './sim-barcode.ts';

/** Of nobody. */
const CODE = '0000000000000000000000000014';
const SHOW_EVERY_MS = 400;

const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

function start(command: Command, input: PassThrough, signal: AbortSignal, ...words: readonly string[]) {
  const parsed = parseArguments(command, words);
  if (!parsed.ok) throw new Error(parsed.error.detail);
  const out: string[] = [];
  const say = (line: string): void => void out.push(line);
  return { out, ended: command.run({ input, out: say, err: say, signal }, parsed.value) };
}

async function run(...words: readonly string[]) {
  const { out, ended } = start(read, new PassThrough(), new AbortController().signal, ...words);
  return { code: await ended, out };
}

/** A simulated reader before which somebody holds something again and again. */
async function shown(line: string): Promise<string> {
  const pair = await openPtyPair();
  if (!pair.ok) throw new Error(pair.error.detail);
  const ending = new AbortController();
  const input = new PassThrough();
  const simulated = start(simulate, input, ending.signal, '--device', pair.value.device);
  input.write('dance\n');
  const showing = setInterval(() => input.write(line), SHOW_EVERY_MS);
  cleanUps.push(
    () => pair.value.close(),
    async () => {
      clearInterval(showing);
      ending.abort();
      expect(await simulated.ended).toBe(0);
      expect(simulated.out.join('\n')).toContain('Type: show CODE');
    },
  );
  return pair.value.host;
}

function reading(): void {
  it('says what a code could be, and the code itself only with --reveal', async () => {
    const device = await shown(`show ${CODE}\n`);
    const masked = await run('--device', device);
    expect(masked.code).toBe(0);
    expect(masked.out).toContain('可能是 could be: medicalInsuranceCode');
    expect(masked.out.join('\n')).not.toContain('0014');
    const whole = await run('--device', device, '--json', '--reveal');
    expect(JSON.parse(whole.out[0] ?? '')).toEqual({ characters: 28, couldBe: 'medicalInsuranceCode', code: CODE });
  });

  it('barcode.unreadable: half a code; barcode.cancelled: none is shown; barcode.gone: there is no reader', async () => {
    const cut = await shown(`cut ${CODE}\n`);
    expect((await run('--device', cut, '--json')).out).toEqual(['{"fault":{"code":"barcode.unreadable","detail":"dropped: cut"}}']);
    const none = await shown('plain\n');
    expect((await run('--device', none, '--json', '--wait', '1')).out[0]).toContain('no code within 1 s');
    expect((await run('--device', '/nowhere/tty', '--json')).out[0]).toContain('barcode.gone');
  });
}

if (hasPtyPairs()) describe('barcode read', reading);
else cannotTestHere('barcode read', 'no socat');

describe('the barcodeReader setting', () => {
  it('needs only the line', () => {
    expect(barcodeReaderSchema.parse({ path: 'COM4' })).toMatchObject({ baudRate: 9_600, ending: 'any', prefix: '', suffix: '' });
  });

  it.each([{ prefix: '\r' }, { suffix: '1\n' }, { baudRate: 14_400 }, { ending: 'tab' }, { gapMs: 0 }, { speed: 9_600 }])(
    'refuses %j',
    (wrong) => {
      expect(barcodeReaderSchema.safeParse({ path: 'COM4', ...wrong }).success).toBe(false);
    },
  );
});
