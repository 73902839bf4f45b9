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

/** Carried money in fen that stays untouched by a purpose: amounts of a city's pack. */
export interface CarriedTerms {
  readonly fitnessAboveFen: number;
  readonly ownExpenseAboveFen: number;
}

interface PurposeLine {
  readonly purpose: Purpose;
  readonly from: 'both' | 'carried';
  /** Only what is carried above this amount may be used; null: all of it. */
  readonly above: keyof CarriedTerms | null;
  readonly source: RuleSource;
}

/** Where the balance is divided by year: Suzhou. Another city pays everything from both pockets (ours: no document divides it). */
export const PURPOSES: readonly PurposeLine[] = [
  { purpose: 'outpatient', from: 'both', above: null, source: said('S2', '用于支付职工医疗保险参保人员本人门诊医疗费用') },
  { purpose: 'selfPaidInpatient', from: 'carried', above: null, source: said('S2', '还可用于支付住院医疗费用中的个人自负部分') },
  {
    purpose: 'fitnessOrInsurance',
    from: 'carried',
    above: 'fitnessAboveFen',
    source: said('S2', '医保个人账户往年结余金额超过3000元的人员，可在规定限额内，申请将部分资金划转'),
  },
  {
    purpose: 'ownExpense',
    from: 'carried',
    above: 'ownExpenseAboveFen',
    source: said('S2', '自费部分直接自动从个人账户往年结余金额6000元以上部分中支付'),
  },
  { purpose: 'premium', from: 'both', above: null, source: ours('a premium is withheld from whatever is there') },
  { purpose: 'leave', from: 'both', above: null, source: said('S2', '应及时办理医保个人账户金额清算手续') },
];

function lineOf(purpose: Purpose): PurposeLine {
  const found = PURPOSES.find((one) => one.purpose === purpose);
  if (found === undefined) throw new Error(`no line for ${purpose}`);
  return found;
}

/** How much may be paid for a purpose, in fen. `terms` null: the city does not divide the balance. */
export function payableFen(pockets: Pockets, purpose: Purpose, terms: CarriedTerms | null): number {
  if (terms === null) return pockets.currentFen + pockets.carriedFen;
  const { from, above } = lineOf(purpose);
  const carried = Math.max(0, pockets.carriedFen - (above === null ? 0 : terms[above]));
  return from === 'both' ? pockets.currentFen + carried : carried;
}

/** Takes an amount: this year's money first where the purpose may use it, then what was carried. Throws on more than is payable: a bug. */
export function take(pockets: Pockets, purpose: Purpose, amountFen: number, terms: CarriedTerms | null): Pockets {
  if (amountFen < 0 || amountFen > payableFen(pockets, purpose, terms)) throw new Error(`not payable: ${amountFen}`);
  const both = terms === null || lineOf(purpose).from === 'both';
  const fromCurrent = both ? Math.min(pockets.currentFen, amountFen) : 0;
  return { currentFen: pockets.currentFen - fromCurrent, carriedFen: pockets.carriedFen - (amountFen - fromCurrent) };
}

/** The turn of the year: all that is left is carried (S2: 上年累计结余的个人账户金额结转下年度使用). */
export function turnYear(pockets: Pockets): Pockets {
  return { currentFen: 0, carriedFen: pockets.currentFen + pockets.carriedFen };
}
