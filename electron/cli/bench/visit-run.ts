/** Visits of one card in one reader, measured: total time over the card's own. */
import type { Fault } from '../../../native/base/fault.ts';
import { fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import { openCard } from '../../../native/card/open-card.ts';
import type { CardKeys } from '../../../native/ports/card-keys.ts';
import type { CardReaders } from '../../../native/ports/card-reader.ts';
import type { PlasticCard } from './plastic-card.ts';
import { readVisit, type FlowName } from './visit-flow.ts';
import { median, rounded } from './statistics.ts';

/** A card in a reader. */
export interface VisitPlace {
  readonly readers: CardReaders;
  readonly reader: string;
  readonly insertion: number;
  readonly plastic: PlasticCard;
  readonly keys: CardKeys;
}

export interface VisitRun {
  readonly totalsMs: readonly number[];
  readonly ownMs: readonly number[];
  /** Median of the totals over that of the card's own. */
  readonly ratio: number;
  readonly apdus: Readonly<Record<FlowName, number>>;
}

/** So many visits after one that is not counted: it compiles the code. */
export async function runVisits(place: VisitPlace, visits: number, signal: AbortSignal): Promise<Result<VisitRun, Fault>> {
  const totalsMs: number[] = [];
  const ownMs: number[] = [];
  let apdus: VisitRun['apdus'] | null = null;
  for (let visit = 0; visit <= visits; visit++) {
    if (signal.aborted) return err(fault('bench.cancelled', 'ended by the caller'));
    const sample = await visitOnce(place);
    if (!sample.ok) return sample;
    apdus = sample.value.apdus;
    if (visit === 0) continue;
    totalsMs.push(sample.value.totalMs);
    ownMs.push(sample.value.ownMs);
  }
  if (apdus === null) throw new RangeError('no visits');
  return ok({ totalsMs, ownMs, ratio: rounded(median(totalsMs) / median(ownMs)), apdus });
}

async function visitOnce({ readers, reader, insertion, plastic, keys }: VisitPlace) {
  const beganMs = performance.now();
  const ownBeganMs = plastic.takenMs();
  const opened = await openCard(readers, reader, insertion, { keys });
  if (!opened.ok) return opened;
  const apdus = await readVisit(opened.value, plastic.apdus);
  const sample = { totalMs: performance.now() - beganMs, ownMs: plastic.takenMs() - ownBeganMs };
  await opened.value.close();
  return apdus.ok ? ok({ ...sample, apdus: apdus.value }) : apdus;
}
