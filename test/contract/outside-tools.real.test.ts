/**
 * Tools that know nothing of this program talk to the virtual card through pcscd: what they get is what the specification says
 * (《社会保障（个人）卡规范》, ISO/IEC 7816-3/-4).
 */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toHex } from '../../native/base/bytes.ts';
import { insertIntoVpcd, type InsertedCard, type VirtualCard } from '../../native/sim/card/index.ts';
import { createPcscReaders } from '../../native/transport/pcsc.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { startPcscd, type PcscDaemon } from '../support/pcscd.ts';
import { EventLog, value, virtualCard } from './card-reader-bench.ts';

const TOOLS = ['/usr/bin/opensc-tool', '/usr/bin/pcsc_scan', '/usr/bin/scriptor'] as const;
const missing = TOOLS.filter((tool) => !existsSync(tool));
const daemon =
  missing.length === 0
    ? await startPcscd()
    : ({ ok: false, error: `not installed: ${missing.join(', ')} (apt-get install opensc pcsc-tools)` } as const);

if (daemon.ok) suite(daemon.value);
else cannotTestHere('opensc-tool, pcsc_scan and scriptor on the virtual card', daemon.error);

const SELECT_SSSE = '00:A4:04:00:0F:73:78:31:2E:73:68:2E:C9:E7:BB:E1:B1:A3:D5:CF';

function suite(pcscd: PcscDaemon): void {
  describe('outside tools on the virtual card', () => {
    let card: VirtualCard;
    let inserted: InsertedCard;

    beforeAll(async () => {
      card = virtualCard('zhaotong');
      const readers = createPcscReaders();
      const log = new EventLog(readers);
      inserted = value(await insertIntoVpcd(card, { host: '127.0.0.1', port: pcscd.ports[0] }));
      await log.inserted(pcscd.readers[0]);
      await readers.close();
    });
    afterAll(async () => {
      await inserted.remove();
      await pcscd.stop();
    });

    it('opensc-tool reads the answer to reset', async () => {
      const { output } = await run('opensc-tool', ['--reader', '0', '--atr']);
      expect(output.replace(/[:\s]/g, '').toUpperCase()).toContain(toHex(card.atr() ?? new Uint8Array()));
    });

    it('opensc-tool selects SSSE and fetches its FCI', async () => {
      const { output } = await run('opensc-tool', ['--reader', '0', '--card-driver', 'default', '--send-apdu', SELECT_SSSE]);
      expect(output).toMatch(/SW1=0x90, SW2=0x00|SW1=0x61/);
      const fci = await run('opensc-tool', [
        '--reader',
        '0',
        '--card-driver',
        'default',
        '-s',
        SELECT_SSSE,
        '-s',
        '00:A4:02:00:02:EF:05',
        '-s',
        '00:B2:03:00:06',
      ]);
      expect(bytesIn(fci.output)).toContain('0304322E3030');
    });

    it('scriptor walks the specification: 61xx, 6Cxx, a record by tag, a wrong tag, the tries left', async () => {
      const script = ['reset', '00 A4 04 00 0F 73 78 31 2E 73 68 2E C9 E7 BB E1 B1 A3 D5 CF', '00 C0 00 00 18'];
      const rest = [
        '00 A4 02 00 02 EF 06',
        '00 B2 09 00 00',
        '00 B2 09 00 20',
        '00 B2 7F 00 10',
        '00 20 00 00 00',
        '00 20 00 00 03 00 00 00',
      ];
      const { output } = await run('scriptor', ['-r', pcscd.readers[0]], [...script, ...rest].join('\n'));
      const answers = output
        .split('\n')
        .filter((line) => line.startsWith('<'))
        .join(' ');
      expect(answers).toMatch(/61 18/);
      expect(answers).toMatch(/6F 16 84 0F 73 78 31 2E 73 68 2E C9 E7 BB E1 B1/); // the rest stands on a line of its own
      expect(answers).toMatch(/6C 20/);
      expect(answers).toMatch(/09 1E B0 A2/); // 阿
      expect(answers).toMatch(/6A 83/);
      expect(answers).toMatch(/63 C6/);
      expect(answers.trim()).toMatch(/90 00[^<]*$/);
    });

    it('pcsc_scan sees the card and its answer to reset', async () => {
      const { output } = await run('pcsc_scan', ['-n', '-t', '2']);
      expect(output).toContain(pcscd.readers[0]);
      expect(output).toMatch(/Card inserted/);
      expect(output.replace(/\s/g, '').toUpperCase()).toContain(toHex(card.atr() ?? new Uint8Array()));
    });
  });
}

/** Bytes that opensc-tool dumps, without its offsets and text columns. */
function bytesIn(output: string): string {
  return [...output.matchAll(/^((?:[0-9A-F]{2} )+)/gm)].map(([, bytes]) => (bytes ?? '').replaceAll(' ', '')).join('');
}

/** Runs a tool to its end; gives all that it printed. */
function run(tool: string, args: readonly string[], input = ''): Promise<{ readonly output: string; readonly status: number | null }> {
  return new Promise((resolve, reject) => {
    const child: ChildProcessWithoutNullStreams = spawn(tool, args, { env: { ...process.env, LC_ALL: 'C' } });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('latin1')));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('latin1')));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ output, status });
    });
    child.stdin.end(input);
  });
}
