/**
 * Throughput of our BER-TLV and record parsing beside the npm library @tomkp/ber-tlv, on the answers of a whole bank read. Both sides give the
 * same objects, which is checked before the clock starts.
 */
import type * as BerTlv from '@tomkp/ber-tlv';
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import { parseTlv } from '../../../native/base/tlv.ts';
import { parseRecord } from '../../../native/card/pboc/records.ts';
import type { Benchmark, BenchmarkResult, BenchmarkTools } from './benchmark.ts';
import { ANSWERS, RECORDS } from './card-answers.ts';
import { median, p95, rounded } from './statistics.ts';

const ROUNDS = 60;
const WARM_UP_ROUNDS = 20;
const PASSES = 500;
/** Three times as fast. */
const LIMIT = 0.33;
const US_PER_MS = 1000;
const BYTE = 256;

/** Values by tag: what a record is read for. */
type Values = Map<number, Uint8Array>;

interface Side {
  readonly tlv: (answer: Uint8Array) => number;
  readonly record: (record: Uint8Array) => Values;
}

type Library = Pick<typeof BerTlv, 'parse'>;

interface Times {
  readonly tlv: number[];
  readonly record: number[];
}

export const benchmark: Benchmark = {
  name: 'parse',
  summary: 'BER-TLV and records of a bank card: our parsing time over that of the npm library @tomkp/ber-tlv',
  withoutReaders: true,
  run: async (tools) => {
    let library: Library;
    try {
      library = await import('@tomkp/ber-tlv');
    } catch {
      return err(fault('bench.missing', 'cannot be run here: the npm package @tomkp/ber-tlv is not installed (npm install)'));
    }
    return inTurns(ours(), theirs(library), tools);
  },
};

function ours(): Side {
  return {
    tlv: (answer) => {
      const parsed = parseTlv(answer);
      return parsed.ok ? parsed.value.length : -1;
    },
    record: (record) => {
      const values: Values = new Map();
      const objects = parseRecord(record);
      if (objects.ok) for (const { tag, value } of objects.value) values.set(tag, value);
      return values;
    },
  };
}

function theirs({ parse }: Library): Side {
  return {
    tlv: (answer) => parse(answer).length,
    record: (record) => {
      const values: Values = new Map();
      for (const { tag, value } of parse(record)[0]?.children ?? [])
        values.set(tag.bytes?.reduce((sum, byte) => sum * BYTE + byte, 0) ?? 0, value);
      return values;
    },
  };
}

/** Rounds of both, who begins changes from round to round: whatever drifts on the machine drifts under both. */
async function inTurns(our: Side, their: Side, { signal }: BenchmarkTools): Promise<Result<BenchmarkResult, Fault>> {
  checkSame(our, their);
  const sides = [
    { side: our, times: { tlv: new Array<number>(), record: new Array<number>() } },
    { side: their, times: { tlv: new Array<number>(), record: new Array<number>() } },
  ] as const;
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    // Between the rounds, so that a signal is heard.
    await new Promise(setImmediate);
    if (signal.aborted) return err(fault('bench.cancelled', 'ended by the caller'));
    for (const { side, times } of round % 2 === 0 ? sides : sides.toReversed()) {
      const [tlvUs, recordUs] = [timeUs(side.tlv, ANSWERS), timeUs(side.record, RECORDS)];
      if (round < 0) continue;
      times.tlv.push(tlvUs);
      times.record.push(recordUs);
    }
  }
  return ok(resultOf(sides[0].times, sides[1].times));
}

/** Microseconds for all of `inputs` once, as a mean over many passes. */
function timeUs(work: (input: Uint8Array) => unknown, inputs: readonly Uint8Array[]): number {
  const began = performance.now();
  for (let pass = 0; pass < PASSES; pass++) for (const input of inputs) work(input);
  return ((performance.now() - began) * US_PER_MS) / PASSES;
}

function checkSame(our: Side, their: Side): void {
  const text = (values: Values) => JSON.stringify([...values].map(([tag, value]) => [tag, ...value]));
  const same = ANSWERS.every((answer) => our.tlv(answer) === their.tlv(answer));
  if (!same || !RECORDS.every((record) => text(our.record(record)) === text(their.record(record))))
    throw new Error('the two parsers give different objects');
}

function resultOf(our: Times, their: Times): BenchmarkResult {
  const both = ({ tlv, record }: Times) => tlv.map((time, i) => time + (record[i] ?? 0));
  const ratio = (key: keyof Times) => rounded(median(our[key]) / median(their[key]));
  const bytes = [...ANSWERS, ...RECORDS].reduce((sum, { length }) => sum + length, 0);
  const [tlvRatio, recordRatio] = [ratio('tlv'), ratio('record')];
  return {
    benchmark: 'parse',
    unit: 'µs',
    median: rounded(median(both(our))),
    p95: rounded(p95(both(our))),
    reference: rounded(median(both(their))),
    ratio: rounded(median(both(our)) / median(both(their))),
    samples: ROUNDS,
    tlvRatio,
    recordRatio,
    worstRatio: Math.max(tlvRatio, recordRatio),
    megabytesPerSecond: rounded(bytes / median(both(our))),
    judged: 'worstRatio',
    limit: LIMIT,
    within: Math.max(tlvRatio, recordRatio) <= LIMIT,
  };
}
