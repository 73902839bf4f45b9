/** How often each device was used and how often it failed, kept over restarts. */
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { DeviceCounts, DeviceName } from '../api/maintenance-view.ts';

export interface DeviceCounters {
  /** One more use; `faultCode` says that it failed, `null` that it did not. */
  count(device: DeviceName, faultCode: string | null, atMs: number): void;
  counts(device: DeviceName): DeviceCounts;
  /** Begins anew: the device was mended or exchanged. */
  reset(device: DeviceName, atMs: number): void;
  close(): void;
}

const TABLE = `
  CREATE TABLE IF NOT EXISTS device_counters (
    device TEXT PRIMARY KEY,
    since_ms INTEGER NOT NULL,
    uses INTEGER NOT NULL,
    faults INTEGER NOT NULL,
    last_fault_code TEXT,
    last_fault_at_ms INTEGER
  ) STRICT
`;
const COUNT = `
  INSERT INTO device_counters VALUES (@device, @atMs, 1, @faults, @faultCode, @faultAtMs)
  ON CONFLICT (device) DO UPDATE SET
    uses = uses + 1,
    faults = faults + excluded.faults,
    last_fault_code = coalesce(excluded.last_fault_code, last_fault_code),
    last_fault_at_ms = coalesce(excluded.last_fault_at_ms, last_fault_at_ms)
`;
const READ = `
  SELECT since_ms AS sinceMs, uses, faults, last_fault_code AS lastFaultCode, last_fault_at_ms AS lastFaultAtMs
  FROM device_counters WHERE device = ?
`;
type Row = Omit<DeviceCounts, 'meanUsesBetweenFaults'>;

/** The counters in a directory. A power cut may lose the last few, never the file. */
export function openDeviceCounters(directory: string): DeviceCounters {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'devices.sqlite');
  const db = new Database(file);
  chmodSync(file, 0o600);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.exec(TABLE);
  const add = db.prepare(COUNT);
  const read = db.prepare<[string], Row>(READ);
  const forget = db.prepare('INSERT OR REPLACE INTO device_counters VALUES (?, ?, 0, 0, NULL, NULL)');
  return {
    count: (device, faultCode, atMs) => {
      const failed = faultCode !== null;
      add.run({ device, atMs, faults: failed ? 1 : 0, faultCode, faultAtMs: failed ? atMs : null });
    },
    counts: (device) => withMean(read.get(device) ?? NONE),
    reset: (device, atMs) => void forget.run(device, atMs),
    close: () => void db.close(),
  };
}

const NONE: Row = { sinceMs: null, uses: 0, faults: 0, lastFaultCode: null, lastFaultAtMs: null };

/** Mean swipes between faults, the figure by which readers are compared; without a fault there is none. */
function withMean(row: Row): DeviceCounts {
  return { ...row, meanUsesBetweenFaults: row.faults === 0 ? null : Math.floor(row.uses / row.faults) };
}
