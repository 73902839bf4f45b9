import { describe, expect, it } from 'vitest';
import { HOLDER, prepareBench } from '../authority/testing.ts';
import { openSqlite } from '../dialects/sqlite.ts';
import { payableFen } from '../machines/carried.ts';
import { creditFen, creditWindow, DEFAULT_CALENDAR, DEFAULT_RATES } from '../machines/credit.ts';
import { keepingOf } from '../machines/keeping.ts';
import type { Pack } from '../rules/pack-schema.ts';
import type { AuthorityDatabase, AuthoritySchema } from '../schema.ts';
import { ledgerAccountId } from '../stores/accounts.ts';
import { creditMonth } from './credit.ts';
import { pay } from './spend.ts';
import { carriedTermsOf, creditTermsOf, keepingTermsOf, lapseDaysOf, orderDueOn, replacementFeeFen } from './terms.ts';
import { packOf, withFacts } from './testing.ts';

const BASE_FEN = 500_000;
const CHANGSHA = packOf('changsha');
const SUZHOU = packOf('suzhou');
const TODAY = '2026-11-22';

/** From 2026 on 3.1 % for who is under 45, instead of 2.7 %. */
const RAISED: Pack = {
  ...CHANGSHA,
  facts: CHANGSHA.facts.flatMap((fact) =>
    fact.kind === 'rate' && fact.id === 'credit.rate.under45'
      ? [
          { ...fact, effectiveTo: '2025-12-31' },
          { ...fact, basisPoints: 310, effectiveFrom: '2026-01-01' },
        ]
      : [fact],
  ),
};

/** An employed person whose contribution of a month was paid on the 24th. */
async function insured(month: string): Promise<AuthorityDatabase> {
  const db = openSqlite<AuthoritySchema>(':memory:');
  await prepareBench(db);
  const person = { social_security_number: HOLDER, kind: 'employeeMedical', base_fen: BASE_FEN, employer_id: null } as const;
  const insurance = {
    ...person,
    state: 'insured',
    place: '长沙市',
    contribution_months: 1,
    scheme: 'employed',
    since: '2023-10-01',
  } as const;
  await db.insertInto('insurances').values(insurance).execute();
  const paid = { month, paid_on: `${month}-24`, employer_fen: 0, person_fen: 0, period: null };
  await db
    .insertInto('contributions')
    .values({ ...person, ...paid })
    .execute();
  return db;
}

async function credited(pack: Pack, month: string, on: string) {
  const db = await insured(month);
  const outcome = await creditMonth(db, { person: HOLDER, month, on, pack });
  await db.destroy();
  return outcome;
}

