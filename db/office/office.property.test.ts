/** Long random histories of an account, with everything twice and at once, against the tables of db/machines. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../../test/support/databases.ts';
import { HOLDER, prepareBench } from '../authority/testing.ts';
import { payableFen, take, turnYear as turned, type Pockets, type Purpose } from '../machines/carried.ts';
import { creditFen, creditWindow } from '../machines/credit.ts';
import { addMonths, ageOn, dayOf, endOf } from '../machines/months.ts';
import type { AuthorityDatabase, AuthoritySchema } from '../schema.ts';
import { ledgerAccountId } from '../stores/accounts.ts';
import { verifyLedger } from '../stores/ledger.ts';
import { creditMonth } from './credit.ts';
import { pay, turnYear } from './spend.ts';
import { carriedTermsOf, creditTermsOf } from './terms.ts';
import { packOf } from './testing.ts';

const ACCOUNT = ledgerAccountId(HOLDER);
const BASE_FEN = 612_345;
const AT_ONCE = 4;
const CHANGSHA = packOf('changsha');
const SUZHOU = packOf('suzhou');
const { rates, calendar } = creditTermsOf(CHANGSHA, '2026-01-01');
const carried = carriedTermsOf(SUZHOU, '2026-01-01');

/** One month of a life: when the contribution was paid (null: never), and what was bought. */
interface MonthOfLife {
  readonly paidDay: number | null;
  readonly uses: readonly { readonly purpose: Purpose; readonly amountFen: number }[];
}
const purpose = fc.constantFrom<Purpose>('outpatient', 'selfPaidInpatient', 'ownExpense', 'fitnessOrInsurance', 'premium');
const life: fc.Arbitrary<MonthOfLife[]> = fc.array(
  fc.record({
    paidDay: fc.option(fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constantFrom(24, 25)), { freq: 6 }),
    uses: fc.array(fc.record({ purpose, amountFen: fc.integer({ min: 1, max: 90_000 }) }), { maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 14 },
);

async function insure(db: AuthorityDatabase): Promise<void> {
  await prepareBench(db);
  const insurance = { kind: 'employeeMedical', state: 'insured', place: '长沙市', contribution_months: 1 } as const;
  await db
    .insertInto('insurances')
    .values({
      ...insurance,
      social_security_number: HOLDER,
      scheme: 'employed',
      since: '2023-10-01',
      base_fen: BASE_FEN,
      employer_id: null,
    })
    .execute();
}

const contribution = { social_security_number: HOLDER, kind: 'employeeMedical', employer_fen: 0, person_fen: 0, period: null } as const;

onBothDatabases('an account over a long life', (databases) => {
  it('holds what the tables say, to the fen: no credit twice, no payment twice, nothing below zero', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(life, async (months) => {
        const db = await databases.prepared<AuthoritySchema>('insured', insure);
        let model: Pockets = { currentFen: 0, carriedFen: 0 };
        let exists = false;
        for (const [index, { paidDay, uses }] of months.entries()) {
          const month = addMonths('2025-06', index);
          const paidOn = paidDay === null ? null : dayOf(month, paidDay);
          await db
            .insertInto('contributions')
            .values({ ...contribution, month, base_fen: BASE_FEN, paid_on: paidOn })
            .execute();
          // The run two months later has every window behind it.
          const on = endOf(addMonths(month, 2));
          if (on.slice(5, 7) === '01') {
            const year = Number(on.slice(0, 4));
            const turns = await Promise.all(Array.from({ length: AT_ONCE }, () => turnYear(db, ACCOUNT, year)));
            if (exists) {
              expect(turns.filter((one) => one === 'carried')).toHaveLength(1);
              model = turned(model);
            } else expect(new Set(turns)).toEqual(new Set(['noAccount']));
          }
          if (paidOn !== null) {
            const early = {
              person: HOLDER,
              month,
              on: dayOf(creditWindow(paidOn, calendar).from.slice(0, 7), 10),
              pack: CHANGSHA,
            } as const;
            expect(await creditMonth(db, early)).toEqual({ outcome: 'notYet' });
          }
          const order = { person: HOLDER, month, on, pack: CHANGSHA } as const;
          const runs = await Promise.all(Array.from({ length: AT_ONCE }, () => creditMonth(db, order)));
          if (paidOn === null) expect(new Set(runs.map((run) => run.outcome))).toEqual(new Set(['unpaid']));
          else {
            expect(runs.map((run) => run.outcome).toSorted()).toEqual(['already', 'already', 'already', 'credited']);
            exists = true;
            const ageYears = ageOn('1987-03-16', endOf(month));
            const amount = creditFen({ scheme: 'employed', ageYears, ownBaseFen: BASE_FEN, employerAverageFen: null }, rates);
            model = { ...model, currentFen: model.currentFen + amount };
          }
          for (const [number, use] of uses.entries()) {
            const payment = {
              ...use,
              transactionId: `USE-${index}-${number}`,
              accountId: ACCOUNT,
              kind: 'use',
              note: '购药',
              to: 'provider',
              on,
            } as const;
            const paid = await Promise.all(Array.from({ length: AT_ONCE }, () => pay(db, { ...payment, pack: SUZHOU })));
            if (!exists) expect(new Set(paid)).toEqual(new Set(['noAccount']));
            else if (use.amountFen > payableFen(model, use.purpose, carried)) expect(new Set(paid)).toEqual(new Set(['notEnough']));
            else {
              expect(paid.toSorted()).toEqual(['already', 'already', 'already', 'paid']);
              model = take(model, use.purpose, use.amountFen, carried);
            }
          }
        }
        const account = await db.selectFrom('accounts').selectAll().where('id', '=', ACCOUNT).executeTakeFirst();
        expect({ balance: account?.balance_fen ?? 0, carried: account?.carried_fen ?? 0 }).toEqual({
          balance: model.currentFen + model.carriedFen,
          carried: model.carriedFen,
        });
        expect(await verifyLedger(db)).toMatchObject({ wrong: [] });
        await db.destroy();
      }),
      { numRuns: 12 },
    );
  });

  it('pays out of one balance to many at once no fen more than there is', async () => {
    const db = await databases.prepared<AuthoritySchema>('insured', insure);
    await db
      .insertInto('contributions')
      .values({ ...contribution, month: '2026-01', base_fen: BASE_FEN, paid_on: '2026-01-05' })
      .execute();
    const credited = await creditMonth(db, { person: HOLDER, month: '2026-01', on: '2026-02-20', pack: CHANGSHA });
    const amountFen = credited.outcome === 'credited' ? Math.floor(credited.amountFen / 3) : 0;
    const payment = {
      accountId: ACCOUNT,
      purpose: 'outpatient',
      kind: 'use',
      note: '门诊',
      amountFen,
      to: 'provider',
      on: '2026-02-21',
      pack: CHANGSHA,
    } as const;
    const paid = await Promise.all(Array.from({ length: 10 }, (_unused, index) => pay(db, { ...payment, transactionId: `RACE-${index}` })));
    expect(paid.filter((one) => one === 'paid')).toHaveLength(3);
    expect(await verifyLedger(db)).toMatchObject({ wrong: [] });
    await db.updateTable('accounts').set({ frozen_since: '2026-02-22' }).where('id', '=', ACCOUNT).execute();
    expect(await pay(db, { ...payment, amountFen: 1, on: '2026-02-22', transactionId: 'FROZEN-1' })).toBe('frozen');
  });
});
