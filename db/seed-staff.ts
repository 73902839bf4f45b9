/** Fictitious people of a simulated outlet, one for each role. Every password is 000000; only its fingerprint is kept, as of any other. */
import type { StaffRoleName } from './authority/api.ts';
import type { AuthorityDatabase } from './schema.ts';
import { ensureOutlet } from './stores/places.ts';

interface SimulatedStaff {
  readonly number: string;
  readonly name: string;
  readonly roles: readonly StaffRoleName[];
  /** What the simulated staff card of that person says. */
  readonly cardNumber: string;
}

/** Who works where the simulated terminal stands. */
export const SIMULATED_STAFF: readonly SimulatedStaff[] = [
  { number: '1001', name: '柜员甲', roles: ['clerk'], cardNumber: 'STAFF1014' },
  { number: '1002', name: '主管乙', roles: ['clerk', 'supervisor'], cardNumber: 'STAFF1022' },
  { number: '1003', name: '工程师丙', roles: ['engineer'], cardNumber: 'STAFF1030' },
  { number: '1004', name: '经办丁', roles: ['office'], cardNumber: 'STAFF1049' },
];
/** scrypt of 000000 under this salt, worked out once: a start does not wait for it four times. */
const PASSWORD = {
  salt: '0123456789abcdef0123456789abcdef',
  check_value: '02d22dc5947a9436641f9578f020918294530ef939d6a63c103689d7149f6390',
};
const TRIES = { tries_left: 5, tries_max: 5 };
const OUTLET = { id: 'SIM-OUTLET', name: '模拟网点', bank: null, address: '', telephone: null } as const;

/** Adds the people who are not there yet. Gives how many were added. For simulation only. */
export function ensureSimulatedStaff(db: AuthorityDatabase, on: string): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await ensureOutlet(tx, { ...OUTLET, city: 'zhaotong' });
    let added = 0;
    for (const { number, name, roles, cardNumber } of SIMULATED_STAFF) {
      const row = { id: number, name, outlet_id: OUTLET.id, left_on: null, card_number: cardNumber };
      const result = await tx
        .insertInto('staff')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      if (result.numInsertedOrUpdatedRows !== 1n) {
        // Records of an earlier run may know another card.
        await tx.updateTable('staff').set({ card_number: cardNumber }).where('id', '=', number).execute();
        continue;
      }
      const given = roles.map((role) => ({ staff_id: number, role }));
      await tx.insertInto('staff_roles').values(given).execute();
      await tx
        .insertInto('staff_passwords')
        .values({ staff_id: number, ...PASSWORD, ...TRIES, changed_on: on })
        .execute();
      added += 1;
    }
    return added;
  });
}
