import type { InsuranceRecord } from '../authority/api.ts';
import type { AuthorityDatabase, PersonsTable } from '../schema.ts';
import { keptQuery } from './kept-query.ts';

const onePerson = keptQuery((db, { person }: { person: string }) =>
  db.selectFrom('persons').selectAll().where('social_security_number', '=', person),
);

/** The person with this number, or null. */
export async function findPerson(db: AuthorityDatabase, socialSecurityNumber: string): Promise<PersonsTable | null> {
  const { rows } = await onePerson(db, { person: socialSecurityNumber });
  return rows[0] ?? null;
}

const insurances = keptQuery((db, { person }: { person: string }) =>
  db.selectFrom('insurances').selectAll().where('social_security_number', '=', person).orderBy('kind'),
);

/** The person's insurances in a fixed order. */
export async function insurancesOf(db: AuthorityDatabase, socialSecurityNumber: string): Promise<InsuranceRecord[]> {
  const { rows } = await insurances(db, { person: socialSecurityNumber });
  return rows.map((row) => ({ kind: row.kind, state: row.state, place: row.place, contributionMonths: row.contribution_months }));
}

const lockOne = keptQuery((tx, { person }: { person: string }) =>
  tx
    .updateTable('persons')
    .set((eb) => ({ name: eb.ref('name') }))
    .where('social_security_number', '=', person)
    .returningAll(),
);

/** The person, with other commands on them made to wait until this transaction has ended; null when there is none. */
export async function lockPerson(tx: AuthorityDatabase, socialSecurityNumber: string): Promise<PersonsTable | null> {
  const { rows } = await lockOne(tx, { person: socialSecurityNumber });
  return rows[0] ?? null;
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
