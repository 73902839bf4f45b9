/** This year's money and what was carried over from earlier years: the year's end, and what may be paid from which. */
import type { RuleSource } from '../rules/model.ts';
import { ours, said } from './machine.ts';

/** An account's two pockets in fen. */
export interface Pockets {
  readonly currentFen: number;
  readonly carriedFen: number;
}

/** What is paid. `selfPaidInpatient`: 住院医疗费用中的个人自负部分; `ownExpense`: 自费费用; `fitnessOrInsurance`: 健身卡、商业健康保险. */
export type Purpose = 'outpatient' | 'selfPaidInpatient' | 'ownExpense' | 'fitnessOrInsurance' | 'premium' | 'leave';

interface PurposeLine {
  readonly purpose: Purpose;
  readonly from: 'both' | 'carried';
  /** Carried money up to this stays untouched. */
  readonly keepFen: number;
  readonly source: RuleSource;
}

const YUAN = 100;

/** Suzhou's rules; another city pays everything from both pockets. */
export const SUZHOU_PURPOSES: readonly PurposeLine[] = [
  { purpose: 'outpatient', from: 'both', keepFen: 0, source: said('S2', '用于支付职工医疗保险参保人员本人门诊医疗费用') },
  { purpose: 'selfPaidInpatient', from: 'carried', keepFen: 0, source: said('S2', '还可用于支付住院医疗费用中的个人自负部分') },
  {
    purpose: 'fitnessOrInsurance',
    from: 'carried',
    keepFen: 3_000 * YUAN,
    source: said('S2', '医保个人账户往年结余金额超过3000元的人员，可在规定限额内，申请将部分资金划转'),
  },
  {
    purpose: 'ownExpense',
    from: 'carried',
    keepFen: 6_000 * YUAN,
    source: said('S2', '自费部分直接自动从个人账户往年结余金额6000元以上部分中支付'),
  },
  { purpose: 'premium', from: 'both', keepFen: 0, source: ours('a premium is withheld from whatever is there') },
  { purpose: 'leave', from: 'both', keepFen: 0, source: said('S2', '应及时办理医保个人账户金额清算手续') },
];

/** The purposes of a city. */
export function purposesOf(city: string): readonly PurposeLine[] {
  if (city === 'suzhou') return SUZHOU_PURPOSES;
  return SUZHOU_PURPOSES.map(({ purpose }) => ({
    purpose,
    from: 'both',
    keepFen: 0,
    source: ours('no document divides the balance by year'),
  }));
}

/** How much may be paid for a purpose, in fen. */
export function payableFen(pockets: Pockets, purpose: Purpose, city: string): number {
  const line = purposesOf(city).find((one) => one.purpose === purpose);
  if (line === undefined) return 0;
  const carried = Math.max(0, pockets.carriedFen - line.keepFen);
  return line.from === 'both' ? pockets.currentFen + carried : carried;
}

/** Takes an amount: this year's money first where the purpose may use it, then what was carried. Throws on more than is payable: a bug. */
export function take(pockets: Pockets, purpose: Purpose, amountFen: number, city: string): Pockets {
  if (amountFen < 0 || amountFen > payableFen(pockets, purpose, city)) throw new Error(`not payable: ${amountFen}`);
  const both = purposesOf(city).some((one) => one.purpose === purpose && one.from === 'both');
  const fromCurrent = both ? Math.min(pockets.currentFen, amountFen) : 0;
  return { currentFen: pockets.currentFen - fromCurrent, carriedFen: pockets.carriedFen - (amountFen - fromCurrent) };
}

/** The turn of the year: all that is left is carried (S2: 上年累计结余的个人账户金额结转下年度使用). */
export function turnYear(pockets: Pockets): Pockets {
  return { currentFen: 0, carriedFen: pockets.currentFen + pockets.carriedFen };
}
