import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { payableFen, PURPOSES, take, turnYear, type Purpose } from './carried.ts';
import { creditFen, creditWindow, frozenFrom, periodOf, retirementWindow, withheldFen } from './credit.ts';
import { packOf } from '../office/testing.ts';
import { carriedTermsOf, creditTermsOf } from '../office/terms.ts';
import { ageOn } from './months.ts';

const TODAY = '2026-11-22';
/** As Changsha's pack has them; Suzhou divides the balance, Zhaotong does not. */
const { rates: RATES, calendar: CALENDAR, withholding: WITHHOLDING } = creditTermsOf(packOf('changsha'), TODAY);
const SUZHOU = carriedTermsOf(packOf('suzhou'), TODAY);
const ZHAOTONG = carriedTermsOf(packOf('zhaotong'), TODAY);

const base = { ownBaseFen: 500_000, employerAverageFen: null };

describe('the monthly credit (S0, 5)', () => {
  it('45岁以下 2.7%, 45岁以上 3.2%, 退休 4%', () => {
    expect(creditFen({ ...base, scheme: 'employed', ageYears: 44 }, RATES)).toBe(13_500);
    expect(creditFen({ ...base, scheme: 'employed', ageYears: 45 }, RATES)).toBe(16_000);
    expect(creditFen({ ...base, scheme: 'retired', ageYears: 61 }, RATES)).toBe(20_000);
  });

  it('退休人员: of the higher of the own base and the employer average', () => {
    expect(creditFen({ scheme: 'retired', ageYears: 61, ownBaseFen: 500_000, employerAverageFen: 600_000 }, RATES)).toBe(24_000);
    expect(creditFen({ scheme: 'retired', ageYears: 61, ownBaseFen: 700_000, employerAverageFen: 600_000 }, RATES)).toBe(28_000);
    expect(creditFen({ scheme: 'employed', ageYears: 30, ownBaseFen: 500_000, employerAverageFen: 600_000 }, RATES)).toBe(13_500);
  });

  it('只参加居民医保的人员和灵活就业个人缴费人员: none', () => {
    expect(creditFen({ ...base, scheme: 'resident', ageYears: 50 }, RATES)).toBe(0);
    expect(creditFen({ ...base, scheme: 'flexible', ageYears: 50 }, RATES)).toBe(0);
    expect(creditFen({ ...base, scheme: 'flexibleRetired', ageYears: 60 }, RATES)).toBe(20_000);
  });

  it('灵活就业退休人员: 年初有两个月划拨金额会减少, 在划拨前代扣了大病医疗互助 (90 yuan a month: ours)', () => {
    // 4 % of 5,000 yuan are 200 yuan.
    const rows = [
      ['2025-12', 'flexibleRetired', 0, 20_000],
      ['2026-01', 'flexibleRetired', 9_000, 11_000],
      ['2026-02', 'flexibleRetired', 9_000, 11_000],
      ['2026-03', 'flexibleRetired', 0, 20_000],
      ['2026-01', 'retired', 0, 20_000],
    ] as const;
    for (const [month, scheme, withheld, credited] of rows) {
      const whole = creditFen({ ...base, scheme, ageYears: 60 }, RATES);
      expect([month, scheme, withheldFen(whole, scheme, month, WITHHOLDING)]).toEqual([month, scheme, withheld]);
      expect(whole - withheldFen(whole, scheme, month, WITHHOLDING)).toBe(credited);
    }
    // 4 % of 2,000 yuan are 80 yuan: no more can be withheld than there is. Suzhou withholds nothing.
    expect(withheldFen(8_000, 'flexibleRetired', '2026-01', WITHHOLDING)).toBe(8_000);
    expect(withheldFen(20_000, 'flexibleRetired', '2026-01', creditTermsOf(packOf('suzhou'), TODAY).withholding)).toBe(0);
  });

  it('is whole fen, half a fen up, and never falls as the base grows', () => {
    expect(creditFen({ scheme: 'employed', ageYears: 30, ownBaseFen: 500_019, employerAverageFen: null }, RATES)).toBe(13_501);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 1_000 }), (own, more) => {
        const of = (ownBaseFen: number) => creditFen({ scheme: 'employed', ageYears: 30, ownBaseFen, employerAverageFen: null }, RATES);
        expect(Number.isSafeInteger(of(own))).toBe(true);
        expect(of(own + more)).toBeGreaterThanOrEqual(of(own));
      }),
    );
  });

  it('turns with the birthday, on 29 February with 1 March', () => {
    expect([ageOn('1981-11-22', '2026-11-21'), ageOn('1981-11-22', '2026-11-22')]).toEqual([44, 45]);
    expect([ageOn('1984-02-29', '2026-02-28'), ageOn('1984-02-29', '2026-03-01')]).toEqual([41, 42]);
  });
});