describe('a credit by the pack', () => {
  it('of another rate is another amount, from the day on which the rate holds', async () => {
    expect(await credited(CHANGSHA, '2026-03', '2026-05-31')).toMatchObject({ outcome: 'credited', amountFen: 13_500 });
    expect(await credited(RAISED, '2026-03', '2026-05-31')).toMatchObject({ outcome: 'credited', amountFen: 15_500 });
    expect(await credited(RAISED, '2025-12', '2026-05-31')).toMatchObject({ outcome: 'credited', amountFen: 13_500 });
  });

  it('S0 灵活就业退休人员: of January and February the premium is withheld first, the entry says so, and no other month', async () => {
    const db = await insured('2026-01');
    await db.updateTable('insurances').set({ scheme: 'flexibleRetired' }).where('social_security_number', '=', HOLDER).execute();
    const credit = (month: string, pack = CHANGSHA) => creditMonth(db, { person: HOLDER, month, on: '2026-06-30', pack });
    // 4 % of 5,000 yuan, less 90.
    expect(await credit('2026-01')).toMatchObject({ outcome: 'credited', amountFen: 11_000 });
    expect(await credit('2026-02')).toMatchObject({ outcome: 'credited', amountFen: 11_000 });
    expect(await credit('2026-03')).toMatchObject({ outcome: 'credited', amountFen: 20_000 });
    const dearer = withFacts(CHANGSHA, (fact) =>
      fact.kind === 'amount' && fact.id === 'credit.lower.premium' ? { ...fact, amountFen: 99_999 } : fact,
    );
    expect(await credit('2025-02', dearer)).toEqual({ outcome: 'none' });
    const notes = await db
      .selectFrom('ledger_entries')
      .select(['note', 'amount_fen'])
      .where('kind', '=', 'credit')
      .where('on', '=', '2026-06-30')
      .orderBy('sequence')
      .execute();
    expect(notes).toEqual([
      { note: '医保个人账户划入（已代扣大病医疗互助90.00元）', amount_fen: 11_000 },
      { note: '医保个人账户划入（已代扣大病医疗互助90.00元）', amount_fen: 11_000 },
      { note: '医保个人账户划入', amount_fen: 20_000 },
    ]);
    await db.destroy();
  });

  it('comes on the days of its calendar: a payment of the 24th is late where the late days begin on the 20th', async () => {
    const early = withFacts(CHANGSHA, (fact) =>
      fact.kind === 'monthDays' && fact.id === 'credit.nextPeriod' ? { ...fact, fromDay: 20 } : fact,
    );
    expect(await credited(CHANGSHA, '2026-03', '2026-04-11')).toMatchObject({ outcome: 'credited' });
    expect(await credited(early, '2026-03', '2026-04-11')).toEqual({ outcome: 'notYet' });
    expect(await credited(early, '2026-03', '2026-05-11')).toMatchObject({ outcome: 'credited' });
  });

  it('goes to the card where the pack knows no switch to the ledger', async () => {
    const cardsOnly = withFacts(CHANGSHA, (fact) => (/^(ledger[.](allFrom|newlyInsuredFrom)|cardAccount[.])/.test(fact.id) ? null : fact));
    const facts = { pool: 'changsha', insuredSince: '2015-03-01', cardOpenedOn: '2015-05-01' } as const;
    expect(keepingOf(facts, '2026-03', keepingTermsOf(cardsOnly, TODAY)).keeping).toBe('card');
    expect(keepingOf(facts, '2026-03', keepingTermsOf(CHANGSHA, TODAY)).keeping).toBe('ledger');
    expect(keepingOf(facts, '2023-10', keepingTermsOf(CHANGSHA, TODAY)).keeping).toBe('card');
  });

  it('S3 12月底将划拨10月及以前个人账户资金至“医保卡”: up to the month that the pack names, for who opened the card in time', () => {
    const late = { pool: 'changsha', insuredSince: '2015-03-01', cardOpenedOn: '2023-11-15' } as const;
    const until = (day: string) =>
      withFacts(CHANGSHA, (fact) => (fact.kind === 'day' && fact.id === 'cardAccount.creditUntil' ? { ...fact, on: day } : fact));
    const kept = (pack: Pack, month: string) => keepingOf(late, month, keepingTermsOf(pack, TODAY)).keeping;
    expect(kept(CHANGSHA, '2023-10')).toBe('card');
    expect([kept(until('2023-09-30'), '2023-09'), kept(until('2023-09-30'), '2023-10')]).toEqual(['card', 'ledger']);
  });

  it('has the defaults, marked as ours, where the pack is silent; who names some rates gives nobody else a credit', () => {
    const silent = creditTermsOf(SUZHOU, TODAY);
    expect(silent).toEqual({ rates: DEFAULT_RATES, calendar: DEFAULT_CALENDAR, withholding: null });
    const { arrival, nextPeriod, newCard, flexibleArrival } = silent.calendar;
    for (const { sources } of [...silent.rates, arrival, nextPeriod, newCard, flexibleArrival]) expect(sources[0]?.document).toBe('ours');
    const onlyRetired = withFacts(CHANGSHA, (fact) => (/under45|from45/.test(fact.id) ? null : fact));
    const one = { scheme: 'employed', ageYears: 30, ownBaseFen: BASE_FEN, employerAverageFen: null } as const;
    expect(creditFen(one, creditTermsOf(onlyRetired, TODAY).rates)).toBe(0);
    expect(creditFen({ ...one, scheme: 'retired' }, creditTermsOf(onlyRetired, TODAY).rates)).toBe(20_000);
  });

  it('says which sentences it rests on', () => {
    const { calendar } = creditTermsOf(CHANGSHA, TODAY);
    expect(creditWindow('2026-11-24', calendar).sources.map(({ document }) => document)).toEqual(['S0']);
    expect(creditWindow('2026-11-25', calendar).sources.map(({ document }) => document)).toEqual(['S0', 'S0']);
  });
});

