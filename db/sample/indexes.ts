/** Indexes that may be put away while a table is filled, and how they are made again: read from the catalogue (PostgreSQL 15, pg_index, pg_constraint). */
import type { Client } from 'pg';

export interface PutAway {
  readonly drop: string;
  readonly make: string;
}

/**
 * Of these tables: primary keys and unique constraints of those to which no reference leads, and all indexes that are no constraint's. What a
 * reference leads to stays: a reference cannot be without its key.
 */
export async function indexesOf(client: Pick<Client, 'query'>, tables: readonly string[]): Promise<readonly PutAway[]> {
  const { rows } = await client.query<PutAway>(CATALOGUE, [[...tables]]);
  return rows;
}

const CATALOGUE = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname) AS drop,
         format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) AS make
    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
   WHERE t.relname = ANY ($1) AND t.relnamespace = 'public'::regnamespace AND c.contype IN ('p', 'u')
     AND NOT EXISTS (SELECT 1 FROM pg_constraint f WHERE f.contype = 'f' AND f.confrelid = c.conrelid)
  UNION ALL
  SELECT format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
    FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
   WHERE t.relname = ANY ($1) AND t.relnamespace = 'public'::regnamespace
     AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)
   ORDER BY 1`;
