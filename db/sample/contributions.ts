/** What is paid month by month for each insurance. Maternity is collected with the medical insurance (国办发〔2019〕10号). */
import { monthOf } from '../machines/months.ts';
import { periodOf } from '../machines/credit.ts';
import type { ContributionsTable } from '../schema.ts';
import { endIn, type City, type Emit } from './city.ts';
import { employerId, paidOn } from './employers.ts';
import { paysIn, type Life } from './life.ts';

type Kind = ContributionsTable['kind'];

/** Hundredths of a percent of the base, by who pays. Round numbers of ours, near to what cities ask. */
const RATES: readonly { readonly kind: Kind; readonly employer: number; readonly person: number }[] = [
  { kind: 'employeeMedical', employer: 800, person: 200 },
  { kind: 'pension', employer: 1600, person: 800 },
  { kind: 'unemployment', employer: 70, person: 30 },
  { kind: 'workInjury', employer: 40, person: 0 },
];
const WHOLE = 10_000;

/** The five years' contributions of who pays them. */
export function emitContributions(city: City, life: Life, emit: Emit): void {
  const rates = life.work === 'employed' ? RATES : RATES.slice(0, 2);
  for (const month of city.months.filter((one) => paysIn(life, one))) {
    const paid = paidOn(city, life.employer, month);
    if (paid > endIn(city, month)) continue;
    const baseFen = life.baseFen(Number(month.slice(0, 4)));
    for (const { kind, employer, person } of rates) {
      const [byEmployer, byPerson] = life.employer === null ? [0, employer + person] : [employer, person];
      emit('contributions', {
        social_security_number: life.identity.number,
        kind,
        month,
        employer_id: life.employer === null ? null : employerId(life.employer),
        base_fen: baseFen,
        employer_fen: Math.floor((baseFen * byEmployer) / WHOLE),
        person_fen: Math.floor((baseFen * byPerson) / WHOLE),
        paid_on: paid,
        period: periodOf(paid, city.creditIn(month).calendar),
      });
    }
  }
}

/** Months paid from the first day of insurance on. */
export function monthsPaid(city: City, life: Life): number {
  if (life.work === 'resident') return 0;
  const ends = [monthOf(city.until), life.stoppedFrom, life.retiresOn === null ? null : monthOf(life.retiresOn)];
  const end = ends.reduce<string>((least, one) => (one !== null && one < least ? one : least), monthOf(city.until));
  const count = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return Math.max(0, count(end) - count(life.since));
}
