/**
 * From a card's insertion to the holder's masked name painted in Chromium: the whole terminal on the real PC/SC stack. The clock starts when
 * PC/SC tells of the card (`mediaInserted`); before that the virtual reader looks for cards only every 400 ms, which is not this program's. The
 * time from putting the card in (TCP connection to the virtual reader) is told beside it.
 */
import { systemClock } from '../../../native/base/clock.ts';
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import { DEFAULT_PERSONA_ID, insertIntoVpcd } from '../../../native/sim/card/index.ts';
import { VPCD_PORTS } from '../../../native/sim/pcscd.ts';
import { openBrowserShell } from '../../browser-shell.ts';
import type { SimulatedRun } from '../../compose-sim-start.ts';
import { openHeadless } from '../demo/browser.ts';
import type { Benchmark, BenchmarkResult, BenchmarkTools } from './benchmark.ts';
import { missing, onStillTerminal, RENDERER, SCREEN } from './in-chromium.ts';
import { NamePainted } from './name-painted.ts';
import { plasticCard } from './plastic-card.ts';
import { median, p95, rounded } from './statistics.ts';
import { LOOPBACK, VIRTUAL_READER_NAME } from './virtual-reader.ts';

const INSERTIONS = 20;
const LIMIT_MS = 100;

interface Sample {
  /** From `mediaInserted` to the painted name. */
  readonly totalMs: number;
  /** From putting the card in to the painted name. */
  readonly fromConnectMs: number;
  readonly cardMs: number;
  /** From the frame with the name to its painting. */
  readonly paintMs: number;
}

export const benchmark: Benchmark = {
  name: 'insert-to-screen',
  summary: 'From the card’s insertion to the masked name painted in Chromium, beyond the card’s own time',
  run: (tools) => {
    const painted = new NamePainted();
    const listeners = { onPainted: (sequence: number) => painted.onPainted(sequence) };
    return onStillTerminal(tools, listeners, (run) => inWindow(run, painted, tools));
  },
};

async function inWindow(run: SimulatedRun, painted: NamePainted, tools: BenchmarkTools): Promise<Result<BenchmarkResult, Fault>> {
  const { terminal } = run;
  const off = terminal.subscribe((frame) => painted.onFrame(frame));
  const shell = await openBrowserShell({ terminal, rendererDirectory: RENDERER, print: () => undefined, clock: systemClock });
  const window = await openHeadless(shell.address, SCREEN);
  if (!window.ok) {
    await shell.close();
    return missing(window.error.detail);
  }
  try {
    return await measure(run, painted, tools);
  } finally {
    off();
    await window.value.close();
    await shell.close();
  }
}

async function measure(run: SimulatedRun, painted: NamePainted, { signal }: BenchmarkTools): Promise<Result<BenchmarkResult, Fault>> {
  const samples: Sample[] = [];
  // The first insertion is not counted: it loads fonts and compiles the code.
  for (let insertion = 0; insertion <= INSERTIONS; insertion++) {
    if (signal.aborted) return err(fault('bench.cancelled', 'ended by the caller'));
    const sample = await insertOnce(run, painted);
    if (!sample.ok) return sample;
    if (insertion > 0) samples.push(sample.value);
  }
  return ok(resultOf(samples));
}

async function insertOnce(run: SimulatedRun, painted: NamePainted): Promise<Result<Sample, Fault>> {
  const card = plasticCard(DEFAULT_PERSONA_ID);
  if (!card.ok) return card;
  let insertedMs = 0;
  let ownBeforeMs = 0;
  const off = run.machine.readers.subscribe((event) => {
    if (event.kind !== 'mediaInserted' || event.reader !== VIRTUAL_READER_NAME) return;
    insertedMs = performance.now();
    ownBeforeMs = card.value.takenMs();
  });
  const onScreen = painted.next(() => card.value.takenMs());
  const connectedMs = performance.now();
  const inserted = await insertIntoVpcd(card.value.card, { host: LOOPBACK, port: VPCD_PORTS[0] });
  if (!inserted.ok) return inserted;
  const { atMs, frameMs, cardMs } = await onScreen;
  off();
  await inserted.value.remove();
  await painted.blank();
  return ok({ totalMs: atMs - insertedMs, fromConnectMs: atMs - connectedMs, cardMs: cardMs - ownBeforeMs, paintMs: atMs - frameMs });
}

function resultOf(samples: readonly Sample[]): BenchmarkResult {
  const beyond = samples.map(({ totalMs, cardMs }) => totalMs - cardMs);
  const totals = samples.map(({ totalMs }) => totalMs);
  const own = samples.map(({ cardMs }) => cardMs);
  const fromConnect = samples.map(({ fromConnectMs, cardMs }) => fromConnectMs - cardMs);
  return {
    benchmark: 'insert-to-screen',
    unit: 'ms',
    median: rounded(median(totals)),
    p95: rounded(p95(totals)),
    reference: rounded(median(own)),
    ratio: rounded(median(totals) / median(own)),
    samples: samples.length,
    beyondCardMedian: rounded(median(beyond)),
    beyondCardP95: rounded(p95(beyond)),
    fromConnectBeyondCardMedian: rounded(median(fromConnect)),
    fromConnectBeyondCardP95: rounded(p95(fromConnect)),
    paintMedian: rounded(median(samples.map(({ paintMs }) => paintMs))),
    judged: 'beyondCardP95',
    limit: LIMIT_MS,
    within: p95(beyond) <= LIMIT_MS,
  };
}
