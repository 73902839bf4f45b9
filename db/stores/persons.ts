import type { InsuranceRecord } from '../authority/api.ts';
import type { AuthorityDatabase, PersonsTable } from '../schema.ts';

/** The person with this number, or null. */
export async function findPerson(db: AuthorityDatabase, socialSecurityNumber: string): Promise<PersonsTable | null> {
  const row = await db.selectFrom('persons').selectAll().where('social_security_number', '=', socialSecurityNumber).executeTakeFirst();
  return row ?? null;
}

/** The person's insurances in a fixed order. */
export async function insurancesOf(db: AuthorityDatabase, socialSecurityNumber: string): Promise<InsuranceRecord[]> {
  const rows = await db
    .selectFrom('insurances')
    .selectAll()
    .where('social_security_number', '=', socialSecurityNumber)
    .orderBy('kind')
    .execute();
  return rows.map((row) => ({ kind: row.kind, state: row.state, place: row.place, contributionMonths: row.contribution_months }));
}

/** Makes other commands on the person wait until this transaction has ended. */
export async function lockPerson(tx: AuthorityDatabase, socialSecurityNumber: string): Promise<void> {
  await tx
    .updateTable('persons')
    .set((eb) => ({ name: eb.ref('name') }))
    .where('social_security_number', '=', socialSecurityNumber)
    .execute();
}

/** The person with these two numbers, both exact; null otherwise. */
export async function findByNumbers(
  db: AuthorityDatabase,
  socialSecurityNumber: string,
  personalNumber: string,
): Promise<PersonsTable | null> {
  const person = await findPerson(db, socialSecurityNumber);
  return person?.personal_number === personalNumber ? person : null;
}
