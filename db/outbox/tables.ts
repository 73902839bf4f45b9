/** The outbox's tables, in a file of the terminal's own. Only ever added to. */
export const TABLES = `
  CREATE TABLE IF NOT EXISTS outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    idempotency_key TEXT NOT NULL UNIQUE,
    line TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    accepted_at_ms INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'answered')),
    sealed BLOB,
    attempts INTEGER NOT NULL DEFAULT 0,
    tried_at_ms INTEGER,
    fault_code TEXT,
    outcome TEXT,
    answered_at_ms INTEGER
  ) STRICT;
  CREATE TABLE IF NOT EXISTS outbox_intended (
    idempotency_key TEXT PRIMARY KEY,
    write_key TEXT NOT NULL,
    intended_at_ms INTEGER NOT NULL,
    sealed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS outbox_waiting ON outbox (line, id) WHERE state = 'waiting';
`;
