/** Outlets, the terminals that stand in them, the people who work there. */
import type { CityId, OutletKind } from '../rules/model.ts';
import type { AuthorityDatabase, OutletsTable, StaffRole, TerminalsTable } from '../schema.ts';

export async function findTerminal(db: AuthorityDatabase, id: string): Promise<TerminalsTable | null> {
  return (await db.selectFrom('terminals').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function findOutlet(
  db: AuthorityDatabase,
  id: string,
): Promise<{ readonly outlet: OutletsTable; readonly kinds: readonly OutletKind[] } | null> {
  const outlet = await db.selectFrom('outlets').selectAll().where('id', '=', id).executeTakeFirst();
  if (outlet === undefined) return null;
  const kinds = await db.selectFrom('outlet_kinds').select('kind').where('outlet_id', '=', id).orderBy('kind').execute();
  return { outlet, kinds: kinds.map((row) => row.kind) };
}

/** The outlets of a city with kinds and opening hours. */
export async function outletsOf(db: AuthorityDatabase, city: CityId) {
  const outlets = await db.selectFrom('outlets').selectAll().where('city', '=', city).orderBy('id').execute();
  const ids = outlets.map((outlet) => outlet.id);
  if (ids.length === 0) return [];
  const kinds = await db.selectFrom('outlet_kinds').selectAll().where('outlet_id', 'in', ids).orderBy('kind').execute();
  const hours = await db.selectFrom('outlet_hours').selectAll().where('outlet_id', 'in', ids).orderBy('weekday').orderBy('opens').execute();
  return outlets.map(({ id, name, bank, address, telephone }) => ({
    id,
    name,
    bank,
    address,
    telephone,
    kinds: kinds.filter((row) => row.outlet_id === id).map((row) => row.kind),
    hours: hours.filter((row) => row.outlet_id === id).map(({ weekday, opens, closes }) => ({ weekday, opens, closes })),
  }));
}

/** Makes the outlet known unless it is: a lone terminal says itself where it stands. */
export async function ensureOutlet(tx: AuthorityDatabase, outlet: Omit<OutletsTable, 'retired_on'>): Promise<void> {
  await tx
    .insertInto('outlets')
    .values(outlet)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** A clerk's name, outlet and roles; null for nobody, or for one who has left by `on`. */
export async function findStaff(
  db: AuthorityDatabase,
  id: string,
  on: string,
): Promise<{ readonly name: string; readonly outletId: string; readonly roles: StaffRole[] } | null> {
  const row = await db.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined || (row.left_on !== null && row.left_on <= on)) return null;
  const roles = await db.selectFrom('staff_roles').select('role').where('staff_id', '=', id).orderBy('role').execute();
  return { name: row.name, outletId: row.outlet_id, roles: roles.map((one) => one.role) };
}
