import { addDays, shanghaiDate } from '../../../native/base/civil-date.ts';
import type { LookUpService } from '../../api/look-up-view.ts';
import type { Asked } from '../../session/effects.ts';
import type { Scene } from '../journey.ts';

/** Five years: what the slips of the cities go back to. */
export const MONTHS_BACK = 60;
const COST_DAYS = 365;
const RECEIPTS = 50;

/** What is asked of the records; `null`: the session knows it already. */
export function questionOf(service: LookUpService, scene: Scene): Asked | null {
  const today = shanghaiDate(scene.atMs);
  const months = { fromMonth: monthsBefore(today, MONTHS_BACK - 1), toMonth: today.slice(0, 7) };
  switch (service) {
    case 'contributions':
    case 'pension':
      return { inquiry: service, ...months };
    case 'medicalCosts':
      return { inquiry: 'medicalCosts', from: addDays(today, -COST_DAYS), to: today };
    case 'orderProgress':
      return { inquiry: 'orders' };
    case 'referralFiling':
      return { inquiry: 'referrals' };
    case 'familySharing':
      return { inquiry: 'family' };
    case 'receipts':
      return { inquiry: 'receipts', limit: RECEIPTS };
    case 'placesToAsk':
      return { inquiry: 'outlets', city: scene.config.terminal.city };
    case 'functionStates':
      return null;
  }
}

/** The month that lies `count` months before that of a date. */
export function monthsBefore(date: string, count: number): string {
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}
