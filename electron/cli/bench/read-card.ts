/** A full read of a 3.00 card, from connecting to the last record, over the time that the card itself takes. */
import { systemClock } from '../../../native/base/clock.ts';
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import { openCard } from '../../../native/card/open-card.ts';
import type { CardKeys } from '../../../native/ports/card-keys.ts';
import type { CardReaders } from '../../../native/ports/card-reader.ts';
import { insertIntoVpcd } from '../../../native/sim/card/index.ts';
import { VPCD_PORTS } from '../../../native/sim/pcscd.ts';
import { createPcscReaders } from '../../../native/transport/pcsc.ts';
import { cardIn, settled } from '../readers.ts';
import type { Benchmark, BenchmarkResult, BenchmarkTools } from './benchmark.ts';
import { plasticCard, type PlasticCard } from './plastic-card.ts';
import { median, p95, rounded } from './statistics.ts';
import { LOOPBACK, VIRTUAL_READER_NAME } from './virtual-reader.ts';

/** Every read has both authentications and SM4 in it. */
const PERSONA = 'third-generation';
const READS = 9;
const LIMIT = 1.1;

interface Sample {
  readonly totalMs: number;
  readonly cardMs: number;
}

export const benchmark: Benchmark = {
  name: 'read-card',
  summary: 'A full read of a card with realistic T=0 timing: total time over the card’s own time',
  run: async (tools) => {
    const card = plasticCard(PERSONA);
    if (!card.ok) return card;
    const { testKeys } = await import('../../compose-sim-keys.ts');
    const keys = testKeys();
    if (!keys.ok) return keys;
    const inserted = await insertIntoVpcd(card.value.card, { host: LOOPBACK, port: VPCD_PORTS[0] });
    if (!inserted.ok) return inserted;
    const readers = createPcscReaders({ clock: systemClock });
    try {
      return await measure(readers, card.value, keys.value, tools);
    } finally {
      await readers.close();
      await inserted.value.remove();
    }
  },
};

async function measure(
  readers: CardReaders,
  card: PlasticCard,
  keys: CardKeys,
  { signal }: BenchmarkTools,
): Promise<Result<BenchmarkResult, Fault>> {
  const told = await settled(readers, systemClock, signal);
  if (!told.ok) return told;
  const insertion = await cardIn(readers, VIRTUAL_READER_NAME, systemClock, signal);
  if (!insertion.ok) return insertion;
  const samples: Sample[] = [];
  // The first read is not counted: it compiles the code.
  for (let read = 0; read <= READS; read++) {
    if (signal.aborted) return err(fault('bench.cancelled', 'ended by the caller'));
    const sample = await readOnce(readers, card, keys, insertion.value);
    if (!sample.ok) return sample;
    if (read > 0) samples.push(sample.value);
  }
  return ok(resultOf(samples));
}

async function readOnce(readers: CardReaders, card: PlasticCard, keys: CardKeys, insertion: number): Promise<Result<Sample, Fault>> {
  const beganMs = performance.now();
  const cardBeganMs = card.takenMs();
  const opened = await openCard(readers, VIRTUAL_READER_NAME, insertion, { keys });
  if (!opened.ok) return opened;
  const data = await opened.value.socialSecurity.read();
  const sample = { totalMs: performance.now() - beganMs, cardMs: card.takenMs() - cardBeganMs };
  await opened.value.close();
  return data.ok ? ok(sample) : data;
}

function resultOf(samples: readonly Sample[]): BenchmarkResult {
  const totals = samples.map(({ totalMs }) => totalMs);
  const own = samples.map(({ cardMs }) => cardMs);
  const ratio = rounded(median(totals) / median(own));
  return {
    benchmark: 'read-card',
    unit: 'ms',
    median: rounded(median(totals)),
    p95: rounded(p95(totals)),
    reference: rounded(median(own)),
    ratio,
    samples: samples.length,
    judged: 'ratio',
    limit: LIMIT,
    within: ratio <= LIMIT,
  };
}
