/** The day's report: what this counter did, counted from its journal. Pure, so that page, PDF and command line say the same. */
import type { DayReport, UnknownRow } from '../api/counter-view.ts';

/** One step of the journal with how it ended. */
export interface DayStep {
  readonly id: number;
  readonly step: string;
  readonly access: 'read' | 'write';
  readonly atMs: number;
  readonly key: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  /** `null`: it has no outcome yet. */
  readonly outcome: string | null;
  readonly outcomeFacts: Readonly<Record<string, unknown>>;
}

/** Steps that are a service by themselves; a command of the authority is one by its own name. */
const SERVICE_STEPS: ReadonlySet<string> = new Set([
  'card.resetPin',
  'card.unblockPin',
  'card.changePin',
  'card.write.writeItems',
  'card.write.blockApplication',
  'card.write.blockCard',
]);

/** What a step is counted as; `null`: it is no service. */
export function serviceOf({ step, facts }: Pick<DayStep, 'step' | 'facts'>): string | null {
  if (step === 'records.execute') return text(facts['command']);
  return SERVICE_STEPS.has(step) ? step : null;
}

/** Counts a day. `on` is its civil date in Shanghai. */
export function dayReport(on: string, steps: readonly DayStep[]): DayReport {
  const served = steps.flatMap((step) => {
    const what = serviceOf(step);
    return what === null ? [] : [{ what, step }];
  });
  const done = served.filter(({ step }) => isDone(step));
  const numbers = done
    .map(({ step }) => text(step.outcomeFacts['receipt']) ?? '')
    .filter((number) => number !== '')
    .toSorted();
  const prints = steps.filter(({ step, outcome }) => step === 'print' && outcome !== null);
  return {
    on,
    services: [...new Set(served.map(({ what }) => what))].toSorted().map((what) => {
      const own = served.filter((one) => one.what === what).map(({ step }) => step);
      return {
        what,
        done: own.filter(isDone).length,
        refused: own.filter(({ outcome }) => outcome !== null && !DONE.has(outcome)).length,
        feeFen: own.reduce((sum, step) => sum + feeOf(step), 0),
      };
    }),
    receipts: numbers.length,
    firstReceipt: numbers[0] ?? null,
    lastReceipt: numbers.at(-1) ?? null,
    feeFen: done.reduce((sum, { step }) => sum + feeOf(step), 0),
    slipsPrinted: prints.filter(({ outcome }) => outcome === 'printed').length,
    slipsBroken: prints.filter(({ outcome }) => outcome !== 'printed').length,
    approvals: done.filter(({ step }) => step.facts['approvedBy'] !== undefined).length,
    unknown: steps
      .filter(({ access, outcome, outcomeFacts }) => access === 'write' && (outcome === null || outcomeFacts['how'] === ASKED))
      .map(unknownRow),
  };
}

/** How an outcome that was found out later is marked in the journal. */
export const ASKED = 'asked of the host';

const DONE: ReadonlySet<string> = new Set(['done', 'changed', 'correct']);

function isDone({ outcome }: DayStep): boolean {
  return outcome !== null && DONE.has(outcome);
}

function feeOf(step: DayStep): number {
  const fee = step.outcomeFacts['feeFen'];
  return isDone(step) && typeof fee === 'number' ? fee : 0;
}

function unknownRow(step: DayStep): UnknownRow {
  const { key, atMs, outcome } = step;
  return {
    key: key ?? String(step.id),
    what: serviceOf(step) ?? step.step,
    atMs,
    staff: text(step.facts['staff']) ?? '',
    state: outcome === null ? 'open' : isDone(step) ? 'done' : 'notDone',
    receiptNumber: text(step.outcomeFacts['receipt']),
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
