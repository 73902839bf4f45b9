/** A sample city in a database, with the holders of the simulated cards among its people. */
import { openDatabase } from '../dialects/open.ts';
import { migrateAuthority } from '../migrate.ts';
import type { AuthoritySchema } from '../schema.ts';
import { ensureSeeded } from '../seed.ts';
import { simulatedPopulation } from '../simulated-population.ts';
import type { SampleOptions } from './city.ts';
import { CityDigest, generateCity } from './generate.ts';
import { openWriter } from './writers.ts';

export interface LoadedCity {
  readonly rows: number;
  readonly entries: number;
  /** SHA-256 of all generated rows; null where it was not asked for. The simulated holders are not in it. */
  readonly digest: string | null;
}

export interface LoadTools {
  readonly signal: AbortSignal;
  /** After every batch. */
  readonly progress: (persons: number, rows: number) => void;
  readonly digest: boolean;
}

/** What stands in the way: the database has people already, or the caller ended it half-way. */
export type LoadRefusal = 'notEmpty' | 'cancelled';

/**
 * Brings the database to the newest schema and fills it. One with people in it is left alone. Ended half-way SQLite keeps what was written so far, PostgreSQL nothing of the city.
 * Throws when the database cannot be opened or refuses rows.
 */
export async function loadCity(address: string, options: SampleOptions, tools: LoadTools): Promise<LoadedCity | LoadRefusal> {
  const db = openDatabase<AuthoritySchema>(address);
  try {
    await migrateAuthority(db);
    if ((await db.selectFrom('persons').select('name').limit(1).executeTakeFirst()) !== undefined) return 'notEmpty';
    await ensureSeeded(db, simulatedPopulation(), options.until);
  } finally {
    await db.destroy();
  }
  return fill(address, options, tools);
}

async function fill(address: string, options: SampleOptions, tools: LoadTools): Promise<LoadedCity | 'cancelled'> {
  const digest = tools.digest ? new CityDigest() : null;
  const writer = await openWriter(address);
  let rows = 0;
  let entries = 0;
  let whole = false;
  try {
    for (const { batch, persons } of generateCity(options)) {
      // Between the batches, so that a signal is heard.
      await new Promise(setImmediate);
      if (tools.signal.aborted) return 'cancelled';
      digest?.add(batch);
      await writer.write(batch);
      for (const list of batch.values()) rows += list.length;
      entries += batch.get('ledger_entries')?.length ?? 0;
      tools.progress(persons, rows);
    }
    whole = true;
  } finally {
    await (whole ? writer.close() : writer.abandon());
  }
  return { rows, entries, digest: digest?.end() ?? null };
}
