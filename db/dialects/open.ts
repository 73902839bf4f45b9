/** One address for either database. */
import type { Kysely } from 'kysely';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

const POSTGRES = /^postgres(ql)?:\/\//;

/** Whether the address is one of PostgreSQL. */
export function isPostgres(address: string): boolean {
  return POSTGRES.test(address);
}

/** `postgres://…` opens PostgreSQL, anything else is the path of a SQLite file, made when absent. */
export function openDatabase<Schema>(address: string): Kysely<Schema> {
  return isPostgres(address) ? openPostgres<Schema>(address) : openSqlite<Schema>(address);
}
