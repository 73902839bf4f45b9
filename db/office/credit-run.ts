/** The monthly credit of a whole city. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import type { Result } from '../../native/base/result.ts';
import { addMonths, type Month } from '../machines/months.ts';
import type { Pack } from '../rules/pack-schema.ts';
import type { AuthorityDatabase } from '../schema.ts';
import { periodsRun } from '../stores/office-runs.ts';
import { creditPage } from '../stores/office-work.ts';
import { creditMonth, planCredit, type CreditOrder } from './credit.ts';
import { poolOf } from './pools.ts';
import { runOnce, runRefusal, type Counts, type RunRefusal } from './runs.ts';

/** How far back a run looks for contributions that were paid too late for the run of their own month. Ours. */
const LATE_MONTHS = 12;

export interface CreditRun {
  readonly month: Month;
  /** The day on which it is done. */
  readonly on: CivilDate;
  /** Of the city whose people are credited. */
  readonly pack: Pack;
  readonly staff: string;
  readonly nowMs: number;
  readonly resume: boolean;
  /** Ends the run after the person it is at. */
  readonly signal: AbortSignal;
}

type Ended = Result<Counts | null, RunRefusal>;

/**
 * Credits everybody's month in the city, and with it what earlier runs left because its contribution was not paid or its day had not come.
 * Gives counts by outcome and `creditedFen`; null when the signal broke it off.
 */
export function runCredits(db: AuthorityDatabase, run: CreditRun): Promise<Ended> {
  const { staff, nowMs, resume } = run;
  return runOnce(db, { key: keyOf(run), staff, nowMs, resume }, () => overEverybody(db, run, (order) => credit(db, order)));
}

/** What `runCredits` would come to now; writes nothing. */
export async function planCredits(db: AuthorityDatabase, run: CreditRun): Promise<Ended> {
  const refused = await runRefusal(db, keyOf(run), run.resume);
  if (refused !== null) return { ok: false, error: refused };
  return { ok: true, value: await overEverybody(db, run, (order) => plan(db, order)) };
}

function keyOf({ pack, month }: CreditRun) {
  return { kind: 'creditMonth', city: pack.city, period: month } as const;
}

interface One {
  readonly outcome: string;
  readonly amountFen: number;
}

async function credit(db: AuthorityDatabase, order: CreditOrder): Promise<One> {
  const done = await creditMonth(db, order);
  return { outcome: done.outcome, amountFen: done.outcome === 'credited' ? done.amountFen : 0 };
}

async function plan(db: AuthorityDatabase, order: CreditOrder): Promise<One> {
  const planned = await planCredit(db, order);
  return planned.outcome === 'due' ? { outcome: 'credited', amountFen: planned.amountFen } : { outcome: planned.outcome, amountFen: 0 };
}

/** The month itself, then the earlier ones that were run: of those only who was credited counts, the rest was told by their own run. */
async function overEverybody(db: AuthorityDatabase, run: CreditRun, each: (order: CreditOrder) => Promise<One>): Promise<Counts | null> {
  const { month, on, pack, signal } = run;
  const earlier = await periodsRun(db, keyOf(run), [addMonths(month, -LATE_MONTHS), month]);
  const counts: Record<string, number> = { credited: 0, creditedLate: 0, creditedFen: 0 };
  for (const one of [month, ...earlier.toReversed()]) {
    for await (const person of peopleOf(db, pack, one)) {
      if (signal.aborted) return null;
      const { outcome, amountFen } = await each({ person, month: one, on, pack });
      counts['creditedFen'] = (counts['creditedFen'] ?? 0) + amountFen;
      const late = one !== month;
      const name = late && outcome === 'credited' ? 'creditedLate' : outcome;
      if (!late || name === 'creditedLate') counts[name] = (counts[name] ?? 0) + 1;
    }
  }
  return counts;
}

async function* peopleOf(db: AuthorityDatabase, { city }: Pack, month: Month): AsyncGenerator<string> {
  let after = '';
  for (;;) {
    const page = await creditPage(db, month, after);
    for (const { person, place } of page) if (poolOf(place, city) !== null) yield person;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.person;
  }
}
