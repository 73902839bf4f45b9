/** Family sharing (家庭共济): who may use whose ledger account. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import type { AuthorityDatabase, FamilyBindingsTable } from '../schema.ts';

/** Bindings that hold, as owner or as member. */
export async function bindingsOf(db: AuthorityDatabase, person: string): Promise<FamilyBindingsTable[]> {
  return db
    .selectFrom('family_bindings')
    .selectAll()
    .where('ended_on', 'is', null)
    .where((eb) => eb.or([eb('owner', '=', person), eb('member', '=', person)]))
    .orderBy('bound_on')
    .orderBy('id')
    .execute();
}

export async function addBinding(tx: AuthorityDatabase, binding: Omit<FamilyBindingsTable, 'ended_on'>): Promise<void> {
  await tx
    .insertInto('family_bindings')
    .values({ ...binding, ended_on: null })
    .execute();
}

/** Ends a binding of the owner; false where there is none that holds. */
export async function endBinding(tx: AuthorityDatabase, id: string, owner: string, on: CivilDate): Promise<boolean> {
  const ended = await tx
    .updateTable('family_bindings')
    .set({ ended_on: on })
    .where('id', '=', id)
    .where('owner', '=', owner)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n;
}
