/** The register of outlets: what they are called, in which city, of which bank, and what kinds of place they are. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { OutletKind } from '../rules/model.ts';
import type { AuthorityDatabase, OutletsTable } from '../schema.ts';
import { findOutlet } from '../stores/places.ts';
import type { RegisterRefusal } from './change.ts';

export type ListedOutlet = OutletsTable & { readonly kinds: readonly OutletKind[] };
export type OutletFacts = Omit<OutletsTable, 'id' | 'retired_on'> & { readonly kinds: readonly OutletKind[] };

export async function listOutlets(db: AuthorityDatabase): Promise<readonly ListedOutlet[]> {
  const outlets = await db.selectFrom('outlets').selectAll().orderBy('id').execute();
  const kinds = await db.selectFrom('outlet_kinds').selectAll().orderBy('kind').execute();
  return outlets.map((row) => ({ ...row, kinds: kinds.filter((one) => one.outlet_id === row.id).map((one) => one.kind) }));
}

export async function addOutlet(
  tx: AuthorityDatabase,
  id: string,
  { kinds, ...facts }: OutletFacts,
): Promise<Result<null, RegisterRefusal>> {
  const added = await tx
    .insertInto('outlets')
    .values({ id, ...facts, retired_on: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return err('exists');
  await setKinds(tx, id, kinds);
  return ok(null);
}

/** Changes what is named and leaves the rest. */
export async function changeOutlet(
  tx: AuthorityDatabase,
  id: string,
  change: Partial<OutletFacts>,
): Promise<Result<null, RegisterRefusal>> {
  const found = await findOutlet(tx, id);
  if (found === null) return err('unknown');
  if (found.outlet.retired_on !== null) return err('retired');
  const { kinds, ...facts } = change;
  if (Object.keys(facts).length > 0) await tx.updateTable('outlets').set(facts).where('id', '=', id).execute();
  if (kinds !== undefined) {
    await tx.deleteFrom('outlet_kinds').where('outlet_id', '=', id).execute();
    await setKinds(tx, id, kinds);
  }
  return ok(null);
}

/** Closes an outlet from that day on. Its terminals and people have to be elsewhere first (`inUse`). */
export async function retireOutlet(tx: AuthorityDatabase, id: string, on: CivilDate): Promise<Result<null, RegisterRefusal>> {
  const found = await findOutlet(tx, id);
  if (found === null) return err('unknown');
  if (found.outlet.retired_on !== null) return err('retired');
  const terminal = await tx
    .selectFrom('terminals')
    .select('id')
    .where('outlet_id', '=', id)
    .where('retired_on', 'is', null)
    .executeTakeFirst();
  const person = await tx.selectFrom('staff').select('id').where('outlet_id', '=', id).where('left_on', 'is', null).executeTakeFirst();
  if (terminal !== undefined || person !== undefined) return err('inUse');
  await tx.updateTable('outlets').set({ retired_on: on }).where('id', '=', id).execute();
  return ok(null);
}

async function setKinds(tx: AuthorityDatabase, id: string, kinds: readonly OutletKind[]): Promise<void> {
  if (kinds.length === 0) return;
  const rows = [...new Set(kinds)].map((kind) => ({ outlet_id: id, kind }));
  await tx.insertInto('outlet_kinds').values(rows).execute();
}
