import { shanghaiDate, shanghaiTime } from '../../../native/base/civil-date.ts';
import type { InquiryAnswer } from '../../../db/authority/api.ts';
import type { CostParts, CostRow, Found, OrderRow, OrderStep } from '../../api/look-up-view.ts';
import type { Answered } from '../../session/effects.ts';
import { elsewhereFor } from '../decide-for.ts';
import type { Known, Scene } from '../journey.ts';
import { contributionYears } from './contribution-years.ts';

/** What the records answered, as the screen shows it. `null`: an answer to another question. */
export function foundIn(answered: Answered, known: Known, scene: Scene): Found | null {
  const today = shanghaiDate(scene.atMs);
  switch (answered.inquiry) {
    case 'contributions':
      return { of: 'contributions', totals: known.person?.insurances ?? [], years: contributionYears(answered.answer, today) };
    case 'pension':
      return { of: 'pension', payments: answered.answer.payments, years: answered.answer.years };
    case 'medicalCosts':
      return costs(answered.answer, today);
    case 'orders': {
      const { goTo, bring } = elsewhereFor('collectCard', scene);
      return { of: 'orderProgress', orders: answered.answer.map(order), goTo, bring };
    }
    case 'referrals':
      return { of: 'referralFiling', rows: answered.answer };
    case 'family': {
      const { goTo, bring } = elsewhereFor('familySharing', scene);
      return { of: 'familySharing', rows: answered.answer, goTo, bring };
    }
    case 'receipts':
      return { of: 'receipts', rows: answered.answer.map(({ atMs, ...row }) => ({ ...row, at: shanghaiTime(atMs) })) };
    case 'outlets':
      return places(answered.answer, scene);
    case 'accounts':
    case 'entries':
      return null;
  }
}

/** Where else one can ask: what the pack lists, and the outlets where the records know them. */
export function places(outlets: InquiryAnswer<'outlets'>, { config, atMs }: Scene): Found {
  return { of: 'placesToAsk', contacts: config.rules.contacts(shanghaiDate(atMs)), outlets };
}

const NOTHING: CostParts = { totalFen: 0, fundFen: 0, accountFen: 0, ownFen: 0 };

function costs(rows: readonly CostRow[], to: string): Found {
  const sums = rows.reduce(
    (sum, row) => ({
      totalFen: sum.totalFen + row.totalFen,
      fundFen: sum.fundFen + row.fundFen,
      accountFen: sum.accountFen + row.accountFen,
      ownFen: sum.ownFen + row.ownFen,
    }),
    NOTHING,
  );
  return { of: 'medicalCosts', from: rows.at(-1)?.on ?? to, to, sums, rows };
}

const WORKSHOP: readonly OrderStep[] = ['dataCollected', 'verified', 'made', 'atOutlet', 'collected'];
const INSTANT: readonly OrderStep[] = ['dataCollected', 'verified', 'collected'];

function order({ kind, step, orderedOn, dueOn, feeFen, steps }: InquiryAnswer<'orders'>[number]): OrderRow {
  const way = kind === 'instant' ? INSTANT : WORKSHOP;
  const at = way.indexOf(step);
  return { kind, step, orderedOn, dueOn, feeFen, done: steps, ahead: at < 0 ? [] : way.slice(at + 1) };
}
