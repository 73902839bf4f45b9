/** 社保查询密码: salted, slow fingerprints; the password itself is nowhere. */
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { CivilDate } from '../../native/base/civil-date.ts';
import type { AuthorityDatabase, QueryPasswordsTable } from '../schema.ts';

const SALT_BYTES = 16;
const CHECK_BYTES = 32;
/** Memory-hard enough that six digits cannot be tried out offline for every person (RFC 7914). */
const COST = { N: 2 ** 14, r: 8, p: 1 };

export async function findPassword(db: AuthorityDatabase, person: string): Promise<QueryPasswordsTable | null> {
  return (await db.selectFrom('query_passwords').selectAll().where('social_security_number', '=', person).executeTakeFirst()) ?? null;
}

/** Whether the password is the one behind the fingerprint. */
export function matches(row: Pick<QueryPasswordsTable, 'salt' | 'check_value'>, password: string): boolean {
  return timingSafeEqual(Buffer.from(slowFingerprint(password, row.salt), 'hex'), Buffer.from(row.check_value, 'hex'));
}

/** scrypt of a password under a salt, hexadecimal. */
export function slowFingerprint(password: string, salt: string): string {
  return scryptSync(password, salt, CHECK_BYTES, COST).toString('hex');
}

/** Sets the password, new or in place of the one before; all tries are there again. */
export async function setPassword(tx: AuthorityDatabase, person: string, password: string, on: CivilDate, triesMax: number): Promise<void> {
  const salt = randomBytes(SALT_BYTES).toString('hex');
  const row = { salt, check_value: slowFingerprint(password, salt), tries_left: triesMax, tries_max: triesMax, changed_on: on };
  await tx
    .insertInto('query_passwords')
    .values({ social_security_number: person, ...row })
    .onConflict((conflict) => conflict.column('social_security_number').doUpdateSet(row))
    .execute();
}

export async function setTries(tx: AuthorityDatabase, person: string, triesLeft: number): Promise<void> {
  await tx.updateTable('query_passwords').set({ tries_left: triesLeft }).where('social_security_number', '=', person).execute();
}
