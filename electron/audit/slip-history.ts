/** What the journal knows of a slip or document by its serial. */
import type { JournalReader } from './journal.ts';
import type { Entry } from './chain.ts';

/** `broken`: the printer said why it did not come out whole; `unknown`: the program ended, or was asked again, before it was known. */
export type SlipFate = 'printed' | 'broken' | 'unknown';

export interface SlipAttempt {
  readonly atMs: number;
  readonly session: string;
  readonly printer: string;
  readonly serial: string;
  readonly title: string;
  readonly reprint: boolean;
  readonly fate: SlipFate;
  readonly faultCode: string | null;
}

export type SlipJournal = Pick<JournalReader, 'entriesNamed' | 'steps'>;

/** Each time that this slip was to be printed, oldest first. */
export function attemptsOf(journal: SlipJournal, serial: string): readonly SlipAttempt[] {
  const intents = journal.entriesNamed('serial', serial).filter(isPrint);
  return intents.map((intent) => attempt(intent, journal.steps(intent.session)));
}

/** Each print among some entries, with its end where that stands among them. */
export function attemptsAmong(entries: readonly Entry[]): readonly SlipAttempt[] {
  return entries.filter(isPrint).map((intent) => attempt(intent, entries));
}

function isPrint({ kind, step }: Entry): boolean {
  return kind === 'intent' && step === 'print';
}

function attempt(intent: Entry, entries: readonly Entry[]): SlipAttempt {
  const end = entries.find((entry) => entry.kind === 'outcome' && entry.intent === intent.id);
  const facts: unknown = JSON.parse(intent.facts);
  return {
    atMs: intent.atMs,
    session: intent.session,
    printer: textIn(facts, 'printer'),
    serial: textIn(facts, 'serial'),
    title: textIn(facts, 'title'),
    reprint: typeof facts === 'object' && facts !== null && Reflect.get(facts, 'reprint') === true,
    fate: end === undefined ? 'unknown' : end.outcome === 'printed' ? 'printed' : 'broken',
    faultCode: end?.faultCode ?? null,
  };
}

function textIn(facts: unknown, name: string): string {
  const value: unknown = typeof facts === 'object' && facts !== null ? Reflect.get(facts, name) : undefined;
  return typeof value === 'string' ? value : '';
}
