/** The day's steps from the journal, and the finding out of those whose end is not known. */
import type { Fault } from '../../../native/base/fault.ts';
import { ok, type Result } from '../../../native/base/result.ts';
import type { Entry } from '../../audit/chain.ts';
import type { JournalReader } from '../../audit/journal.ts';
import type { DayReport } from '../../api/counter-view.ts';
import type { HostAnswer, SocialSecurityHost } from '../../hosts/ports.ts';
import type { Journal } from '../../session/journal.ts';
import { ASKED, dayReport, type DayStep } from '../day.ts';

const DAY_MS = 86_400_000;

export interface DayTools {
  readonly journal: Pick<Journal, 'conclude'> & Pick<JournalReader, 'entriesBetween' | 'unresolved'>;
  readonly host: Pick<SocialSecurityHost<HostAnswer>, 'outcomeOf'>;
  readonly nowMs: () => number;
}

/** The report of a civil date in Shanghai. With `reconcile` every command whose end is not known is asked of the host first. */
export async function reportOfDay(tools: DayTools, on: string, reconcile: boolean): Promise<Result<DayReport, Fault>> {
  const fromMs = Date.parse(`${on}T00:00:00+08:00`);
  if (reconcile) {
    const open = tools.journal.unresolved().filter(({ atMs }) => atMs >= fromMs && atMs < fromMs + DAY_MS);
    for (const entry of open) await ask(tools, entry);
  }
  // What was found out on a later day belongs to the day on which it was done.
  const own = new Set(
    tools.journal
      .entriesBetween(fromMs, fromMs + DAY_MS)
      .filter(({ kind }) => kind === 'intent')
      .map(({ id }) => id),
  );
  const later = tools.journal.entriesBetween(fromMs, Number.MAX_SAFE_INTEGER);
  return ok(dayReport(on, stepsOf(later.filter((entry) => own.has(entry.intent ?? entry.id)))));
}

/** Asks what became of one command. A host that does not answer leaves it open; so does everything that only card or bank can tell. */
async function ask({ journal, host, nowMs }: DayTools, { id, step, idempotencyKey }: Entry): Promise<void> {
  if (step !== 'records.execute' || idempotencyKey === null) return;
  const found = await host.outcomeOf(idempotencyKey);
  if (!found.ok) return;
  const { value } = found;
  const outcome = value === null ? 'notDone' : value.outcome;
  const receipt = value?.outcome === 'done' ? { receipt: value.receipt.number } : {};
  const fee = value?.outcome === 'done' && typeof value.receipt.feeFen === 'number' ? { feeFen: value.receipt.feeFen } : {};
  journal.conclude(id, { atMs: nowMs(), outcome, facts: { how: ASKED, ...receipt, ...fee } });
}

/** Intents with their outcomes. */
export function stepsOf(entries: readonly Entry[]): readonly DayStep[] {
  const outcomes = new Map(entries.flatMap((entry) => (entry.intent === null ? [] : [[entry.intent, entry] as const])));
  return entries
    .filter(({ kind }) => kind === 'intent')
    .map(({ id, step, access, atMs, idempotencyKey, facts }) => {
      const end = outcomes.get(id);
      const outcomeFacts = end === undefined ? {} : factsOf(end.facts);
      return { id, step, access, atMs, key: idempotencyKey, facts: factsOf(facts), outcome: end?.outcome ?? null, outcomeFacts };
    });
}

export function factsOf(json: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(json);
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
