/**
 * What support is given: versions, readiness, the journal's newest entries, the configuration. Put together from what may leave the
 * terminal, never by taking secrets out of what may not; then every text passes `scrub`, which knows no exceptions.
 */
import type { Entry } from '../../audit/chain.ts';
import { scrub } from '../../audit/scrub.ts';
import type { ReadinessCheck } from '../../api/maintenance-view.ts';
import { levelOf } from '../readiness.ts';
import { tarGz, type TextFile } from './tar.ts';
import type { MaintenanceTools } from './tools.ts';

const NEWEST_SESSIONS = 200;
/** Links the visits of one person: of no use to support. */
const SUBJECT = 'subject';

/** The bundle as `.tar.gz`. */
export function supportBundle(
  tools: Pick<MaintenanceTools, 'terminal' | 'journal' | 'versions' | 'publicConfiguration' | 'clock' | 'pack'>,
  checks: readonly ReadinessCheck[],
): Uint8Array {
  const nowMs = tools.clock.nowMs();
  return tarGz(bundleFiles(tools, checks, nowMs), nowMs);
}

function bundleFiles(
  { terminal, journal, versions, publicConfiguration, pack }: Parameters<typeof supportBundle>[0],
  checks: readonly ReadinessCheck[],
  nowMs: number,
): readonly TextFile[] {
  const sessions = journal.newestSessions(NEWEST_SESSIONS, 0);
  const readiness = { level: levelOf(checks), checks };
  const chain = journal.verifyChain();
  return [
    json('about.json', { terminal: terminal.id, made: iso(nowMs), versions, pack }),
    json('configuration.json', publicConfiguration),
    json('readiness.json', readiness),
    json('journal.json', {
      chain: chain.ok ? chain.value : { broken: chain.error.detail },
      unresolved: journal.unresolved().map(extract),
      sessions: sessions.map(({ session, startedAtMs, endedAtMs, reason }) => ({
        session,
        begun: iso(startedAtMs),
        ended: endedAtMs === null ? null : iso(endedAtMs),
        reason,
        steps: journal.steps(session).map(extract),
      })),
    }),
  ];
}

function extract({ id, atMs, kind, step, access, outcome, faultCode, facts }: Entry): unknown {
  const { [SUBJECT]: _subject, ...kept } = JSON.parse(facts) as Record<string, unknown>;
  return { id, at: iso(atMs), kind, step, access, outcome, faultCode, facts: kept };
}

function json(name: string, value: unknown): TextFile {
  return { name, text: scrub(JSON.stringify(value, null, 2)) };
}

function iso(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
