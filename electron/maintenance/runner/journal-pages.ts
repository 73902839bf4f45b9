/** The journal page by page: sessions newest first, the steps of one in their order. Entries are masked where they are written. */
import { unreachable } from '../../../native/base/result.ts';
import type { JournalReader } from '../../audit/journal.ts';
import type { JournalEntryRow, JournalSessionRow } from '../../api/maintenance-view.ts';
import type { MaintenanceAsk, MaintenanceResult } from '../effects.ts';

/** Rows of a page: what a screen that stands upright holds. */
const SESSIONS_A_PAGE = 40;
const ENTRIES_A_PAGE = 40;
/** A keyed hash that links the visits of one person: for settling open writes, not for reading. */
const SUBJECT = 'subject';

/** Answers what is asked of the journal. */
export function askJournal(
  journal: Pick<JournalReader, 'newestSessions' | 'countSessions' | 'steps' | 'verifyChain'>,
  ask: Extract<MaintenanceAsk, { ask: 'sessions' | 'entries' | 'verifyChain' }>,
): MaintenanceResult {
  switch (ask.ask) {
    case 'sessions':
      return { of: ask.ask, ...sessionsPage(journal, ask.page) };
    case 'entries':
      return { of: ask.ask, ...entriesPage(journal, ask.session, ask.page) };
    case 'verifyChain': {
      const chain = journal.verifyChain();
      return { of: ask.ask, result: chain.ok ? chain.value : { broken: chain.error.detail } };
    }
    default:
      return unreachable(ask);
  }
}

/** A page of sessions, 1 the newest; one that is too high gives the last. */
function sessionsPage(journal: Pick<JournalReader, 'newestSessions' | 'countSessions'>, wanted: number) {
  const pages = Math.max(1, Math.ceil(journal.countSessions() / SESSIONS_A_PAGE));
  const page = Math.min(wanted, pages);
  const sessions: readonly JournalSessionRow[] = journal
    .newestSessions(SESSIONS_A_PAGE, (page - 1) * SESSIONS_A_PAGE)
    .map(({ session, startedAtMs, endedAtMs, reason }) => ({ session, startedAtMs, endedAtMs, reason }));
  return { sessions, page, pages };
}

/** A page of the steps of one session. */
function entriesPage(journal: Pick<JournalReader, 'steps'>, session: string, wanted: number) {
  const steps = journal.steps(session);
  const pages = Math.max(1, Math.ceil(steps.length / ENTRIES_A_PAGE));
  const page = Math.min(wanted, pages);
  const entries: readonly JournalEntryRow[] = steps
    .slice((page - 1) * ENTRIES_A_PAGE, page * ENTRIES_A_PAGE)
    .map(({ id, atMs, kind, step, outcome, faultCode, facts }) => ({ id, atMs, kind, step, outcome, faultCode, facts: readable(facts) }));
  return { session, entries, page, pages };
}

function readable(facts: string): string {
  return Object.entries(JSON.parse(facts) as Record<string, unknown>)
    .filter(([name, value]) => name !== SUBJECT && value !== null && value !== '')
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ');
}
