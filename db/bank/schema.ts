/**
 * Tables of the embedded bank: what an issuer keeps of a card's PIN. No card number and no PIN stands here, only keyed
 * fingerprints of them (HMAC-SM3); the key stays with the host.
 */
import type { Kysely } from 'kysely';

export interface BankCardsTable {
  pan_hash: string;
  pin_check: string;
  tries_left: number;
  tries_max: number;
  lost: 0 | 1;
  /** Whether the bank function was activated. */
  active: 0 | 1;
  /** Fingerprint of the holder's name; `null`: the bank was not told it. */
  name_check: string | null;
}
export interface BankRequestsTable {
  idempotency_key: string;
  body_hash: string;
  received_at_ms: number;
  /** The answer as JSON. */
  outcome: string;
}
export interface BankSchema {
  bank_cards: BankCardsTable;
  bank_requests: BankRequestsTable;
}

/** The embedded bank's database, or a transaction on it. */
export type BankDatabase = Kysely<BankSchema>;
