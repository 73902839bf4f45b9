/** The register of staff: who works where, in which roles, with which card and password. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { StaffRoleName } from '../authority/api.ts';
import { STAFF_TRIES_MAX } from '../authority/sign-ins.ts';
import type { AuthorityDatabase, StaffTable } from '../schema.ts';
import { setStaffPassword, staffOfCard } from '../stores/staff.ts';
import { isOpenOutlet, type RegisterRefusal } from './change.ts';

/** Somebody as a list shows them: of the password nothing but that there is one, and whether it is locked. */
export type ListedStaff = StaffTable & { readonly roles: readonly StaffRoleName[]; readonly password: 'none' | 'set' | 'locked' };

export interface StaffFacts {
  readonly name: string;
  readonly outletId: string;
  readonly roles: readonly StaffRoleName[];
  readonly cardNumber: string | null;
  readonly password: string;
}

export async function listStaff(db: AuthorityDatabase): Promise<readonly ListedStaff[]> {
  const people = await db.selectFrom('staff').selectAll().orderBy('id').execute();
  const roles = await db.selectFrom('staff_roles').selectAll().orderBy('role').execute();
  const passwords = await db.selectFrom('staff_passwords').select(['staff_id', 'tries_left']).execute();
  const triesLeft = new Map(passwords.map((row) => [row.staff_id, row.tries_left]));
  return people.map((row) => {
    const tries = triesLeft.get(row.id);
    const password = tries === undefined ? 'none' : tries === 0 ? 'locked' : 'set';
    return { ...row, roles: roles.filter((one) => one.staff_id === row.id).map((one) => one.role), password };
  });
}

export async function addStaff(
  tx: AuthorityDatabase,
  id: string,
  { name, outletId, roles, cardNumber, password }: Omit<StaffFacts, 'password'> & { readonly password: string | null },
  on: CivilDate,
): Promise<Result<null, RegisterRefusal>> {
  if (!(await isOpenOutlet(tx, outletId))) return err('unknownOutlet');
  if (!(await isFree(tx, cardNumber, id))) return err('cardTaken');
  const added = await tx
    .insertInto('staff')
    .values({ id, name, outlet_id: outletId, left_on: null, card_number: cardNumber })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return err('exists');
  await setRoles(tx, id, roles);
  if (password !== null) await setStaffPassword(tx, id, password, on, STAFF_TRIES_MAX);
  return ok(null);
}

/** Changes what is named and leaves the rest. A new password opens one that was locked. */
export async function changeStaff(
  tx: AuthorityDatabase,
  id: string,
  change: Partial<StaffFacts>,
  on: CivilDate,
): Promise<Result<null, RegisterRefusal>> {
  const found = await present(tx, id);
  if (!found.ok) return found;
  const { name = found.value.name, outletId, roles, cardNumber = found.value.card_number, password } = change;
  if (outletId !== undefined && !(await isOpenOutlet(tx, outletId))) return err('unknownOutlet');
  if (!(await isFree(tx, cardNumber, id))) return err('cardTaken');
  const row = { name, outlet_id: outletId ?? found.value.outlet_id, card_number: cardNumber };
  await tx.updateTable('staff').set(row).where('id', '=', id).execute();
  if (roles !== undefined) {
    await tx.deleteFrom('staff_roles').where('staff_id', '=', id).execute();
    await setRoles(tx, id, roles);
  }
  if (password !== undefined) await setStaffPassword(tx, id, password, on, STAFF_TRIES_MAX);
  return ok(null);
}

/** From that day on they have left: number, password and card prove nothing any more, and the card may be another's. */
export async function retireStaff(tx: AuthorityDatabase, id: string, on: CivilDate): Promise<Result<null, RegisterRefusal>> {
  const found = await present(tx, id);
  if (!found.ok) return found;
  await tx.updateTable('staff').set({ left_on: on, card_number: null }).where('id', '=', id).execute();
  await tx.deleteFrom('staff_passwords').where('staff_id', '=', id).execute();
  return ok(null);
}

async function present(tx: AuthorityDatabase, id: string): Promise<Result<StaffTable, RegisterRefusal>> {
  const row = await tx.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return err('unknown');
  return row.left_on === null ? ok(row) : err('retired');
}

async function isFree(tx: AuthorityDatabase, cardNumber: string | null, id: string): Promise<boolean> {
  const holder = cardNumber === null ? null : await staffOfCard(tx, cardNumber);
  return holder === null || holder === id;
}

async function setRoles(tx: AuthorityDatabase, id: string, roles: readonly StaffRoleName[]): Promise<void> {
  if (roles.length === 0) return;
  const rows = [...new Set(roles)].map((role) => ({ staff_id: id, role }));
  await tx.insertInto('staff_roles').values(rows).execute();
}
