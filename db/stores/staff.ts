/** People of the outlets: their passwords as salted, slow fingerprints, and their sign-ins. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { CivilDate } from '../../native/base/civil-date.ts';
import { sha256 } from '../canonical.ts';
import type { StaffPurpose } from '../authority/api.ts';
import type { AuthorityDatabase, StaffPasswordsTable, StaffSignInsTable } from '../schema.ts';
import { slowFingerprint } from './query-passwords.ts';

const SALT_BYTES = 16;
const PROOF_BYTES = 32;

/** The staff number behind the number of a staff card; null: nobody's. */
export async function staffOfCard(db: AuthorityDatabase, cardNumber: string): Promise<string | null> {
  return (await db.selectFrom('staff').select('id').where('card_number', '=', cardNumber).executeTakeFirst())?.id ?? null;
}

export async function findStaffPassword(db: AuthorityDatabase, staff: string): Promise<StaffPasswordsTable | null> {
  return (await db.selectFrom('staff_passwords').selectAll().where('staff_id', '=', staff).executeTakeFirst()) ?? null;
}

/** Sets the password, new or in place of the one before; all tries are there again. */
export async function setStaffPassword(
  tx: AuthorityDatabase,
  staff: string,
  password: string,
  on: CivilDate,
  triesMax: number,
): Promise<void> {
  const salt = randomBytes(SALT_BYTES).toString('hex');
  const row = { salt, check_value: slowFingerprint(password, salt), tries_left: triesMax, tries_max: triesMax, changed_on: on };
  await tx
    .insertInto('staff_passwords')
    .values({ staff_id: staff, ...row })
    .onConflict((conflict) => conflict.column('staff_id').doUpdateSet(row))
    .execute();
}

/** Whether the password is the one behind the fingerprint. */
export function isStaffPassword(row: Pick<StaffPasswordsTable, 'salt' | 'check_value'>, password: string): boolean {
  return timingSafeEqual(Buffer.from(slowFingerprint(password, row.salt), 'hex'), Buffer.from(row.check_value, 'hex'));
}

/** Takes a try before the password is looked at: tries at the same time are tries one after the other. Null: none is left. */
export async function takeTry(tx: AuthorityDatabase, staff: string): Promise<StaffPasswordsTable | null> {
  const taken = await tx
    .updateTable('staff_passwords')
    .set((eb) => ({ tries_left: eb('tries_left', '-', 1) }))
    .where('staff_id', '=', staff)
    .where('tries_left', '>', 0)
    .returningAll()
    .executeTakeFirst();
  return taken ?? null;
}

/** Gives all tries back; false where there is no password. */
export async function giveTriesBack(tx: AuthorityDatabase, staff: string): Promise<boolean> {
  const result = await tx
    .updateTable('staff_passwords')
    .set((eb) => ({ tries_left: eb.ref('tries_max') }))
    .where('staff_id', '=', staff)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Notes a sign-in and gives the proof of it, which is told once. */
export async function addSignIn(tx: AuthorityDatabase, signIn: Omit<StaffSignInsTable, 'proof_sha256' | 'used_by'>): Promise<string> {
  const proof = randomBytes(PROOF_BYTES).toString('base64url');
  await tx
    .insertInto('staff_sign_ins')
    .values({ ...signIn, proof_sha256: sha256(proof), used_by: null })
    .execute();
  return proof;
}

/** The sign-in that the proof is of; the look-up is by fingerprint, so that its time tells nothing. */
export async function findSignIn(db: AuthorityDatabase, proof: string, purpose: StaffPurpose): Promise<StaffSignInsTable | null> {
  const row = await db
    .selectFrom('staff_sign_ins')
    .selectAll()
    .where('proof_sha256', '=', sha256(proof))
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  return row ?? null;
}

/** Spends an approval on a command; false when it was spent before. */
export async function spendApproval(tx: AuthorityDatabase, proof: string, key: string): Promise<boolean> {
  const result = await tx
    .updateTable('staff_sign_ins')
    .set({ used_by: key })
    .where('proof_sha256', '=', sha256(proof))
    .where('used_by', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Takes back that an approval was spent on a command, which came to nothing. */
export async function keepApproval(tx: AuthorityDatabase, proof: string, key: string): Promise<void> {
  await tx
    .updateTable('staff_sign_ins')
    .set({ used_by: null })
    .where('proof_sha256', '=', sha256(proof))
    .where('used_by', '=', key)
    .execute();
}

export async function endSignIn(tx: AuthorityDatabase, proof: string, atMs: number): Promise<void> {
  await tx
    .updateTable('staff_sign_ins')
    .set({ ends_at_ms: atMs })
    .where('proof_sha256', '=', sha256(proof))
    .where('ends_at_ms', '>', atMs)
    .execute();
}
