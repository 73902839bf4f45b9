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
  /** Whether its paper carries the mark of a reprint. */
  readonly reprint: boolean;
  readonly fate: SlipFate;
  readonly faultCode: string | null;
  /** Codes that stand on the paper in place of characters that no font has. */
  readonly codes: string | null;
}

/** What became of a slip: `reprinted`, paper came out that carries the mark of a reprint; else how its last attempt ended. */
export type SlipState = SlipFate | 'reprinted';

/** How it stands after its attempts, oldest first. */
export function slipState(attempts: readonly SlipAttempt[]): SlipState {
  const out = attempts.filter(({ fate }) => fate === 'printed');
  if (out.some(({ reprint }) => reprint)) return 'reprinted';
  return out.length > 0 ? 'printed' : (attempts.at(-1)?.fate ?? 'unknown');
}

export type SlipJournal = Pick<JournalReader, 'entriesNamed' | 'steps'>;

/** Each time that this slip was to be printed, oldest first. */
export function attemptsOf(journal: SlipJournal, serial: string): readonly SlipAttempt[] {
  const intents = journal.entriesNamed('serial', serial).filter(isPrint);
  // Whatever comes after another attempt is marked, asked for or not (print-once.ts).
  return intents.map((intent, i) => ({ ...attempt(intent, journal.steps(intent.session)), ...(i === 0 ? {} : { reprint: true }) }));
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
    codes: end === undefined ? null : textIn(JSON.parse(end.facts), 'codes') || null,
  };
}

function textIn(facts: unknown, name: string): string {
  const value: unknown = typeof facts === 'object' && facts !== null ? Reflect.get(facts, name) : undefined;
  return typeof value === 'string' ? value : '';
}
