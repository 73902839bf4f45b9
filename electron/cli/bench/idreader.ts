/**
 * What the ID-reader driver adds to the time of the line: find, select and read of a whole document at 115200 baud over a pair of pseudo-terminals
 * whose simulator lets bytes out as fast as that line would, beside the same bytes asked for and counted with nothing in between.
 */
import { systemClock } from '../../../native/base/clock.ts';
import { concat } from '../../../native/base/bytes.ts';
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import { encodeSdtFrame } from '../../../native/framing/sdt-frame.ts';
import { requestBody, type SdtCommand } from '../../../native/idreader/commands.ts';
import { createSdtIdReader, type SdtIdReader } from '../../../native/idreader/driver.ts';
import { DEFAULT_SDT_DELAYS, DEFAULT_SDT_SETTINGS } from '../../../native/idreader/settings.ts';
import type { SpeedLink } from '../../../native/ports/byte-link.ts';
import type { SamReaderSim } from '../../../native/sim/idreader/idreader-sim.ts';
import { SIM_DOCUMENTS } from '../../../native/sim/idreader/people-table.ts';
import { serveSamReaderOnTty } from '../../../native/sim/idreader/tty-server.ts';
import { openPtyPair, type PtyPair } from '../../../native/sim/pty-pair.ts';
import { createSerialLink } from '../../../native/transport/serial.ts';
import type { Benchmark, BenchmarkResult, BenchmarkTools } from './benchmark.ts';
import { median, p95, rounded } from './statistics.ts';

const BAUD_RATE = 115_200;
const BITS_A_BYTE = 10;
const ROUNDS = 24;
const WARM_UP_ROUNDS = 4;
const LIMIT = 1.05;
/** Nothing but what is measured goes over the line. */
const HOUR_MS = 3_600_000;
/** Bytes of the answers. */
const EXCHANGES: readonly (readonly [SdtCommand, number])[] = [
  ['find', 15],
  ['select', 19],
  ['read', 1_295],
];

export const benchmark: Benchmark = {
  name: 'idreader',
  summary: 'A document read by the ID-reader driver: its time over that of the bare exchange on the same line at 115200 baud',
  withoutReaders: true,
  run: async (tools) => {
    const pair = await openPtyPair();
    if (!pair.ok) return err(fault('bench.missing', `cannot be run here: ${pair.error.detail}`));
    try {
      return await onPair(pair.value, tools);
    } finally {
      await pair.value.close();
    }
  },
};

async function onPair(pair: PtyPair, tools: BenchmarkTools): Promise<Result<BenchmarkResult, Fault>> {
  const served = serveSamReaderOnTty({ path: pair.device, clock: systemClock });
  if (!served.ok) return served;
  const { sim } = served.value;
  sim.setWire({ pacedBaudRate: BAUD_RATE });
  const link = createSerialLink({ path: pair.host, baudRate: BAUD_RATE });
  const reader = createSdtIdReader({
    link,
    clock: systemClock,
    settings: { ...DEFAULT_SDT_SETTINGS, newestAddress: false, presenceProbe: 'none' },
    delays: { ...DEFAULT_SDT_DELAYS, keepAliveMs: HOUR_MS, presenceMs: HOUR_MS },
  });
  try {
    return await inTurns(sim, link, reader, tools);
  } finally {
    await reader.close();
    served.value.close();
  }
}

/** Rounds of both, who begins changes from round to round. */
async function inTurns(
  sim: SamReaderSim,
  link: SpeedLink,
  reader: SdtIdReader,
  { signal }: BenchmarkTools,
): Promise<Result<BenchmarkResult, Fault>> {
  const [ours, bare]: readonly [number[], number[]] = [[], []];
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    if (signal.aborted) return err(fault('bench.cancelled', 'ended by the caller'));
    const sides = [
      { read: () => readWith(reader, signal), times: ours },
      { read: () => bareRead(link), times: bare },
    ];
    for (const { read, times } of round % 2 === 0 ? sides : sides.toReversed()) {
      sim.place(SIM_DOCUMENTS.resident);
      const beganMs = performance.now();
      const done = await read();
      const tookMs = performance.now() - beganMs;
      if (!done.ok) return done;
      if (round >= 0) times.push(tookMs);
    }
  }
  return ok(resultOf(ours, bare));
}

async function readWith(reader: SdtIdReader, signal: AbortSignal): Promise<Result<void, Fault>> {
  const read = await reader.read(signal);
  return read.ok ? ok(undefined) : read;
}

/** Asks and counts bytes: the least that reading a document can be. */
async function bareRead(link: SpeedLink): Promise<Result<void, Fault>> {
  for (const [command, length] of EXCHANGES) {
    let heard = new Uint8Array();
    const whole = new Promise<void>((resolve) => {
      const off = link.onData((bytes) => {
        heard = concat(heard, bytes) as typeof heard;
        if (heard.length < length) return;
        off();
        resolve();
      });
    });
    const sent = await link.write(encodeSdtFrame(requestBody(command)));
    if (!sent.ok) return sent;
    await whole;
  }
  return ok(undefined);
}

function resultOf(ours: readonly number[], bare: readonly number[]): BenchmarkResult {
  const [own, reference] = [median(ours), median(bare)];
  const lineMs = (EXCHANGES.reduce((sum, [, length]) => sum + length, 0) * BITS_A_BYTE * 1_000) / BAUD_RATE;
  const ratio = rounded(own / reference);
  return {
    benchmark: 'idreader',
    unit: 'ms',
    median: rounded(own),
    p95: rounded(p95(ours)),
    reference: rounded(reference),
    ratio,
    samples: ours.length,
    judged: 'ratio',
    limit: LIMIT,
    within: ratio <= LIMIT,
    lineTime: rounded(lineMs),
    overLineTime: rounded(own / lineMs),
  };
}
