import type { InquiryAnswer } from '../../../db/authority/api.ts';
import type { ContributionYear, MonthState } from '../../api/look-up-view.ts';
import { monthsBefore } from './questions.ts';

type Row = InquiryAnswer<'contributions'>[number];

const MONTHS_OF_YEAR = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

/**
 * Year by year, newest first, one row an insurance: which months are paid and which are missing. A month counts as missing between the first
 * that was paid and the one before `today`'s, which may still be paid. Residents pay once a year: their other months are not missing.
 */
export function contributionYears(rows: readonly Row[], today: string): readonly ContributionYear[] {
  const lastDue = monthsBefore(today, 1);
  const years = [...new Set(rows.map(({ month }) => month.slice(0, 4)))].toSorted().toReversed();
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  return years.flatMap((year) =>
    kinds.flatMap((kind) => {
      const own = rows.filter((row) => row.kind === kind);
      const first = own.reduce((least, { month }) => (month < least ? month : least), '9999-12');
      const ofYear = own.filter(({ month }) => month.startsWith(year));
      if (ofYear.length === 0) return [];
      const state = (month: string): MonthState => {
        if (ofYear.some((row) => row.month === month && row.paidOn !== null)) return 'paid';
        return kind !== 'residentMedical' && month >= first && month <= lastDue ? 'missing' : 'none';
      };
      return {
        year: Number(year),
        kind,
        months: MONTHS_OF_YEAR.map((month) => state(`${year}-${month}`)),
        employerFen: sum(ofYear.map(({ employerFen }) => employerFen)),
        personFen: sum(ofYear.map(({ personFen }) => personFen)),
      };
    }),
  );
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
