/** Pension: what a contributor's personal account grows to year by year, and what a pensioner is paid month by month. */
import { dayOf, monthOf } from '../machines/months.ts';
import type { City, Emit } from './city.ts';
import { paysIn, type Life } from './life.ts';

const PERSON_PERCENT = 8;
/** Interest on the balance at the beginning of a year, in hundredths of a percent; ours. */
const INTEREST_BASIS_POINTS = 400;
const WHOLE_BASIS_POINTS = 10_000;
const PAYMENT_DAY = 15;
/** Pensions are adjusted once a year, with what is due from January on. */
const ADJUSTMENT_MONTH = '07';
const ADJUSTMENT_MONTHS = 6;
const PENSION_PERCENT = 55;

/** Statement years and payments of the five years. */
export function emitPension(city: City, life: Life, emit: Emit): void {
  if (life.work === 'resident') return;
  emitYears(city, life, emit);
  if (life.retiresOn !== null) emitPayments(city, life, life.retiresOn, emit);
}

function emitYears(city: City, life: Life, emit: Emit): void {
  const paid = city.months.filter((month) => paysIn(life, month));
  const before = Math.max(0, Number(city.firstDay.slice(0, 4)) - Number(life.since.slice(0, 4)));
  let balanceFen = Math.floor((life.baseFen(Number(city.firstDay.slice(0, 4))) * 12 * before * PERSON_PERCENT) / 100);
  for (const year of [...new Set(paid.map((month) => Number(month.slice(0, 4))))]) {
    const months = paid.filter((month) => month.startsWith(String(year))).length;
    const baseFen = life.baseFen(year);
    const personFen = Math.floor((baseFen * PERSON_PERCENT * months) / 100);
    const interestFen = Math.floor((balanceFen * INTEREST_BASIS_POINTS) / WHOLE_BASIS_POINTS);
    balanceFen += personFen + interestFen;
    const row = { year, months, base_fen: baseFen, person_fen: personFen, interest_fen: interestFen, balance_fen: balanceFen };
    emit('pension_years', { social_security_number: life.identity.number, ...row });
  }
}

function emitPayments(city: City, life: Life, retiresOn: string, emit: Emit): void {
  const number = life.identity.number;
  for (const month of city.months) {
    const on = dayOf(month, PAYMENT_DAY);
    if (month <= monthOf(retiresOn) || on > city.until) continue;
    const year = Number(month.slice(0, 4));
    const monthly = (of: number) => Math.floor((life.baseFen(of) * PENSION_PERCENT) / 100);
    const adjusted = month.slice(5) >= ADJUSTMENT_MONTH ? year : year - 1;
    const note = '基本养老金';
    emit('pension_payments', { social_security_number: number, month, kind: 'pension', paid_on: on, amount_fen: monthly(adjusted), note });
    if (!month.endsWith(`-${ADJUSTMENT_MONTH}`) || `${year}-01` <= monthOf(retiresOn)) continue;
    const amountFen = (monthly(year) - monthly(year - 1)) * ADJUSTMENT_MONTHS;
    const adjustment = { month, paid_on: on, amount_fen: amountFen, note: `${year}年调整补发（1至6月）` };
    emit('pension_payments', { social_security_number: number, kind: 'adjustment', ...adjustment });
  }
}
