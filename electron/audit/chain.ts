import { createHash } from 'node:crypto';

/** One row of the journal: an intent before a step, or its outcome after it. */
export interface Entry {
  readonly id: number;
  readonly session: string;
  readonly atMs: number;
  readonly kind: 'intent' | 'outcome';
  /** Name of the step; for an outcome that of its intent. */
  readonly step: string;
  readonly access: 'read' | 'write';
  readonly idempotencyKey: string | null;
  /** The intent that an outcome belongs to. */
  readonly intent: number | null;
  readonly outcome: string | null;
  readonly faultCode: string | null;
  /** Masked particulars as JSON. */
  readonly facts: string;
}

/** Before the first entry. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 over the entry and the hash of the one before it: no row can be changed, left out or put in without trace. */
export function entryHash(entry: Entry, previous: string): string {
  const { id, session, atMs, kind, step, access, idempotencyKey, intent, outcome, faultCode, facts } = entry;
  return createHash('sha256')
    .update(JSON.stringify([previous, id, session, atMs, kind, step, access, idempotencyKey, intent, outcome, faultCode, facts]))
    .digest('hex');
}
