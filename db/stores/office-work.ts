/** Whom the work of the back office is about, a page at a time in the order of their keys. */
import type { AccountsTable, AuthorityDatabase } from '../schema.ts';

const PAGE_ROWS = 500;

/** People whose medical insurance may have a credit of the month that was not given yet, behind `after`, with where they are insured. */
export function creditPage(
  db: AuthorityDatabase,
  month: string,
  after: string,
): Promise<{ readonly person: string; readonly place: string }[]> {
  return db
    .selectFrom('insurances')
    .select(['social_security_number as person', 'place'])
    .where('kind', '=', 'employeeMedical')
    .where('state', 'in', ['insured', 'retired'])
    .where('social_security_number', '>', after)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('monthly_credits')
            .select('month')
            .whereRef('monthly_credits.social_security_number', '=', 'insurances.social_security_number')
            .where('month', '=', month),
        ),
      ),
    )
    .orderBy('social_security_number')
    .limit(PAGE_ROWS)
    .execute();
}

type Turning = Pick<AccountsTable, 'id' | 'carried_year' | 'last_on' | 'balance_fen'> & { readonly place: string | null };

/** Accounts that are open, behind `after`, with where their owner is insured: medically, else in any way. */
export async function accountPage(db: AuthorityDatabase, after: string): Promise<Turning[]> {
  const accounts = await db
    .selectFrom('accounts')
    .select(['id', 'social_security_number', 'carried_year', 'last_on', 'balance_fen'])
    .where('closed_on', 'is', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(PAGE_ROWS)
    .execute();
  const owners = [...new Set(accounts.map((account) => account.social_security_number))];
  const places = await placesInsured(db, owners);
  return accounts.map(({ social_security_number: owner, ...account }) => ({ ...account, place: places.get(owner) ?? null }));
}

/** Where each of these people is insured: medically, else in any way. */
export async function placesInsured(db: AuthorityDatabase, people: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom('insurances')
    .select(['social_security_number', 'kind', 'place'])
    .where('social_security_number', 'in', people)
    .orderBy('kind')
    .execute();
  const medicalLast = rows.toSorted((a, b) => Number(isMedical(a.kind)) - Number(isMedical(b.kind)));
  return new Map(medicalLast.map((row) => [row.social_security_number, row.place]));
}

function isMedical(kind: string): boolean {
  return kind === 'employeeMedical' || kind === 'residentMedical';
}
