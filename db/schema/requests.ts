/** Tables of what was asked, answered and noted. */
import type { CityId } from '../rules/model.ts';

export interface RequestsTable {
  idempotency_key: string;
  body_hash: string;
  command: string;
  terminal_id: string;
  received_at_ms: number;
  receipt_number: string | null;
  /** The answer as JSON; null only while its transaction is open. */
  outcome: string | null;
  /** Whom it was about; null for requests from before this was kept. */
  subject: string | null;
  card_number: string | null;
  outlet_id: string | null;
  staff_id: string | null;
}
export interface ReceiptSequencesTable {
  prefix: string;
  on: string;
  last: number;
}
export interface AuditHeadTable {
  id: 1;
  sequence: number;
  hash: string;
}
export interface AuditEntriesTable {
  sequence: number;
  at_ms: number;
  terminal_id: string;
  command: string;
  /** Masked. */
  subject: string;
  idempotency_key: string;
  outcome: string;
  receipt_number: string | null;
  /** Left out of the hash while null. */
  outlet_id: string | null;
  staff_id: string | null;
  /** Who gave leave for it as a second person. */
  approved_by: string | null;
  previous_hash: string;
  hash: string;
}
/** What the back office has run for a city: once for each period. */
export interface OfficeRunsTable {
  kind: 'creditMonth' | 'turnYear';
  city: CityId;
  /** `2026-10`, `2026`. */
  period: string;
  at_ms: number;
  staff_id: string | null;
  /** How many accounts came to what, as JSON. */
  outcome: string;
}
