import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPcscd } from '../../native/sim/pcscd.ts';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { usage } from './arguments.ts';
import { DATABASE_NAMES, type Benchmark, type BenchmarkResult, type BenchmarkTools } from './bench/benchmark.ts';
import { againPrivately, wantsPrivacy } from './bench/namespace.ts';
import type { Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';

type Load = () => Promise<{ readonly benchmark: Benchmark }>;

const BENCHMARKS: ReadonlyMap<string, Load> = new Map<string, Load>([
  ['pcsc', () => import('./bench/pcsc.ts')],
  ['read-card', () => import('./bench/read-card.ts')],
  ['insert-to-screen', () => import('./bench/insert-to-screen.ts')],
  ['screens', () => import('./bench/screens.ts')],
  ['parse', () => import('./bench/parse.ts')],
  ['idreader', () => import('./bench/idreader.ts')],
  ['escpos', () => import('./bench/escpos.ts')],
  ['pdf', () => import('./bench/pdf.ts')],
  ['authority', () => import('./bench/authority.ts')],
  ['statement', () => import('./bench/statement.ts')],
]);

/** `kiosk bench` */
export const command: Command = {
  name: 'bench',
  usage: 'NAME [--sizes N,N…] [--databases NAME,NAME] [--json] | list',
  summary: 'Measures one thing against its reference in the same run; fails where the limit is not held.',
  options: {
    sizes: { kind: 'text', value: 'N,N…', help: 'authority, statement: how many account entries the databases hold, one after another' },
    databases: { kind: 'text', value: 'NAME,NAME', help: 'authority, statement: on which of sqlite, postgresql (both)' },
    json: { kind: 'flag', help: 'the figures as JSON on standard output' },
  },
  positionals: ['NAME'],
  run: async (io, args) => {
    const json = args.flag('json');
    const [name = ''] = args.rest;
    if (name === 'list') return list(io);
    const load = BENCHMARKS.get(name);
    if (load === undefined) return tellFault(io, usage(`no such benchmark; there are: ${[...BENCHMARKS.keys()].join(', ')}`), json);
    const sizes = sizesOf(args.text('sizes'));
    if (!sizes.ok) return tellFault(io, sizes.error, json);
    const databases = databasesOf(args.text('databases'));
    if (!databases.ok) return tellFault(io, databases.error, json);
    const { benchmark } = await load();
    if (benchmark.withoutReaders !== true && wantsPrivacy()) return exitCodeFrom(await againPrivately(io.signal));
    const result = await measure(io, benchmark, { ...sizes.value, ...databases.value });
    if (!result.ok) return tellFault(io, result.error, json);
    if (json) io.out(JSON.stringify(result.value));
    else Object.entries(result.value).forEach(([field, value]) => io.out(`${field}: ${value}`));
    return result.value.within ? EXIT.done : EXIT.failed;
  },
};

const SIZES_MAX = 100_000_000;
type Asked = Pick<BenchmarkTools, 'sizes' | 'databases'>;

/** The whole numbers of `--sizes`. */
function sizesOf(text: string | undefined): Result<Asked, Fault> {
  if (text === undefined) return ok({});
  const sizes = text.split(',').map((word) => (/^\d{5,9}$/.test(word) ? Number(word) : 0));
  const fit = sizes.every((size) => size > 0 && size <= SIZES_MAX);
  return fit ? ok({ sizes }) : err(usage(`--sizes: whole numbers from 10000 to ${SIZES_MAX} with commas between them`));
}

/** The names of `--databases`, in the order in which they are measured. */
function databasesOf(text: string | undefined): Result<Asked, Fault> {
  if (text === undefined) return ok({});
  const words = text.split(',');
  const known = words.every((word) => DATABASE_NAMES.some((name) => name === word));
  return known
    ? ok({ databases: DATABASE_NAMES.filter((name) => words.includes(name)) })
    : err(usage(`--databases: ${DATABASE_NAMES.join(' or ')}, or both with a comma between them`));
}

/** What the same command in its own network ended with. */
function exitCodeFrom(status: number): ExitCode {
  return Object.values(EXIT).find((code) => code === status) ?? EXIT.failed;
}

async function list(io: Io): Promise<ExitCode> {
  for (const load of BENCHMARKS.values()) {
    const { name, summary } = (await load()).benchmark;
    io.out(`${name}  ${summary}`);
  }
  return EXIT.done;
}

/** With a folder of its own, and a smart-card service where readers are measured; both gone afterwards. */
async function measure(io: Io, benchmark: Benchmark, asked: Asked): Promise<Result<BenchmarkResult, Fault>> {
  const directory = mkdtempSync(join(tmpdir(), 'kiosk-bench-'));
  try {
    const tools = { signal: io.signal, directory, say: io.err, ...asked };
    if (benchmark.withoutReaders === true) return await benchmark.run(tools);
    const pcscd = await startPcscd({ buildDirectory: directory, say: io.err });
    if (!pcscd.ok) return err(fault('bench.missing', `cannot be run here: ${pcscd.error.detail}`));
    try {
      return await benchmark.run(tools);
    } finally {
      await pcscd.value.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
