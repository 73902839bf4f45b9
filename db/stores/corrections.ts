/** Requests to correct data. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import type { AuthorityDatabase, CorrectionsTable } from '../schema.ts';

export async function addCorrection(tx: AuthorityDatabase, correction: CorrectionsTable): Promise<void> {
  await tx.insertInto('corrections').values(correction).execute();
}

/** Closes an open request of the person; false where there is none. */
export async function closeCorrection(
  tx: AuthorityDatabase,
  {
    id,
    person,
    state,
    on,
  }: { readonly id: string; readonly person: string; readonly state: 'accepted' | 'rejected'; readonly on: CivilDate },
): Promise<boolean> {
  const closed = await tx
    .updateTable('corrections')
    .set({ state, closed_on: on })
    .where('id', '=', id)
    .where('social_security_number', '=', person)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return closed.numUpdatedRows === 1n;
}

/** Open requests of an outlet (of every one where none is named), oldest first. */
export async function openCorrections(db: AuthorityDatabase, outletId: string | null) {
  const open = db
    .selectFrom('corrections')
    .innerJoin('persons', 'persons.social_security_number', 'corrections.social_security_number')
    .select(['corrections.id', 'corrections.requested_on', 'persons.name as holder'])
    .where('state', '=', 'open');
  const own = outletId === null ? open : open.where((eb) => eb.or([eb('outlet_id', '=', outletId), eb('outlet_id', 'is', null)]));
  return own.orderBy('requested_on').orderBy('corrections.id').execute();
}

/** Open requests of a person, oldest first. */
export async function correctionsOf(db: AuthorityDatabase, person: string): Promise<readonly CorrectionsTable[]> {
  const open = db.selectFrom('corrections').selectAll().where('social_security_number', '=', person).where('state', '=', 'open');
  return open.orderBy('requested_on').orderBy('id').execute();
}
