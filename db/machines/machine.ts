/**
 * State machines as tables: what may follow what, and which sentence says so. Pure; the commands carry out what a table allows, and the
 * property tests read the same tables.
 */
import { err, ok, type Result } from '../../native/base/result.ts';
import type { RuleSource } from '../rules/model.ts';

/** One line of a table. `to` may be a state or a word that the machine's own functions resolve (`before`). */
export interface Transition<From extends string, Event extends string, To extends string = From> {
  readonly from: From;
  readonly on: Event;
  readonly to: To;
  readonly source: RuleSource;
}

/** The line for an event in a state; `wrongState` where there is none. A table has at most one line for each. */
export function transition<From extends string, Event extends string, To extends string>(
  table: readonly Transition<From, Event, To>[],
  state: From,
  event: Event,
): Result<Transition<From, Event, To>, 'wrongState'> {
  const found = table.find((line) => line.from === state && line.on === event);
  return found === undefined ? err('wrongState') : ok(found);
}

/** Lines that differ only in where they start. */
export function lines<From extends string, Event extends string, To extends string>(
  from: readonly From[],
  on: Event,
  to: To,
  source: RuleSource,
): Transition<From, Event, To>[] {
  return from.map((state) => ({ from: state, on, to, source }));
}

/** A sentence of a document (the packs name the documents S0 to S4). */
export function said(document: 'S0' | 'S1' | 'S2' | 'S3' | 'S4', quote: string): RuleSource {
  return { document, quote };
}

/** What we decided where the documents are silent. */
export function ours(quote: string): RuleSource {
  return { document: 'ours', quote };
}
