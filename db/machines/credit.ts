/** The monthly credit to a medical account: who gets one, how much, and on which days it can be looked for. */
import { addDays, type CivilDate } from '../../native/base/civil-date.ts';
import type { RuleSource } from '../rules/model.ts';
import { said } from './machine.ts';
import { addMonths, dayOf, endOf, monthOf, type Month } from './months.ts';

/** How a person is insured: an account comes through an employer, or with medical retirement. */
export type Scheme = 'employed' | 'retired' | 'flexible' | 'flexibleRetired' | 'resident';

export interface CreditRate {
  readonly schemes: readonly Scheme[];
  readonly fromAge: number;
  readonly belowAge: number;
  /** Hundredths of a percent. */
  readonly basisPoints: number;
  readonly of: 'ownBase' | 'higherOfOwnAndEmployerAverage';
  readonly source: RuleSource;
}

const ALL_AGES = { fromAge: 0, belowAge: 200 };

export const CREDIT_RATES: readonly CreditRate[] = [
  rate(['employed'], { fromAge: 0, belowAge: 45 }, 270, 'ownBase', said('S0', '45岁以下个人账户划拨金额为缴费基数的2.7%')),
  rate(['employed'], { fromAge: 45, belowAge: 200 }, 320, 'ownBase', said('S0', '45岁以上个人账户划拨金额为缴费基数的3.2%')),
  rate(
    ['retired', 'flexibleRetired'],
    ALL_AGES,
    400,
    'higherOfOwnAndEmployerAverage',
    said('S0', '已办理医保退休人员的个人账户划拨金额为缴费基数的4%'),
  ),
  rate(
    ['flexible', 'resident'],
    ALL_AGES,
    0,
    'ownBase',
    said('S0', '只参加居民医保的人员和灵活就业个人缴费人员是不会有医保卡个人账户划拨的'),
  ),
];

function rate(
  schemes: readonly Scheme[],
  ages: Pick<CreditRate, 'fromAge' | 'belowAge'>,
  basisPoints: number,
  of: CreditRate['of'],
  source: RuleSource,
): CreditRate {
  return { schemes, ...ages, basisPoints, of, source };
}

export interface CreditFacts {
  readonly scheme: Scheme;
  readonly ageYears: number;
  readonly ownBaseFen: number;
  /** The employer's average base of the year; null for who has no employer. */
  readonly employerAverageFen: number | null;
}

const WHOLE_BASIS_POINTS = 10_000;

/** The credit of one month in fen, half a fen up (ours); 0 for who gets none. */
export function creditFen(facts: CreditFacts, rates: readonly CreditRate[] = CREDIT_RATES): number {
  const found = rates.find((one) => one.schemes.includes(facts.scheme) && one.fromAge <= facts.ageYears && facts.ageYears < one.belowAge);
  if (found === undefined) return 0;
  const average = found.of === 'higherOfOwnAndEmployerAverage' ? (facts.employerAverageFen ?? 0) : 0;
  return Math.floor((Math.max(facts.ownBaseFen, average) * found.basisPoints + WHOLE_BASIS_POINTS / 2) / WHOLE_BASIS_POINTS);
}

/** First day of a month whose payments count for the next period. */
const LATE_FROM_DAY = 25;
/** 中下旬: the middle and last third of a month. */
const MIDDLE_DAY = 11;

/** The financial period for which a payment counts. */
export function periodOf(paidOn: CivilDate): Month {
  return addMonths(monthOf(paidOn), Number(paidOn.slice(8)) >= LATE_FROM_DAY ? 1 : 0);
}

export interface CreditWindow {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly source: RuleSource;
}

/** When the credit of a payment can be looked for. `cardMadeOn`: for a new card, which waits for the end of the month after its making. */
export function creditWindow(paidOn: CivilDate, cardMadeOn: CivilDate | null = null): CreditWindow {
  const month = addMonths(periodOf(paidOn), 1);
  const usual: CreditWindow = {
    from: dayOf(month, MIDDLE_DAY),
    to: endOf(month),
    source: said('S0', '职工医保个人账户一般在单位缴费的下个月中下旬注资到位，如果单位缴费在月底（25-31号）则算作下个财务期缴费'),
  };
  if (cardMadeOn === null) return usual;
  const after = addMonths(monthOf(cardMadeOn), 1);
  if (endOf(after) <= usual.from) return usual;
  return { from: dayOf(after, 21), to: endOf(after), source: said('S0', '新制卡人员在单位足额缴费以后一般要到制卡的下个月底发放') };
}

/** A flexibly employed person's retirement: account in the next month, credit in the one after it, a month later for a lump sum paid at the month's end. */
export function retirementWindow(retiredOn: CivilDate, lumpSumPaidOn: CivilDate | null): CreditWindow & { readonly accountFrom: Month } {
  const late = lumpSumPaidOn !== null && Number(lumpSumPaidOn.slice(8)) >= LATE_FROM_DAY;
  const month = addMonths(monthOf(retiredOn), late ? 3 : 2);
  return {
    accountFrom: addMonths(monthOf(retiredOn), 1),
    from: dayOf(month, MIDDLE_DAY),
    to: endOf(month),
    source: said('S0', '灵活就业人员在办理医保退休以后，一般在下月产生个人账户，下下个月中下旬才会划拨注资到位'),
  };
}

/** From when an account may not be used because a contribution is missing: the first of the month after (S2: 参保人员个人账户从次月起冻结). */
export function frozenFrom(missedMonth: Month): CivilDate {
  return addDays(endOf(missedMonth), 1);
}
