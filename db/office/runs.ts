/** The frame of a run over a whole city: taken once for its period, each person or account on its own, its counts written down at its end. */
import { z } from 'zod';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { AuthorityDatabase } from '../schema.ts';
import { claimRun, findRun, setRunOutcome, type RunKey } from '../stores/office-runs.ts';
import { inTransaction } from '../transaction.ts';
import { noteOffice } from './officer.ts';

/** How many people or accounts came to what, by outcome, and fen where money moved. */
export type Counts = Readonly<Record<string, number>>;

export interface RunOrder {
  readonly key: RunKey;
  readonly staff: string;
  readonly nowMs: number;
  /** Goes on with a run that was broken off: what it did already is not done again. */
  readonly resume: boolean;
}

/** `alreadyRun`: it came to its end before; `running`: it was begun and has not ended, there or in a program that is gone. */
export interface RunRefusal {
  readonly refusal: 'alreadyRun' | 'running' | 'nothingToResume';
  readonly atMs: number | null;
}

const outcomeSchema = z.looseObject({ state: z.enum(['running', 'done']).default('done') });
const RUNNING = JSON.stringify({ state: 'running' });

/** Why a run may not begin; null: it may. Only reads. */
export async function runRefusal(db: AuthorityDatabase, key: RunKey, resume: boolean): Promise<RunRefusal | null> {
  const before = await findRun(db, key);
  if (before === null) return resume ? { refusal: 'nothingToResume', atMs: null } : null;
  if (outcomeSchema.parse(JSON.parse(before.outcome)).state === 'done') return { refusal: 'alreadyRun', atMs: before.at_ms };
  return resume ? null : { refusal: 'running', atMs: before.at_ms };
}

/**
 * Takes the run, does the work, writes down what it came to. Of two at once one wins. The work is done in transactions of its own, each
 * harmless when repeated: a run that was broken off, by the signal or by a crash, stays `running` until somebody goes on with it.
 * `work` gives null where it was broken off.
 */
export async function runOnce(
  db: AuthorityDatabase,
  order: RunOrder,
  work: () => Promise<Counts | null>,
): Promise<Result<Counts | null, RunRefusal>> {
  const begun = await begin(db, order);
  if (begun !== null) return err(begun);
  const counts = await work();
  const { key } = order;
  return inTransaction(db, async (tx) => {
    if (counts !== null) await setRunOutcome(tx, key, JSON.stringify({ state: 'done', ...counts }));
    await note(tx, order, counts === null ? 'brokenOff' : 'done');
    return ok(counts);
  });
}

function begin(db: AuthorityDatabase, order: RunOrder): Promise<RunRefusal | null> {
  const { key, staff, nowMs, resume } = order;
  return inTransaction(db, async (tx) => {
    if (!resume && (await claimRun(tx, { ...key, at_ms: nowMs, staff_id: staff, outcome: RUNNING }))) {
      await note(tx, order, 'begun');
      return null;
    }
    const refused = await runRefusal(tx, key, resume);
    if (refused === null) await note(tx, order, 'resumed');
    return refused;
  });
}

function note(tx: AuthorityDatabase, { key, staff, nowMs }: RunOrder, outcome: string): Promise<void> {
  const { kind, city, period } = key;
  return noteOffice(tx, {
    command: `office.${kind}`,
    subject: `${city} ${period}`,
    key: `${kind}-${city}-${period}`,
    outcome,
    staff,
    nowMs,
  });
}
