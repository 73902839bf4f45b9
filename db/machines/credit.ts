/**
 * The monthly credit to a medical account: who gets one, how much, and on which days it can be looked for. Rates and calendar are a city's:
 * they come from its pack (`db/office/terms.ts`).
 */
import type { CivilDate } from '../../native/base/civil-date.ts';
import type { FactOf } from '../rules/fact-schema.ts';
import type { RuleSource } from '../rules/model.ts';
import { ours } from './machine.ts';
import { addMonths, dayOf, monthOf, type Month } from './months.ts';

/** How a person is insured: an account comes through an employer, or with medical retirement. */
export type Scheme = 'employed' | 'retired' | 'flexible' | 'flexibleRetired' | 'resident';

/** A rate of a pack, and whose it is. A scheme without a rate gets no credit. */
export interface CreditRate extends Pick<FactOf<'rate'>, 'basisPoints' | 'of' | 'fromAge' | 'belowAge'> {
  readonly schemes: readonly Scheme[];
  readonly sources: readonly RuleSource[];
}

/** Days of a month, both included, some months after what they follow. */
export interface MonthDays extends Pick<FactOf<'monthDays'>, 'fromDay' | 'toDay' | 'monthsLater'> {
  readonly sources: readonly RuleSource[];
}

/** When a credit comes. The days of the two next periods are those of the payment; their months say how much later it then comes. */
export interface CreditCalendar {
  readonly arrival: MonthDays;
  readonly nextPeriod: MonthDays;
  readonly newCard: MonthDays;
  readonly flexibleAccount: MonthDays;
  readonly flexibleArrival: MonthDays;
  readonly flexibleNextPeriod: MonthDays;
}

const SILENT = [ours('this city’s documents name no rate and no day of a credit; those of Changsha are taken')];
const days = (fromDay: number, toDay: number, monthsLater: number): MonthDays => ({ fromDay, toDay, monthsLater, sources: SILENT });
const rate = (
  schemes: readonly Scheme[],
  [fromAge, belowAge]: readonly [number | null, number | null],
  basisPoints: number,
  of: CreditRate['of'],
): CreditRate => ({ schemes, fromAge, belowAge, basisPoints, of, sources: SILENT });

/** For a pack that names no rate at all. Ours. */
export const DEFAULT_RATES: readonly CreditRate[] = [
  rate(['employed'], [null, 45], 270, 'ownBase'),
  rate(['employed'], [45, null], 320, 'ownBase'),
  rate(['retired', 'flexibleRetired'], [null, null], 400, 'higherOfOwnAndEmployerAverage'),
];

/** For what a pack leaves out of its calendar. Ours. */
export const DEFAULT_CALENDAR: CreditCalendar = {
  arrival: days(11, 31, 1),
  nextPeriod: days(25, 31, 2),
  newCard: days(21, 31, 1),
  flexibleAccount: days(1, 31, 1),
  flexibleArrival: days(11, 31, 2),
  flexibleNextPeriod: days(25, 31, 3),
};

export interface CreditFacts {
  readonly scheme: Scheme;
  readonly ageYears: number;
  readonly ownBaseFen: number;
  /** The employer's average base of the year; null for who has no employer. */
  readonly employerAverageFen: number | null;
}

const WHOLE_BASIS_POINTS = 10_000;

/** The credit of one month in fen, half a fen up (ours); 0 for who gets none. */
export function creditFen(facts: CreditFacts, rates: readonly CreditRate[]): number {
  const found = rates.find((one) => one.schemes.includes(facts.scheme) && ofAge(one, facts.ageYears));
  if (found === undefined) return 0;
  const average = found.of === 'higherOfOwnAndEmployerAverage' ? (facts.employerAverageFen ?? 0) : 0;
  return Math.floor((Math.max(facts.ownBaseFen, average) * found.basisPoints + WHOLE_BASIS_POINTS / 2) / WHOLE_BASIS_POINTS);
}

/** 大病医疗互助, withheld from some months' credits before they are made. */
export interface Withholding {
  readonly schemes: readonly Scheme[];
  /** Months of the year, 1 to 12. */
  readonly months: readonly number[];
  /** From each of them. */
  readonly amountFen: number;
}

/** What of a month's credit is withheld: never more than there is of it (ours). `null`: the city withholds nothing. */
export function withheldFen(creditedFen: number, scheme: Scheme, month: Month, withholding: Withholding | null): number {
  if (!withholding?.schemes.includes(scheme)) return 0;
  return withholding.months.includes(Number(month.slice(5))) ? Math.min(withholding.amountFen, creditedFen) : 0;
}

function ofAge({ fromAge, belowAge }: CreditRate, years: number): boolean {
  return (fromAge === null || fromAge <= years) && (belowAge === null || years < belowAge);
}

function isIn({ fromDay, toDay }: MonthDays, date: CivilDate): boolean {
  const day = Number(date.slice(8));
  return fromDay <= day && day <= toDay;
}

/** The financial period for which a payment counts. */
export function periodOf(paidOn: CivilDate, { arrival, nextPeriod }: CreditCalendar): Month {
  return addMonths(monthOf(paidOn), isIn(nextPeriod, paidOn) ? nextPeriod.monthsLater - arrival.monthsLater : 0);
}

export interface CreditWindow {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly sources: readonly RuleSource[];
}

/** When the credit of a payment can be looked for. `cardMadeOn`: for a new card, which waits for the end of the month after its making. */
export function creditWindow(paidOn: CivilDate, calendar: CreditCalendar, cardMadeOn: CivilDate | null = null): CreditWindow {
  const { arrival, nextPeriod, newCard } = calendar;
  const late = isIn(nextPeriod, paidOn);
  const month = addMonths(periodOf(paidOn, calendar), arrival.monthsLater);
  const usual = windowIn(month, arrival, late ? [...arrival.sources, ...nextPeriod.sources] : arrival.sources);
  if (cardMadeOn === null) return usual;
  const forNew = windowIn(addMonths(monthOf(cardMadeOn), newCard.monthsLater), newCard, newCard.sources);
  return forNew.to <= usual.from ? usual : forNew;
}

function windowIn(month: Month, { fromDay, toDay }: MonthDays, sources: readonly RuleSource[]): CreditWindow {
  return { from: dayOf(month, fromDay), to: dayOf(month, toDay), sources };
}

/** A flexibly employed person's retirement: from when there is an account, and when its first credit comes, later for a lump sum paid at the month's end. */
export function retirementWindow(
  retiredOn: CivilDate,
  lumpSumPaidOn: CivilDate | null,
  { flexibleAccount, flexibleArrival, flexibleNextPeriod }: CreditCalendar,
): CreditWindow & { readonly accountFrom: Month } {
  const late = lumpSumPaidOn !== null && isIn(flexibleNextPeriod, lumpSumPaidOn);
  const { monthsLater, sources } = late ? flexibleNextPeriod : flexibleArrival;
  const month = addMonths(monthOf(retiredOn), monthsLater);
  return { accountFrom: addMonths(monthOf(retiredOn), flexibleAccount.monthsLater), ...windowIn(month, flexibleArrival, sources) };
}

/** From when an account may not be used because a contribution is missing: the first day of a month so many after (S2: 从次月起冻结). */
export function frozenFrom(missedMonth: Month, monthsLater: number): CivilDate {
  return dayOf(addMonths(missedMonth, monthsLater), 1);
}
