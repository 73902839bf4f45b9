import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import { encipher } from '../../native/sim/bank-host/ciphers.ts';
import { macOf } from '../../native/sim/bank-host/mac.ts';
import { pinIn } from '../../native/sim/bank-host/pin-block.ts';
import { hasPtyPairs } from '../../native/sim/pty-pair.ts';
import { cannotTestHere } from '../../test/support/cannot.ts';
import { parseArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { command as enter } from './pinpad-enter.ts';
import { command as loadKeys } from './pinpad-load-keys.ts';
import { command as mac } from './pinpad-mac.ts';
import { command as state } from './pinpad-state.ts';
import { command as simulate } from './sim-pinpad.ts';

const MASTER = Buffer.from('0123456789ABCDEFFEDCBA9876543210', 'hex');
const PIN_KEY = Buffer.from('70F2A84CCBC2AE8625CBB0F2C22AB923', 'hex');
const MAC_KEY = Buffer.from('C24A8FB57AA20123', 'hex');
const PAN = '6217000000000000012';
const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

function started(command: Command, words: readonly string[]) {
  const parsed = parseArguments(command, words);
  if (!parsed.ok) throw new Error(parsed.error.detail);
  const [out, errors] = [[] as string[], [] as string[]];
  const input = new PassThrough();
  const end = new AbortController();
  const io = { input, out: (line: string) => void out.push(line), err: (line: string) => void errors.push(line), signal: end.signal };
  return { out, errors, input, end, code: command.run(io, parsed.value) };
}
async function ran(command: Command, ...words: readonly string[]) {
  const run = started(command, words);
  return { code: await run.code, out: run.out, errors: run.errors };
}
const soon = () => new Promise<void>((resolve) => void systemClock.after(5, resolve));

/** A pad that runs; the path of its line, and fingers. */
async function simulated(model: string) {
  const pad = started(simulate, ['--pty', '--model', model]);
  cleanUps.push(() => {
    pad.end.abort();
    return pad.code;
  });
  while (pad.out.length === 0) await soon();
  return { line: pad.out[0]?.replace('the PIN pad answers on ', '') ?? '', type: (words: string) => pad.input.write(`${words}\n`) };
}
const sent = (key: Buffer) => ({
  enciphered: encipher('tdes', MASTER, key).toString('hex'),
  checkValue: encipher('tdes', key, Buffer.alloc(8)).toString('hex', 0, 4),
});
function keyFile(content: object): string {
  const file = join(mkdtempSync(join(tmpdir(), 'kiosk-pinpad-')), 'keys.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

function onTheWire(model: string): void {
  it('says how it is, takes keys out of a file, enciphers a PIN and computes a MAC; no PIN and no key is printed', async () => {
    const { line, type } = await simulated(model);
    const at = ['--device', line, '--model', model];
    expect(JSON.parse((await ran(state, ...at, '--json')).out[0] ?? '')).toMatchObject({ device: 'online', battery: 'full' });

    const loaded = await ran(loadKeys, ...at, '--keys', keyFile({ pin: sent(PIN_KEY), mac: sent(MAC_KEY) }));
    expect(loaded).toMatchObject({ code: 0, errors: [] });
    expect(loaded.out.join()).not.toContain(PIN_KEY.toString('hex'));

    const entering = started(enter, [...at, '--pan', PAN]);
    while (!entering.errors.some((each) => each.startsWith('*'))) {
      type('key 1');
      await soon();
      await soon();
    }
    type('key cancel');
    expect(await entering.code).toBe(1);
    expect(entering.errors.at(-1)).toContain('pinpad.cancelled');
    const again = started(enter, [...at, '--pan', PAN]);
    while (!again.out.includes('6 digits')) {
      type('pin 135792');
      await soon();
      await soon();
    }
    expect(await again.code).toBe(0);
    expect([...again.out, ...again.errors].join()).not.toContain('135792');
    const block = Buffer.from(again.out[1]?.replace('block ', '') ?? '', 'hex');
    expect(pinIn('iso0-tdes', PIN_KEY, block, PAN)).toBe('135792');

    const computed = await ran(mac, ...at, '--message', '0102030405');
    expect(computed.out).toEqual([macOf('cup', MAC_KEY, Buffer.from('0102030405', 'hex')).toString('hex').toUpperCase()]);
  });
}

describe.each(['zt598', 'kmy3501'])('kiosk pinpad on a simulated %s', (model) => {
  if (hasPtyPairs()) onTheWire(model);
  else cannotTestHere(`kiosk pinpad on a ${model}`, 'no socat for pseudo-terminals');
});

describe('kiosk pinpad', () => {
  it('pinpad.gone: nothing is on the line', async () => {
    const { code, errors } = await ran(state, '--device', '/nowhere/tty');
    expect(code).toBe(1);
    expect(errors[0]).toContain('pinpad.gone');
  }, 10_000);

  it('refuses a file of keys that is wrong, and names the field but not what stands in it', async () => {
    const file = keyFile({ pin: { enciphered: 'ABC', checkValue: '00' } });
    const { code, errors } = await ran(loadKeys, '--device', '/nowhere/tty', '--keys', file);
    expect(code).toBe(2);
    expect(errors[0]).toContain('pin.enciphered');
    expect(errors[0]).not.toContain('ABC');
  });

  it('keystore.wrongCheckValue: a key under another master key', async () => {
    if (!hasPtyPairs()) return;
    const { line } = await simulated('zt598');
    const file = keyFile({ pin: { ...sent(PIN_KEY), checkValue: '00000000' } });
    const { code, errors } = await ran(loadKeys, '--device', line, '--keys', file);
    expect(code).toBe(1);
    expect(errors[0]).toContain('keystore.wrongCheckValue');
  });
});
