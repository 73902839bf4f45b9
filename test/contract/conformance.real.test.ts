/**
 * Scripts of commands and expected answers, sent to the virtual card by scriptor and opensc-tool through the real pcscd: tools that know
 * nothing of this program judge both applications (《社会保障（个人）卡规范》 commands; EMV books 1 and 3). Lines of test/conformance:
 * `# card:` persona and protocol, `>` command, `<` answer as a pattern, `..` any byte, `.*` any bytes.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { insertIntoVpcd } from '../../native/sim/card/index.ts';
import { loadVirtualCard } from '../../native/sim/card/library.ts';
import { createPcscReaders } from '../../native/transport/pcsc.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { startPcscd } from '../support/pcscd.ts';
import { EventLog, value } from './card-reader-bench.ts';

const TOOLS = { scriptor: '/usr/bin/scriptor', opensc: '/usr/bin/opensc-tool' } as const;
const FOLDER = new URL('../conformance/', import.meta.url);
const missing = Object.values(TOOLS).filter((tool) => !existsSync(tool));
const pcscd =
  missing.length === 0
    ? await startPcscd()
    : ({ ok: false, error: `not installed: ${missing.join(', ')} (apt-get install opensc pcsc-tools)` } as const);

interface Script {
  readonly persona: string;
  readonly protocol: 'T0' | 'T1';
  readonly commands: readonly string[];
  readonly answers: readonly string[];
  readonly atr: string | undefined;
}

function scripts(kind: keyof typeof TOOLS): readonly string[] {
  return readdirSync(FOLDER).filter((name) => name.endsWith(`.${kind}`));
}

function parse(name: string): Script {
  const text = readFileSync(new URL(name, FOLDER), 'utf8');
  const lines = (mark: string) =>
    text.split('\n').flatMap((line) => (line.startsWith(mark) ? [line.slice(mark.length).replace(/\s/g, '')] : []));
  const [, persona = '', protocol] = /^# card: (\S+)(?: (t1))?$/m.exec(text) ?? [];
  return { persona, protocol: protocol === 't1' ? 'T1' : 'T0', commands: lines('>'), answers: lines('<'), atr: lines('atr ')[0] };
}

if (!pcscd.ok) cannotTestHere('both applications by scriptor and opensc-tool', pcscd.error);
else {
  const { ports, readers, stop } = pcscd.value;
  afterAll(() => stop());

  /** Runs `work` while the card of the script lies in the reader. */
  const withCardOf = async <T>({ persona, protocol }: Script, work: () => Promise<T>): Promise<T> => {
    const watched = createPcscReaders();
    const log = new EventLog(watched);
    const card = value(loadVirtualCard(persona, { protocol }));
    const inserted = value(await insertIntoVpcd(card, { host: '127.0.0.1', port: ports[0] }));
    await log.inserted(readers[0]);
    try {
      return await work();
    } finally {
      const from = log.events.length;
      await inserted.remove();
      await log.removed(readers[0], from);
      await watched.close();
    }
  };

  const judge = (script: Script, answers: readonly string[]) => {
    expect(script.answers.length).toBe(script.commands.length);
    const heard = answers.map((answer, i) => `${i + 1} ${script.commands[i] ?? 'nothing'} ${answer}`);
    const wanted = script.answers.map((answer, i) => expect.stringMatching(new RegExp(`^${i + 1} \\S+ ${answer}$`)) as unknown);
    expect(heard).toEqual(wanted);
  };

  describe('scriptor on the virtual card', () => {
    it.each(scripts('scriptor'))('%s: every command has the answer of the specification', async (name) => {
      const script = parse(name);
      judge(script, await withCardOf(script, () => scriptor(readers[0], script.commands)));
    });
  });

  describe('opensc-tool on the virtual card', () => {
    it.each(scripts('opensc'))('%s: the answer to reset, then every command has the answer of the specification', async (name) => {
      const script = parse(name);
      await withCardOf(script, async () => {
        const atr = await run(TOOLS.opensc, ['--reader', '0', '--atr']);
        expect(atr.replace(/[:\s]/g, '').toUpperCase()).toContain(script.atr);
        judge(script, await openscTool(script.commands));
      });
    });
  });
}

/** The answers in hexadecimal without blanks; scriptor breaks long ones over lines. */
async function scriptor(reader: string, commands: readonly string[]): Promise<readonly string[]> {
  const input = commands.map((command) => command.replace(/../g, '$& ').trim()).join('\n');
  const output = await run(TOOLS.scriptor, ['-r', reader], input);
  return [...output.matchAll(/^< ([0-9A-F\s]+?)\s*:/gm)].map(([, bytes]) => (bytes ?? '').replace(/\s/g, ''));
}

/** All commands in one run, so in one session of the card; data behind the status line, sixteen bytes a line with their text beside. */
async function openscTool(commands: readonly string[]): Promise<readonly string[]> {
  const sending = commands.flatMap((command) => ['--send-apdu', command]);
  const output = await run(TOOLS.opensc, ['--reader', '0', '--card-driver', 'default', ...sending]);
  const parts = output.split(/^Received \(SW1=/m).slice(1);
  return parts.map((part) => {
    const [, sw1 = '', sw2 = ''] = /^0x(..), SW2=0x(..)\)/.exec(part) ?? [];
    const data = [...part.matchAll(/^((?:[0-9A-F]{2} )+)/gm)].map(([, bytes]) => (bytes ?? '').replaceAll(' ', '')).join('');
    return `${data}${sw1}${sw2}`;
  });
}

/** Runs a tool to its end; gives what it printed. */
async function run(tool: string, args: readonly string[], input = ''): Promise<string> {
  const child = spawn(tool, args, { env: { ...process.env, LC_ALL: 'C' } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString('latin1')));
  const ended = new Promise((resolve) => child.on('close', resolve));
  child.stdin.end(input);
  await ended;
  return output;
}
