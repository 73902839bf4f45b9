/** The turn of the year on every account of a city. */
import type { Result } from '../../native/base/result.ts';
import type { CityId } from '../rules/model.ts';
import type { AuthorityDatabase } from '../schema.ts';
import { accountPage } from '../stores/office-work.ts';
import { isOfSomeCity, poolOf } from './pools.ts';
import { runOnce, runRefusal, type Counts, type RunRefusal } from './runs.ts';
import { planTurn, turnYear, type TurnOutcome } from './spend.ts';

export interface YearRun {
  /** The year that begins. */
  readonly year: number;
  readonly city: CityId;
  readonly staff: string;
  readonly nowMs: number;
  readonly resume: boolean;
  /** Ends the run after the account it is at. */
  readonly signal: AbortSignal;
}

type Ended = Result<Counts | null, RunRefusal>;
type Account = Awaited<ReturnType<typeof accountPage>>[number];

/**
 * Carries what is left on every account of the city into the year. Gives counts by outcome, `carriedFen`, and `noCity`: accounts whose owner is
 * insured in no city that is known, and which no run reaches. Null when the signal broke it off.
 */
export function runYear(db: AuthorityDatabase, run: YearRun): Promise<Ended> {
  const { staff, nowMs, resume, year } = run;
  return runOnce(db, { key: keyOf(run), staff, nowMs, resume }, () => overAccounts(db, run, ({ id }) => turnYear(db, id, year)));
}

/** What `runYear` would come to now; writes nothing. */
export async function planYear(db: AuthorityDatabase, run: YearRun): Promise<Ended> {
  const refused = await runRefusal(db, keyOf(run), run.resume);
  if (refused !== null) return { ok: false, error: refused };
  return { ok: true, value: await overAccounts(db, run, (account) => Promise.resolve(planTurn(account, run.year))) };
}

function keyOf({ city, year }: YearRun) {
  return { kind: 'turnYear', city, period: String(year) } as const;
}

async function overAccounts(
  db: AuthorityDatabase,
  { city, signal }: YearRun,
  each: (account: Account) => Promise<TurnOutcome>,
): Promise<Counts | null> {
  const counts: Record<string, number> = { carried: 0, carriedFen: 0, noCity: 0 };
  const count = (name: string, by = 1): void => void (counts[name] = (counts[name] ?? 0) + by);
  for (let page = await accountPage(db, ''); page.length > 0; page = await accountPage(db, page.at(-1)?.id ?? '')) {
    for (const account of page) {
      if (signal.aborted) return null;
      const { place } = account;
      if (place === null || !isOfSomeCity(place)) count('noCity');
      if (place === null || poolOf(place, city) === null) continue;
      const outcome = await each(account);
      count(outcome);
      if (outcome === 'carried') count('carriedFen', account.balance_fen);
    }
  }
  return counts;
}