describe('a payment by the pack', () => {
  it('leaves as much carried money untouched as the pack says', async () => {
    const pockets = { currentFen: 0, carriedFen: 700_000 };
    const lower = withFacts(SUZHOU, (fact) =>
      fact.kind === 'amount' && fact.id === 'account.carried.ownExpenseAbove' ? { ...fact, amountFen: 650_000 } : fact,
    );
    expect(payableFen(pockets, 'ownExpense', carriedTermsOf(SUZHOU, TODAY))).toBe(100_000);
    expect(payableFen(pockets, 'ownExpense', carriedTermsOf(lower, TODAY))).toBe(50_000);
    expect(payableFen(pockets, 'ownExpense', carriedTermsOf(CHANGSHA, TODAY))).toBe(700_000);
    const db = await insured('2026-03');
    const order = { person: HOLDER, month: '2026-03', on: '2026-05-31', pack: CHANGSHA } as const;
    expect(await creditMonth(db, order)).toMatchObject({ outcome: 'credited' });
    const what = { accountId: ledgerAccountId(HOLDER), purpose: 'ownExpense', kind: 'use', note: '自费', to: 'provider' } as const;
    const payment = { ...what, transactionId: 'OWN-1', amountFen: 100, on: '2026-06-01' } as const;
    expect(await pay(db, { ...payment, pack: SUZHOU })).toBe('notEnough');
    expect(await pay(db, { ...payment, pack: CHANGSHA })).toBe('paid');
    await db.destroy();
  });
});

describe('an order by the pack', () => {
  it('S2 制卡周期为30天, 补卡周期为7天; S4 三十分钟, 两三个月: is due on that day, and on none where no rule says', () => {
    expect(orderDueOn(SUZHOU, 'first', TODAY)).toBe('2026-12-22');
    expect(orderDueOn(SUZHOU, 'replacement', TODAY)).toBe('2026-11-29');
    expect(orderDueOn(packOf('zhaotong'), 'instant', TODAY)).toBe(TODAY);
    expect(orderDueOn(packOf('zhaotong'), 'first', TODAY)).toBe('2027-02-22');
    expect(orderDueOn(CHANGSHA, 'first', TODAY)).toBeNull();
    expect(orderDueOn(SUZHOU, 'first', '2011-01-01')).toBeNull();
  });
});

describe('loss and replacement by the pack', () => {
  it('S4 有效期限限为20天, 缴纳工本费22元; S2 补卡工本费 without an amount: as of the day', () => {
    const zhaotong = packOf('zhaotong');
    expect([lapseDaysOf(zhaotong, TODAY), lapseDaysOf(SUZHOU, TODAY), lapseDaysOf(CHANGSHA, TODAY)]).toEqual([20, null, null]);
    expect(lapseDaysOf(zhaotong, '2018-04-23')).toBeNull();
    expect([replacementFeeFen(zhaotong, TODAY), replacementFeeFen(SUZHOU, TODAY), replacementFeeFen(CHANGSHA, TODAY)]).toEqual([
      2_200,
      null,
      0,
    ]);
    const dearer = withFacts(zhaotong, (fact) =>
      fact.kind === 'fee' && fact.id === 'replacement.fee' ? { ...fact, amountFen: 2_500 } : fact,
    );
    expect(replacementFeeFen(dearer, TODAY)).toBe(2_500);
  });
});
