import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPcscd } from '../../native/sim/pcscd.ts';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, type Result } from '../../native/base/result.ts';
import { usage } from './arguments.ts';
import type { Benchmark, BenchmarkResult } from './bench/benchmark.ts';
import { againPrivately, wantsPrivacy } from './bench/namespace.ts';
import type { Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';

type Load = () => Promise<{ readonly benchmark: Benchmark }>;

const BENCHMARKS: ReadonlyMap<string, Load> = new Map<string, Load>([
  ['pcsc', () => import('./bench/pcsc.ts')],
  ['read-card', () => import('./bench/read-card.ts')],
  ['insert-to-screen', () => import('./bench/insert-to-screen.ts')],
  ['parse', () => import('./bench/parse.ts')],
]);

/** `kiosk bench` */
export const command: Command = {
  name: 'bench',
  usage: 'NAME [--json] | list',
  summary: 'Measures one thing against its reference in the same run; fails where the limit is not held.',
  options: { json: { kind: 'flag', help: 'the figures as JSON on standard output' } },
  positionals: ['NAME'],
  run: async (io, args) => {
    const json = args.flag('json');
    const [name = ''] = args.rest;
    if (name === 'list') return list(io);
    const load = BENCHMARKS.get(name);
    if (load === undefined) return tellFault(io, usage(`no such benchmark; there are: ${[...BENCHMARKS.keys()].join(', ')}`), json);
    const { benchmark } = await load();
    if (benchmark.withoutReaders !== true && wantsPrivacy()) return exitCodeFrom(await againPrivately(io.signal));
    const result = await measure(io, benchmark);
    if (!result.ok) return tellFault(io, result.error, json);
    if (json) io.out(JSON.stringify(result.value));
    else Object.entries(result.value).forEach(([field, value]) => io.out(`${field}: ${value}`));
    return result.value.within ? EXIT.done : EXIT.failed;
  },
};

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
async function measure(io: Io, benchmark: Benchmark): Promise<Result<BenchmarkResult, Fault>> {
  const directory = mkdtempSync(join(tmpdir(), 'kiosk-bench-'));
  try {
    const tools = { signal: io.signal, directory, say: io.err };
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
