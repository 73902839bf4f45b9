/** A change of a register: who may make it, and the entry in the audit trail that goes with it. */
import { err, ok, type Result } from '../../native/base/result.ts';
import { noteOffice, signInOfficer, type OfficerRefusal, type OfficerTry } from '../office/officer.ts';
import type { AuthorityDatabase } from '../schema.ts';
import { inTransaction } from '../transaction.ts';

/** `exists`: the number is taken, also by somebody who has left; `unknown`: nobody has it; `unknownOutlet`: no such outlet, or one that is closed. */
export type RegisterRefusal = 'exists' | 'unknown' | 'unknownOutlet' | 'cardTaken' | 'retired' | 'inUse';

export interface RegisterChange {
  readonly register: 'terminals' | 'staff' | 'outlets';
  readonly action: 'add' | 'change' | 'retire';
  /** Number of whom or what it is about. */
  readonly id: string;
  /** Who makes it; null: before there was anybody who could. */
  readonly by: string | null;
  readonly nowMs: number;
}

/** Makes a change, with its entry in the trail or not at all. A refusal changes nothing. */
export function makeChange<T>(
  db: AuthorityDatabase,
  change: RegisterChange,
  work: (tx: AuthorityDatabase) => Promise<Result<T, RegisterRefusal>>,
): Promise<Result<T, RegisterRefusal>> {
  return inTransaction(db, async (tx) => {
    const made = await work(tx);
    if (!made.ok) return made;
    const { register, action, id, by, nowMs } = change;
    const key = `${register}-${action}-${id}-${nowMs}`;
    await noteOffice(tx, { command: `register.${register}.${action}`, subject: id, key, outcome: 'done', staff: by, nowMs });
    return made;
  });
}

/**
 * Who may change the registers: somebody of the back office. Only while nobody in the register has that role and a password is everybody
 * who reaches the database let in, or the first one could never be entered. Gives the staff number, null for nobody yet.
 */
export async function registrar<Missing>(
  db: AuthorityDatabase,
  asked: () => Promise<Result<OfficerTry, Missing>>,
  nowMs: number,
): Promise<Result<string | null, OfficerRefusal | Missing>> {
  if (!(await hasOfficer(db))) return ok(null);
  const attempt = await asked();
  return attempt.ok ? signInOfficer(db, attempt.value, nowMs) : err(attempt.error);
}

/** Whether somebody with the role `office` and a password is there. */
async function hasOfficer(db: AuthorityDatabase): Promise<boolean> {
  const row = await db
    .selectFrom('staff_roles')
    .innerJoin('staff_passwords', 'staff_passwords.staff_id', 'staff_roles.staff_id')
    .innerJoin('staff', 'staff.id', 'staff_roles.staff_id')
    .select('staff_roles.staff_id')
    .where('staff_roles.role', '=', 'office')
    .where('staff.left_on', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether an outlet is there and open to have terminals and staff. */
export async function isOpenOutlet(tx: AuthorityDatabase, id: string): Promise<boolean> {
  const row = await tx.selectFrom('outlets').select('retired_on').where('id', '=', id).executeTakeFirst();
  return row?.retired_on === null;
}