describe('when the credit arrives (S0, 6)', () => {
  it('单位缴费的下个月中下旬; 25-31号算作下个财务期', () => {
    expect(creditWindow('2026-11-24', CALENDAR)).toMatchObject({ from: '2026-12-11', to: '2026-12-31' });
    expect(creditWindow('2026-11-25', CALENDAR)).toMatchObject({ from: '2027-01-11', to: '2027-01-31' });
    expect([periodOf('2026-12-24', CALENDAR), periodOf('2026-12-25', CALENDAR)]).toEqual(['2026-12', '2027-01']);
  });

  it('新制卡人员: the end of the month after the making, where that is later', () => {
    expect(creditWindow('2026-11-10', CALENDAR, '2026-12-03')).toMatchObject({ from: '2027-01-21', to: '2027-01-31' });
    expect(creditWindow('2026-11-10', CALENDAR, '2026-06-03')).toMatchObject({ from: '2026-12-11' });
  });

  it('灵活就业退休: account next month, credit in the one after, a month later for a lump sum of the 25th to 31st', () => {
    expect(retirementWindow('2026-10-08', '2026-10-24', CALENDAR)).toMatchObject({
      accountFrom: '2026-11',
      from: '2026-12-11',
      to: '2026-12-31',
    });
    expect(retirementWindow('2026-10-08', '2026-10-25', CALENDAR)).toMatchObject({ from: '2027-01-11' });
    expect(retirementWindow('2026-10-08', null, CALENDAR)).toMatchObject({ from: '2026-12-11' });
  });

  it('S2 未按时缴纳: from the first of the next month on the account is frozen', () => {
    expect(frozenFrom('2026-12', 1)).toBe('2027-01-01');
  });
});

describe('what was carried over (S2)', () => {
  const pockets = { currentFen: 50_000, carriedFen: 700_000 };

  it('pays outpatient cost together with this year’s money, a stay alone, own expense above 6,000 yuan, fitness above 3,000', () => {
    const payable = (purpose: Purpose) => payableFen(pockets, purpose, SUZHOU);
    expect(payable('outpatient')).toBe(750_000);
    expect(payable('selfPaidInpatient')).toBe(700_000);
    expect(payable('ownExpense')).toBe(100_000);
    expect(payable('fitnessOrInsurance')).toBe(400_000);
    expect(payableFen({ currentFen: 50_000, carriedFen: 600_000 }, 'ownExpense', SUZHOU)).toBe(0);
    expect(payableFen(pockets, 'ownExpense', ZHAOTONG)).toBe(750_000);
  });

  it('never loses or makes a fen, whatever is taken and however often the year turns', () => {
    const purpose = fc.constantFrom(...PURPOSES.map((line) => line.purpose));
    fc.assert(
      fc.property(fc.array(fc.tuple(purpose, fc.integer({ min: 0, max: 400_000 })), { maxLength: 30 }), (uses) => {
        let now = pockets;
        for (const [what, wanted] of uses) {
          const amount = Math.min(wanted, payableFen(now, what, SUZHOU));
          const next = take(now, what, amount, SUZHOU);
          expect(next.currentFen + next.carriedFen).toBe(now.currentFen + now.carriedFen - amount);
          expect(Math.min(next.currentFen, next.carriedFen)).toBeGreaterThanOrEqual(0);
          now = turnYear(next);
          expect(now).toEqual({ currentFen: 0, carriedFen: next.currentFen + next.carriedFen });
        }
        expect(() => take(now, 'outpatient', payableFen(now, 'outpatient', SUZHOU) + 1, SUZHOU)).toThrow('not payable');
      }),
    );
  });
});
