/** One address for either database. */
import type { Kysely } from 'kysely';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

const POSTGRES = /^postgres(ql)?:\/\//;

/** `postgres://…` opens PostgreSQL, anything else is the path of a SQLite file, made when absent. */
export function openDatabase<Schema>(address: string): Kysely<Schema> {
  return POSTGRES.test(address) ? openPostgres<Schema>(address) : openSqlite<Schema>(address);
}
