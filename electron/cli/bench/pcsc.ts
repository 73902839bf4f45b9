/** Our `transmit` through the real pcscd against a C program that does the same, in turns. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { toHex } from '../../../native/base/bytes.ts';
import { systemClock } from '../../../native/base/clock.ts';
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import type { CardConnection } from '../../../native/ports/card-reader.ts';
import { DEFAULT_PERSONA_ID } from '../../../native/sim/card/index.ts';
import { VPCD_PORTS } from '../../../native/sim/pcscd.ts';
import { createPcscReaders } from '../../../native/transport/pcsc.ts';
import { cardIn, settled } from '../readers.ts';
import type { Benchmark, BenchmarkResult, BenchmarkTools } from './benchmark.ts';
import { median, p95, rounded } from './statistics.ts';
import { insertByProcess } from './virtual-card.ts';
import { VIRTUAL_READER_NAME } from './virtual-reader.ts';

/** GET CHALLENGE for 8 bytes (ISO/IEC 7816-4 §7.5.3): short, the same each time, and needs no state of the card. */
const COMMAND = Uint8Array.of(0x00, 0x84, 0x00, 0x00, 0x08);
const ANSWER_BYTES = 10;
const ROUNDS = 60;
const EXCHANGES = 200;
/** The terminal runs for weeks: what is measured is compiled code. */
const WARM_UP_ROUNDS = 30;
const LIMIT = 1.4;
/** As a card session does it: every exchange is under a time limit and can be cancelled. */
const TIMEOUT_MS = 15_000;
const NS_PER_US = 1_000;
const US_PER_MS = 1_000;

/** Microseconds of so many exchanges. */
type Loop = (exchanges: number) => Promise<readonly number[]>;

export const benchmark: Benchmark = {
  name: 'pcsc',
  summary: 'One APDU through pcscd: our transmit against a C program',
  run: async (tools) => {
    const program = compile(tools.directory);
    if (!program.ok) return program;
    const card = await insertByProcess(DEFAULT_PERSONA_ID, VPCD_PORTS[0]);
    if (!card.ok) return card;
    try {
      return await measure(program.value, tools);
    } finally {
      await card.value.remove();
    }
  },
};

function compile(directory: string): Result<string, Fault> {
  const program = join(directory, 'pcsc');
  const source = fileURLToPath(new URL('./pcsc.c', import.meta.url));
  const built = spawnSync('cc', ['-O2', '-I/usr/include/PCSC', '-o', program, source, '-lpcsclite'], { encoding: 'utf8' });
  if (built.error !== undefined) return err(fault('bench.missing', 'cannot be run here: no C compiler (Debian package gcc)'));
  if (built.status === 0) return ok(program);
  return err(
    fault('bench.missing', `cannot be run here: the C program does not compile (Debian package libpcsclite-dev): ${built.stderr}`),
  );
}

async function measure(program: string, { signal }: BenchmarkTools): Promise<Result<BenchmarkResult, Fault>> {
  const readers = createPcscReaders({ clock: systemClock });
  const c = startC(program);
  try {
    const told = await settled(readers, systemClock, signal);
    if (!told.ok) return told;
    const insertion = await cardIn(readers, VIRTUAL_READER_NAME, systemClock, signal);
    if (!insertion.ok) return insertion;
    const connection = await readers.connect(VIRTUAL_READER_NAME, { share: 'shared', insertion: insertion.value });
    if (!connection.ok) return connection;
    const result = await inTurns(ourLoop(connection.value, signal), c.loop, signal);
    await connection.value.disconnect('leave');
    return result;
  } finally {
    c.stop();
    await readers.close();
  }
}

/** Rounds of both, who begins changes from round to round: whatever drifts on the machine drifts under both. */
async function inTurns(ours: Loop, theirs: Loop, signal: AbortSignal): Promise<Result<BenchmarkResult, Fault>> {
  const sides = [
    { loop: ours, times: new Array<number>() },
    { loop: theirs, times: new Array<number>() },
  ] as const;
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    if (signal.aborted) return err(fault('bench.cancelled', 'ended by the caller'));
    for (const { loop, times } of round % 2 === 0 ? sides : sides.toReversed()) {
      const measured = await loop(EXCHANGES);
      if (round >= 0) times.push(...measured);
    }
  }
  return ok(resultOf(sides[0].times, sides[1].times));
}

function resultOf(ours: readonly number[], theirs: readonly number[]): BenchmarkResult {
  const ratio = rounded(median(ours) / median(theirs));
  return {
    benchmark: 'pcsc',
    unit: 'µs',
    median: rounded(median(ours)),
    p95: rounded(p95(ours)),
    reference: rounded(median(theirs)),
    referenceP95: rounded(p95(theirs)),
    ratio,
    samples: ours.length,
    judged: 'ratio',
    limit: LIMIT,
    within: ratio <= LIMIT,
  };
}

function ourLoop(connection: CardConnection, signal: AbortSignal): Loop {
  return async (exchanges) => {
    const times: number[] = [];
    for (let left = exchanges; left > 0; left--) {
      const began = performance.now();
      const answer = await connection.transmit(COMMAND, { timeoutMs: TIMEOUT_MS, signal });
      times.push((performance.now() - began) * US_PER_MS);
      if (!answer.ok || answer.value.length !== ANSWER_BYTES) throw new Error(answer.ok ? 'a short answer' : answer.error.detail);
    }
    return times;
  };
}

interface Program {
  readonly loop: Loop;
  readonly stop: () => void;
}

function startC(program: string): Program {
  const child = spawn(program, [VIRTUAL_READER_NAME, toHex(COMMAND), String(ANSWER_BYTES)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const loop: Loop = async (exchanges) => {
    child.stdin.write(`${exchanges}\n`);
    const line = await lines.next();
    if (line.done === true) throw new Error('the C program ended');
    return line.value.split(' ').map((ns) => Number(ns) / NS_PER_US);
  };
  return { loop, stop: () => void child.stdin.end() };
}
