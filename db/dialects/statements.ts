/** A listener for the statements that a database is asked: for measurements, which ask a driver alone for the same. */
import type { LogEvent } from 'kysely';

/** Hears a statement after it was run, `begin` and `commit` among them. */
export type OnStatement = (sql: string, parameters: readonly unknown[]) => void;

/** The setting of Kysely that tells a listener; nothing without one. */
export function telling(listener: OnStatement | undefined): { log?: (event: LogEvent) => void } {
  if (listener === undefined) return {};
  return { log: ({ level, query }) => (level === 'query' ? listener(query.sql, query.parameters) : undefined) };
}
