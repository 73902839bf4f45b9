/** Filings for treatment elsewhere (异地就医备案). */
import type { CivilDate } from '../../native/base/civil-date.ts';
import type { AuthorityDatabase, ReferralFilingsTable } from '../schema.ts';
import { keptQuery } from './kept-query.ts';

const filings = keptQuery((db, { person }: { person: string }) =>
  db
    .selectFrom('referral_filings')
    .selectAll()
    .where('social_security_number', '=', person)
    .orderBy('filed_on', 'desc')
    .orderBy('id', 'desc'),
);

/** The person's filings, newest first. */
export async function referralsOf(db: AuthorityDatabase, person: string): Promise<ReferralFilingsTable[]> {
  return (await filings(db, { person })).rows;
}

/** The filing that counts on a day; null for none. */
export async function liveReferral(db: AuthorityDatabase, person: string, on: CivilDate): Promise<ReferralFilingsTable | null> {
  const filings = await referralsOf(db, person);
  return filings.find((one) => one.state === 'filed' && (one.valid_to === null || on <= one.valid_to)) ?? null;
}

export async function addReferral(
  tx: AuthorityDatabase,
  filing: Omit<ReferralFilingsTable, 'state' | 'authenticated_on' | 'ended_on'>,
): Promise<void> {
  await tx
    .insertInto('referral_filings')
    .values({ ...filing, state: 'filed', authenticated_on: null, ended_on: null })
    .execute();
}

export async function endReferral(
  tx: AuthorityDatabase,
  id: string,
  state: 'used' | 'cancelled' | 'replaced',
  on: CivilDate,
): Promise<void> {
  await tx.updateTable('referral_filings').set({ state, ended_on: on }).where('id', '=', id).execute();
}
