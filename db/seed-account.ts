/** A person's medical account told as a plan (monthly credit, interest, what was bought when) and written out as entries. */
import { z } from 'zod';
import type { CivilDate } from '../native/base/civil-date.ts';
import type { StatementEntry } from './authority/api.ts';
import type { OutsideAccount } from './schema.ts';

/** Days and months on which savings interest is credited by custom: the 21st of March, June, September and December. */
const INTEREST_DAY = 21;
const INTEREST_MONTHS: readonly number[] = [3, 6, 9, 12];

export const seedAccountSchema = z.strictObject({
  kind: z.enum(['card', 'ledger']),
  /** The card whose account it is; a ledger account belongs to the person, the number is then only a note. */
  cardNumber: z.string().length(9),
  months: z.int().min(0).max(240),
  /** Balance carried in at the start. */
  openingFen: z.int().min(0),
  creditDay: z.int().min(1).max(28),
  monthlyCreditFen: z.int().min(0),
  quarterlyInterestFen: z.int().min(0),
  events: z.array(
    z.strictObject({
      monthsAgo: z.int().min(0),
      day: z.int().min(1).max(28),
      kind: z.enum(['use', 'premiumWithheld', 'familySharing', 'withdrawal']),
      note: z.string().min(1),
      amountFen: z.int().min(1),
    }),
  ),
});
export type SeedAccount = z.infer<typeof seedAccountSchema>;

export interface PlannedEntry {
  readonly on: CivilDate;
  readonly kind: StatementEntry['kind'];
  readonly note: string;
  readonly amountFen: number;
  readonly counterAccount: OutsideAccount;
}

/** The entries up to and including `today`, in order of their dates. */
export function expandAccount(account: SeedAccount, today: CivilDate): PlannedEntry[] {
  const entries: PlannedEntry[] = [];
  for (let ago = account.months; ago >= 0; ago--) entries.push(...month(account, today, ago));
  return entries.filter((entry) => entry.on <= today && entry.amountFen !== 0).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function month(account: SeedAccount, today: CivilDate, ago: number): PlannedEntry[] {
  const on = (day: number): CivilDate => dayInMonth(today, ago, day);
  const opening: PlannedEntry = {
    on: on(1),
    kind: 'transferIn',
    note: '历年结转余额',
    amountFen: account.openingFen,
    counterAccount: 'fund',
  };
  const credit: PlannedEntry = {
    on: on(account.creditDay),
    kind: 'credit',
    note: '医保个人账户划入',
    amountFen: account.monthlyCreditFen,
    counterAccount: 'fund',
  };
  const interest: PlannedEntry = {
    on: on(INTEREST_DAY),
    kind: 'interest',
    note: '季度结息',
    amountFen: account.quarterlyInterestFen,
    counterAccount: 'interest',
  };
  const events = account.events.filter((event) => event.monthsAgo === ago);
  return [
    ...(ago === account.months ? [opening] : []),
    ...events.map(({ day, kind, note, amountFen }) => ({
      on: on(day),
      kind,
      note,
      amountFen: -amountFen,
      counterAccount: 'provider' as const,
    })),
    ...(INTEREST_MONTHS.includes(Number(on(1).slice(5, 7))) ? [interest] : []),
    credit,
  ];
}

/** The given day of the month that lies `ago` months before the month of `today`. */
function dayInMonth(today: CivilDate, ago: number, day: number): CivilDate {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - ago;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
