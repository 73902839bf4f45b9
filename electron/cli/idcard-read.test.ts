import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import { SIM_DOCUMENTS } from '../../native/sim/idreader/people-table.ts';
import { serveSamReaderOnTty } from '../../native/sim/idreader/tty-server.ts';
import { hasPtyPairs, openPtyPair } from '../../native/sim/pty-pair.ts';
import { cannotTestHere } from '../../test/support/cannot.ts';
import { parseArguments } from './arguments.ts';
import { command, deviceOf } from './idcard-read.ts';
import { command as simulate } from './sim-idreader.ts';

const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

function argumentsOf(...words: readonly string[]) {
  const parsed = parseArguments(command, words);
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return parsed.value;
}

async function run(...words: readonly string[]) {
  const out: string[] = [];
  const io = {
    input: new PassThrough(),
    out: (line: string) => void out.push(line),
    err: (line: string) => void out.push(line),
    signal: new AbortController().signal,
  };
  const code = await command.run(io, argumentsOf(...words));
  return { code, out };
}

describe('--device', () => {
  it.each([
    [['/dev/ttyUSB0'], { transport: 'serial', path: '/dev/ttyUSB0', baudRate: 'detect' }],
    [['COM3', '--baud', '57600'], { transport: 'serial', path: 'COM3', baudRate: 57_600 }],
    [['/dev/hidraw2'], { transport: 'hid', path: '/dev/hidraw2', reportBytes: 64 }],
    [['hid:2B8B:2721'], { transport: 'hid', vendorId: 0x2b8b, productId: 0x2721 }],
    [['usb:0400:c35a'], { transport: 'usb', vendorId: 0x0400, productId: 0xc35a, pipes: 'split' }],
    [['usb:0400:C35A', '--pipes', 'whole'], { transport: 'usb', pipes: 'whole' }],
  ])('%j', (words, configuration) => {
    expect(deviceOf(argumentsOf('--device', ...words))).toMatchObject({ ok: true, value: configuration });
  });

  it('a speed that no module has is refused', () => {
    expect(deviceOf(argumentsOf('--device', 'COM3', '--baud', '14400'))).toMatchObject({ ok: false, error: { code: 'cli.usage' } });
  });
});

async function onReader() {
  const pair = await openPtyPair();
  if (!pair.ok) throw new Error(pair.error.detail);
  const served = serveSamReaderOnTty({ path: pair.value.device, clock: systemClock });
  if (!served.ok) throw new Error(served.error.detail);
  cleanUps.push(
    () => pair.value.close(),
    () => served.value.close(),
  );
  return { path: pair.value.host, device: pair.value.device, sim: served.value.sim };
}

function reading(): void {
  it('shows a card masked, and in full with --reveal', async () => {
    const { path, sim } = await onReader();
    sim.place(SIM_DOCUMENTS.resident);
    const shown = await run('--device', path);
    expect(shown.code).toBe(0);
    expect(shown.out).toContain('姓名 name: *试人');
    expect(shown.out.join('\n')).not.toMatch(/000000199003070014|测试路|1990-03-07/);
    sim.place(SIM_DOCUMENTS.resident);
    const whole = await run('--device', path, '--json', '--reveal');
    const told = JSON.parse(whole.out[0] ?? '') as { number: string; photo: { wlt: string; decoded: null } };
    expect(told).toMatchObject({ masked: false, number: '000000199003070014', photo: { decoded: null } });
    expect(Buffer.from(told.photo.wlt, 'base64').subarray(0, 2).toString()).toBe('WL');
  });

  it('tells the module’s number without a card', async () => {
    const { path } = await onReader();
    expect(await run('--device', path, '--sam')).toEqual({ code: 0, out: ['05.01-20120411-0002012506-0000000001'] });
  });

  it('idreader.timeout: nobody lays a card down; idreader.gone: there is no reader', async () => {
    const { path } = await onReader();
    expect(await run('--device', path, '--wait', '1', '--json')).toEqual({
      code: 1,
      out: [
        '{"fault":{"code":"idreader.timeout","detail":"no card within 1 s; one that was read is not found again before it is lifted"}}',
      ],
    });
    expect((await run('--device', '/nowhere/tty', '--json')).out[0]).toContain('idreader.gone');
  });

  it('`sim idreader` answers on a line until it is ended, and does what is typed', async () => {
    const pair = await openPtyPair();
    if (!pair.ok) throw new Error(pair.error.detail);
    cleanUps.push(() => pair.value.close());
    const parsed = parseArguments(simulate, ['--device', pair.value.device]);
    if (!parsed.ok) throw new Error(parsed.error.detail);
    const ending = new AbortController();
    const input = new PassThrough();
    const said: string[] = [];
    const io = { input, out: () => undefined, err: (line: string) => void said.push(line), signal: ending.signal };
    const simulating = simulate.run(io, parsed.value);
    input.write('dance\nplace hmt\n');
    expect((await run('--device', pair.value.host)).out).toContain('姓名 name: *测试');
    expect(said[0]).toContain('place resident|');
    ending.abort();
    expect(await simulating).toBe(0);
  });
}

if (hasPtyPairs()) describe('idcard read', reading);
else cannotTestHere('idcard read', 'no socat');
