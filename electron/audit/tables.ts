/** Tables of the journal. Only ever added to. */
export const TABLES = `
  CREATE TABLE IF NOT EXISTS sessions (
    session TEXT PRIMARY KEY,
    terminal TEXT NOT NULL,
    started_at_ms INTEGER NOT NULL,
    ended_at_ms INTEGER,
    reason TEXT,
    initial_sealed BLOB
  ) STRICT;
  CREATE TABLE IF NOT EXISTS events (
    session TEXT NOT NULL REFERENCES sessions (session),
    sequence INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (session, sequence)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS recording_ends (
    session TEXT PRIMARY KEY REFERENCES sessions (session),
    sealed BLOB NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS entries (
    id INTEGER PRIMARY KEY,
    session TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('intent', 'outcome')),
    step TEXT NOT NULL,
    access TEXT NOT NULL CHECK (access IN ('read', 'write')),
    idempotency_key TEXT,
    intent INTEGER,
    outcome TEXT,
    fault_code TEXT,
    facts TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS entries_by_session ON entries (session);
  CREATE INDEX IF NOT EXISTS outcomes_by_intent ON entries (intent) WHERE kind = 'outcome';
  CREATE INDEX IF NOT EXISTS writes_by_subject ON entries (json_extract(facts, '$.subject')) WHERE kind = 'intent' AND access = 'write';
  CREATE INDEX IF NOT EXISTS intents_by_step ON entries (step, id) WHERE kind = 'intent';
  CREATE INDEX IF NOT EXISTS writes_by_key ON entries (idempotency_key) WHERE kind = 'intent' AND access = 'write' AND idempotency_key IS NOT NULL;
  CREATE INDEX IF NOT EXISTS entries_by_time ON entries (at_ms);
  CREATE INDEX IF NOT EXISTS entries_by_serial ON entries (json_extract(facts, '$.serial')) WHERE json_extract(facts, '$.serial') IS NOT NULL;
  CREATE INDEX IF NOT EXISTS entries_by_receipt ON entries (json_extract(facts, '$.receipt')) WHERE json_extract(facts, '$.receipt') IS NOT NULL;
  CREATE TABLE IF NOT EXISTS head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id INTEGER NOT NULL,
    hash TEXT NOT NULL,
    stamp TEXT NOT NULL
  ) STRICT;
`;

/** Columns of an entry under the names of its type. */
export const ENTRY_COLUMNS =
  'id, session, at_ms AS atMs, kind, step, access, idempotency_key AS idempotencyKey, intent, outcome, fault_code AS faultCode, facts';
