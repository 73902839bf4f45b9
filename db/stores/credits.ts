/** What the monthly credit is reckoned from, and the mark that a month was credited. */
import type { AuthorityDatabase, ContributionsTable, InsurancesTable, MonthlyCreditsTable } from '../schema.ts';

/** The person's medical insurance that has an account: through an employer before residents'. */
export async function medicalInsuranceOf(db: AuthorityDatabase, person: string): Promise<InsurancesTable | null> {
  const rows = await db
    .selectFrom('insurances')
    .selectAll()
    .where('social_security_number', '=', person)
    .where('kind', 'in', ['employeeMedical', 'residentMedical'])
    .where('state', 'in', ['insured', 'retired'])
    .orderBy('kind')
    .execute();
  return rows[0] ?? null;
}

export async function contributionFor(db: AuthorityDatabase, person: string, month: string): Promise<ContributionsTable | null> {
  const row = await db
    .selectFrom('contributions')
    .selectAll()
    .where('social_security_number', '=', person)
    .where('kind', '=', 'employeeMedical')
    .where('month', '=', month)
    .executeTakeFirst();
  return row ?? null;
}

/** The employer's average base of a year in fen; null where it is not known. */
export async function employerAverage(db: AuthorityDatabase, employer: string, year: number): Promise<number | null> {
  const row = await db
    .selectFrom('employer_bases')
    .select('average_base_fen')
    .where('employer_id', '=', employer)
    .where('year', '=', year)
    .executeTakeFirst();
  return row?.average_base_fen ?? null;
}

/** Takes the month for this transaction; false when it was credited before. Another run of the same month waits here. */
export async function claimCredit(tx: AuthorityDatabase, credit: MonthlyCreditsTable): Promise<boolean> {
  const result = await tx
    .insertInto('monthly_credits')
    .values(credit)
    .onConflict((conflict) => conflict.columns(['social_security_number', 'month']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}
