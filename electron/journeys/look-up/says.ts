import type { FactName } from '../../../db/rules/fact-names.ts';
import type { LookUpService } from '../../api/look-up-view.ts';

/** The entries of the packs that belong beside what was looked up; a city that does not have one leaves it out. */
export const SAYS: Readonly<Record<LookUpService, readonly FactName[]>> = {
  contributions: ['account.frozen.monthsLater'],
  pension: ['account.payoutElsewhere.months'],
  medicalCosts: ['account.carried.ownExpenseAbove', 'account.carried.fitnessAbove'],
  orderProgress: ['making.term', 'replacement.term', 'medicalCard.ready', 'replacement.fee', 'hours.collection', 'orderProgress.forOthers'],
  referralFiling: ['referral.uses', 'resettlement.changeAfter'],
  familySharing: ['ledger.family', 'ledger.ownMajorIllnessPremium'],
  receipts: [],
  functionStates: ['loss.temporary.lapse'],
  placesToAsk: [],
};
