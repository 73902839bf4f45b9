/**
 * The slip printer: what its driver adds to the time of line and print head, on three lines; and a statement of 1,000 rows as bytes, from the
 * document to the last one, beside iconv-lite encoding its text alone.
 */
import iconv from 'iconv-lite';
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import { encodeSlip } from '../../../native/printer/escpos/codec.ts';
import { layoutSlip } from '../../../native/printer/layout/layout.ts';
import type { SlipLine } from '../../../native/printer/layout/slip-line.ts';
import type { Benchmark, BenchmarkResult } from './benchmark.ts';
import { type Line, type LineTimes, measureLine } from './escpos-line.ts';
import { longStatement } from './long-statement.ts';
import { median, p95, rounded } from './statistics.ts';

const ROWS = 1_000;
const ROUNDS = 40;
const WARM_UP_ROUNDS = 10;
const LIMIT_MS = 20;
const LINE_LIMIT = 1.05;
/** A quick head, 150 mm/s, a line of 3.75 mm. */
const LINE_MS = 25;
const LINES: readonly Line[] = [
  { name: 'baud115200', baudRate: 115_200, lineMs: LINE_MS },
  { name: 'baud19200', baudRate: 19_200, lineMs: LINE_MS },
  { name: 'baud9600', baudRate: 9_600, lineMs: LINE_MS },
];

export const benchmark: Benchmark = {
  name: 'escpos',
  summary: `A slip printed by the driver: its time over that of the bare bytes on the same line; ${ROWS} rows encoded: at most ${LIMIT_MS} ms`,
  withoutReaders: true,
  run: async ({ signal, say }) => {
    const measured: LineTimes[] = [];
    for (const line of LINES) {
      say(`a slip at ${line.baudRate} baud`);
      const times = await measureLine(line, signal);
      if (!times.ok) return times;
      measured.push(times.value);
    }
    const encoding = await measureEncoding(signal);
    return encoding.ok ? ok(resultOf(measured, encoding.value)) : encoding;
  },
};

/** The line on which the driver adds most is judged, and the bytes of a long statement besides. */
function resultOf(lines: readonly LineTimes[], encoding: EncodingTimes): BenchmarkResult {
  const [worst] = lines.toSorted((a, b) => b.ours / b.bare - a.ours / a.bare);
  if (worst === undefined) throw new Error('no line was measured');
  const worstRatio = rounded(worst.ours / worst.bare);
  const each = lines.flatMap(({ name, ours, bare, lineTime }) => [
    [`${name}Ratio`, rounded(ours / bare)],
    [name, rounded(ours)],
    [`${name}Bare`, rounded(bare)],
    [`${name}LineTime`, lineTime],
  ]);
  return {
    benchmark: 'escpos',
    unit: 'ms',
    median: rounded(worst.ours),
    p95: rounded(p95(worst.oursAll)),
    reference: rounded(worst.bare),
    ratio: worstRatio,
    samples: worst.oursAll.length,
    judged: 'worstRatio',
    limit: LINE_LIMIT,
    within: worstRatio <= LINE_LIMIT && encoding.whole <= LIMIT_MS,
    worstRatio,
    ...(Object.fromEntries(each) as Record<string, number>),
    encoding: encoding.whole,
    encodingLimit: LIMIT_MS,
    encodingP95: encoding.p95,
    encodingAlone: encoding.alone,
    encodingReference: encoding.reference,
    bytes: encoding.bytes,
  };
}

interface EncodingTimes {
  readonly whole: number;
  readonly p95: number;
  readonly alone: number;
  readonly reference: number;
  readonly bytes: number;
}

async function measureEncoding(signal: AbortSignal): Promise<Result<EncodingTimes, Fault>> {
  const document = longStatement(ROWS);
  const text = layoutSlip(document).map(textOf).join('\n');
  const times = { ours: new Array<number>(), encoding: new Array<number>(), bare: new Array<number>() };
  let bytes = 0;
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    await new Promise(setImmediate);
    if (signal.aborted) return err(fault('bench.cancelled', 'ended by the caller'));
    const began = performance.now();
    const lines = layoutSlip(document);
    const laidOut = performance.now();
    bytes = encodeSlip(lines, { cut: 'full' }).length;
    const encoded = performance.now();
    iconv.encode(text, 'gb18030');
    const bare = performance.now();
    if (round < 0) continue;
    times.ours.push(encoded - began);
    times.encoding.push(encoded - laidOut);
    times.bare.push(bare - encoded);
  }
  return ok({
    whole: rounded(median(times.ours)),
    p95: rounded(p95(times.ours)),
    alone: rounded(median(times.encoding)),
    reference: rounded(median(times.bare)),
    bytes,
  });
}

function textOf(line: SlipLine): string {
  return line.kind === 'text' ? line.text : '';
}
