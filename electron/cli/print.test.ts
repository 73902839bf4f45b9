/** The print commands as an engineer types them, against simulated printers on the network. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import { createEscPosPrinterSim, type EscPosPrinterSim } from '../../native/sim/printer/escpos-sim.ts';
import { type EscPosSimServer, listenEscPosSim } from '../../native/sim/printer/escpos-tcp.ts';
import { type IppSim, listenIppSim } from '../../native/sim/printer/ipp-sim.ts';
import { run } from './run.ts';

async function told(...words: readonly string[]): Promise<{ readonly exit: number; readonly out: string; readonly err: string }> {
  const [out, err] = [new Array<string>(), new Array<string>()];
  const signal = new AbortController().signal;
  const io = { input: Readable.from([]), out: (line: string) => out.push(line), err: (line: string) => err.push(line), signal };
  return { exit: await run(io, ['print', ...words]), out: out.join('\n'), err: err.join('\n') };
}

const DOCUMENT = {
  title: '对账单',
  serial: 'T1-1',
  issuedAt: '2026-11-22 10:00:00',
  outlet: '示范大厅',
  terminal: 'T1',
  hotline: '12333',
  blocks: [{ kind: 'line', label: '姓名', value: '王\u{2ebf0}' }],
};

describe('print', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-print-'));
  const file = join(folder, 'slip.json');
  let sim: EscPosPrinterSim;
  let server: EscPosSimServer;
  let pages: IppSim;
  beforeAll(async () => {
    writeFileSync(file, JSON.stringify(DOCUMENT));
    pages = await listenIppSim({ clock: systemClock, firstSheetMs: 20, sheetMs: 5 });
  });
  afterAll(async () => {
    await pages.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    sim = createEscPosPrinterSim();
    server = await listenEscPosSim(sim, 0);
    return () => server.close();
  });
  const device = () => `tcp:127.0.0.1:${server.port}`;

  it.each<readonly [string, (printer: EscPosPrinterSim) => void, number, string]>([
    ['ready', () => undefined, 0, 'device: online\npaper: full'],
    ['low', (printer) => printer.setPaper('low'), 0, 'device: online\npaper: low'],
    ['out of paper', (printer) => printer.setPaper('out'), 1, 'device: online\npaper: out'],
    ['jammed', (printer) => printer.setPaper('jammed'), 1, 'device: online\npaper: jammed'],
    ['open', (printer) => printer.openCover(), 1, 'device: userError\npaper: full'],
    ['broken', (printer) => printer.setBroken(true), 1, 'device: hardwareError\npaper: full'],
  ])('status: %s', async (_, play, exit, out) => {
    play(sim);
    expect(await told('status', '--device', device())).toEqual({ exit, out, err: '' });
  });

  it('slip: prints what the file says, marks a reprint, and tells what no font has', async () => {
    const printed = { exit: 0, out: 'printed: T1-1', err: 'no font has: U+2EBF0; they are printed as their codes' };
    expect(await told('slip', '--device', device(), '--file', file)).toEqual(printed);
    expect(await told('slip', '--device', device(), '--file', file, '--reprint')).toEqual(printed);
    const marks = sim.slips().map(({ text }) => [text.includes('T1-1'), text.includes('补打')]);
    expect(marks).toEqual([
      [true, false],
      [true, true],
    ]);
  });

  it('says the fault where nothing came out', async () => {
    sim.openCover();
    expect(await told('test', '--device', device())).toEqual({
      exit: 1,
      out: '',
      err: 'printer.coverOpen: the cover of the printer is open',
    });
    await server.close();
    expect(await told('status', '--device', device())).toMatchObject({ exit: 1, out: 'device: noDevice\npaper: unknown' });
  });

  it('prints on A4 by IPP, and says on how many sheets', async () => {
    expect(await told('status', '--device', pages.uri)).toMatchObject({ exit: 0 });
    expect(await told('slip', '--device', pages.uri, '--file', file, '--json')).toMatchObject({
      exit: 0,
      out: JSON.stringify({ media: 'presented', serial: 'T1-1', withoutPicture: ['U+2EBF0'], sheets: 1 }),
    });
  });

  it('says plainly what is wrong with an address or a certificate', async () => {
    const asked = (...words: readonly string[]) => told('status', ...words).then(({ exit, err }) => [exit, err]);
    expect(await asked('--device', 'ipps://192.0.2.1/', '--certificate', '/nowhere.pem')).toEqual([
      2,
      expect.stringMatching(/^cli\.usage: --certificate: ENOENT/),
    ]);
    expect(await asked('--device', 'ipps://192.0.2.1/', '--certificate', file)).toEqual([
      2,
      'cli.usage: --certificate: no certificate in PEM form (-----BEGIN CERTIFICATE-----)',
    ]);
    expect(await asked('--device', 'lpt1')).toEqual([2, 'cli.usage: --device: serial:, tcp:, file:, ipp: or ipps: and where it is']);
    const plain = await told('test', '--device', pages.uri.replace('ipp:', 'ipps:'));
    expect(plain).toMatchObject({
      exit: 1,
      err: expect.stringMatching(/^printer\.absent: no TLS is spoken there/) as string,
    });
  });
});
