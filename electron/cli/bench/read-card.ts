/**
 * What a visit reads of both applications, over the time that the card itself takes: through the real pcscd, and on the simulated reader at
 * several rates. How many APDUs it took stands beside how few can do it.
 */
import { systemClock } from '../../../native/base/clock.ts';
import type { Fault } from '../../../native/base/fault.ts';
import { ok, type Result } from '../../../native/base/result.ts';
import type { CardKeys } from '../../../native/ports/card-keys.ts';
import { insertIntoVpcd, REALISTIC_T0, realisticTiming, type CardTiming } from '../../../native/sim/card/index.ts';
import { VPCD_PORTS } from '../../../native/sim/pcscd.ts';
import { SimulatedCardReaders } from '../../../native/sim/reader.ts';
import { createPcscReaders } from '../../../native/transport/pcsc.ts';
import { cardIn, settled } from '../readers.ts';
import type { Benchmark, BenchmarkResult, BenchmarkTools } from './benchmark.ts';
import { plasticCard } from './plastic-card.ts';
import { median, p95, rounded } from './statistics.ts';
import { LOOPBACK, VIRTUAL_READER_NAME } from './virtual-reader.ts';
import { FLOW_NAMES, minimumApdus, PERSONA } from './visit-flow.ts';
import { runVisits, type VisitRun } from './visit-run.ts';

const VISITS = 9;
const SIMULATED_VISITS = 5;
const SIMULATED_READER = 'Simulated Reader';
const LIMIT = 1.05;
/** The rate of an ATR without TA1 first: the others are what a card and its reader may agree on. */
const SIMULATED: readonly CardTiming[] = [
  realisticTiming(9600),
  realisticTiming(38_400),
  realisticTiming(115_200),
  realisticTiming(9600, 'T1'),
];

export const benchmark: Benchmark = {
  name: 'read-card',
  summary: 'A visit’s reading of both applications with realistic timing: total time over the card’s own time, and the APDU counts',
  run: async (tools) => {
    const { testKeys } = await import('../../compose-sim-keys.ts');
    const keys = testKeys();
    if (!keys.ok) return keys;
    const real = await throughPcscd(keys.value, tools);
    if (!real.ok) return real;
    const simulated: (readonly [CardTiming, VisitRun])[] = [];
    for (const timing of SIMULATED) {
      const run = await onSimulator(timing, keys.value, tools);
      if (!run.ok) return run;
      simulated.push([timing, run.value]);
    }
    return ok(resultOf(real.value, simulated));
  },
};

async function throughPcscd(keys: CardKeys, { signal }: BenchmarkTools): Promise<Result<VisitRun, Fault>> {
  const plastic = plasticCard(PERSONA, REALISTIC_T0);
  if (!plastic.ok) return plastic;
  const inserted = await insertIntoVpcd(plastic.value.card, { host: LOOPBACK, port: VPCD_PORTS[0] });
  if (!inserted.ok) return inserted;
  const readers = createPcscReaders({ clock: systemClock });
  try {
    const told = await settled(readers, systemClock, signal);
    if (!told.ok) return told;
    const insertion = await cardIn(readers, VIRTUAL_READER_NAME, systemClock, signal);
    if (!insertion.ok) return insertion;
    const place = { readers, reader: VIRTUAL_READER_NAME, insertion: insertion.value, plastic: plastic.value, keys };
    return await runVisits(place, VISITS, signal);
  } finally {
    await readers.close();
    await inserted.value.remove();
  }
}

async function onSimulator(timing: CardTiming, keys: CardKeys, { signal }: BenchmarkTools): Promise<Result<VisitRun, Fault>> {
  const plastic = plasticCard(PERSONA, timing);
  if (!plastic.ok) return plastic;
  const readers = new SimulatedCardReaders();
  readers.addReader(SIMULATED_READER);
  readers.insert(SIMULATED_READER, plastic.value.card);
  try {
    return await runVisits({ readers, reader: SIMULATED_READER, insertion: 1, plastic: plastic.value, keys }, SIMULATED_VISITS, signal);
  } finally {
    await readers.close();
  }
}

function resultOf(real: VisitRun, simulated: readonly (readonly [CardTiming, VisitRun])[]): BenchmarkResult {
  const worst = Math.max(real.ratio, ...simulated.map(([, { ratio }]) => ratio));
  const ratios = simulated.map(([{ protocol = 'T0', baud }, { ratio }]) => [`simulated${protocol}At${baud}`, ratio] as const);
  const runs = [['T0', real] as const, ...simulated.map(([{ protocol = 'T0' }, run]) => [protocol, run] as const)];
  const beyond = runs.reduce((sum, [protocol, run]) => sum + beyondMinimum(run, protocol), 0);
  const t1 = simulated.find(([{ protocol }]) => protocol === 'T1')?.[1] ?? real;
  return {
    benchmark: 'read-card',
    unit: 'ms',
    median: rounded(median(real.totalsMs)),
    p95: rounded(p95(real.totalsMs)),
    reference: rounded(median(real.ownMs)),
    ratio: real.ratio,
    samples: real.totalsMs.length,
    ...Object.fromEntries(ratios),
    ...counts(real, 'T0'),
    ...counts(t1, 'T1'),
    apdusBeyondMinimum: beyond,
    worstRatio: worst,
    judged: 'worstRatio',
    limit: LIMIT,
    within: worst <= LIMIT && beyond <= 0,
  };
}

/** `socialSecurityApdusT0: "28 of 28"`: what it took, of the fewest that can do it. */
function counts({ apdus }: VisitRun, protocol: 'T0' | 'T1'): Readonly<Record<string, string>> {
  return Object.fromEntries(FLOW_NAMES.map((flow) => [`${flow}Apdus${protocol}`, `${apdus[flow]} of ${minimumApdus(flow, protocol)}`]));
}

function beyondMinimum({ apdus }: VisitRun, protocol: 'T0' | 'T1'): number {
  return FLOW_NAMES.reduce((sum, flow) => sum + Math.max(0, apdus[flow] - minimumApdus(flow, protocol)), 0);
}
