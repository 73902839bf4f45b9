/** What the account machines take from a city's pack: rates, calendar, thresholds, days of the switch, terms of orders. The only reader for them. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import type { CarriedTerms } from '../machines/carried.ts';
import type { OrderKind } from '../machines/card-order.ts';
import {
  DEFAULT_CALENDAR,
  DEFAULT_RATES,
  type CreditCalendar,
  type CreditRate,
  type Scheme,
  type Withholding,
} from '../machines/credit.ts';
import type { KeepingTerms } from '../machines/keeping.ts';
import { monthOf } from '../machines/months.ts';
import type { FactName } from '../rules/fact-names.ts';
import { afterTerm, factOf, factsNamed } from '../rules/facts.ts';
import type { ServiceId } from '../rules/model.ts';
import type { Pack } from '../rules/pack-schema.ts';
import { inForce } from '../rules/select.ts';

export interface CreditTerms {
  readonly rates: readonly CreditRate[];
  readonly calendar: CreditCalendar;
  /** null: the pack names no months, or no amount; then nothing is withheld. */
  readonly withholding: Withholding | null;
}

type RateName = Extract<FactName, `credit.rate.${string}`>;

/** Whose each rate is. */
const RATE_SCHEMES: readonly (readonly [RateName, readonly Scheme[]])[] = [
  ['credit.rate.under45', ['employed']],
  ['credit.rate.from45', ['employed']],
  ['credit.rate.retired', ['retired', 'flexibleRetired']],
];

/**
 * The credits of a city on a day. A pack that names any rate is taken at its word: who has none gets nothing. One that names none has the
 * default rates, and what it leaves out of the calendar is the default calendar's (both ours).
 */
export function creditTermsOf(pack: Pack, on: CivilDate): CreditTerms {
  const rates = RATE_SCHEMES.flatMap(([name, schemes]) => {
    const fact = factOf(pack, name, on);
    return fact === null ? [] : [{ ...fact, schemes }];
  });
  return { rates: rates.length > 0 ? rates : DEFAULT_RATES, calendar: calendarOf(pack, on), withholding: withholdingOf(pack, on) };
}

/** S0 tells it of the flexibly employed who are retired. */
function withholdingOf(pack: Pack, on: CivilDate): Withholding | null {
  const lower = factOf(pack, 'credit.lower.months', on);
  const premium = factOf(pack, 'credit.lower.premium', on);
  return lower === null || premium === null ? null : { schemes: ['flexibleRetired'], months: lower.months, amountFen: premium.amountFen };
}

function calendarOf(pack: Pack, on: CivilDate): CreditCalendar {
  return {
    arrival: factOf(pack, 'credit.arrival', on) ?? DEFAULT_CALENDAR.arrival,
    nextPeriod: factOf(pack, 'credit.nextPeriod', on) ?? DEFAULT_CALENDAR.nextPeriod,
    newCard: factOf(pack, 'credit.newCard', on) ?? DEFAULT_CALENDAR.newCard,
    flexibleAccount: factOf(pack, 'credit.flexible.account', on) ?? DEFAULT_CALENDAR.flexibleAccount,
    flexibleArrival: factOf(pack, 'credit.flexible.arrival', on) ?? DEFAULT_CALENDAR.flexibleArrival,
    flexibleNextPeriod: factOf(pack, 'credit.flexible.nextPeriod', on) ?? DEFAULT_CALENDAR.flexibleNextPeriod,
  };
}

/** The switch from card to ledger as it is known on a day; without any day in it where the pack has no switch. */
export function keepingTermsOf(pack: Pack, on: CivilDate): KeepingTerms {
  const allFrom = factOf(pack, 'ledger.allFrom', on);
  const creditUntil = factOf(pack, 'cardAccount.creditUntil', on);
  return {
    newlyInsuredFrom: factOf(pack, 'ledger.newlyInsuredFrom', on)?.on ?? null,
    ledgerFrom: allFrom === null ? null : monthOf(allFrom.on),
    openCardBy: factOf(pack, 'cardAccount.openBy', on)?.on ?? null,
    creditUntil: creditUntil === null ? null : monthOf(creditUntil.on),
    lastCreditOn: factOf(pack, 'cardAccount.lastCreditOn', on)?.on ?? null,
  };
}

/** What is carried and stays untouched, in fen; null where the pack names no threshold: the balance is not divided there. */
export function carriedTermsOf(pack: Pack, on: CivilDate): CarriedTerms | null {
  const fitness = factOf(pack, 'account.carried.fitnessAbove', on);
  const ownExpense = factOf(pack, 'account.carried.ownExpenseAbove', on);
  if (fitness === null && ownExpense === null) return null;
  return { fitnessAboveFen: fitness?.amountFen ?? 0, ownExpenseAboveFen: ownExpense?.amountFen ?? 0 };
}

/** After how many days a temporary report of the social-security function lapses; null: never. */
export function lapseDaysOf(pack: Pack, on: CivilDate): number | null {
  const rule = pack.rules.find((one) => one.service === 'temporaryLoss' && one.cardFunction === 'socialSecurity' && inForce(one, on));
  return rule?.lapsesAfterDays ?? null;
}

/** What a replacement costs in fen: nothing where the pack names no fee, null where it says that somebody else says how much. */
export function replacementFeeFen(pack: Pack, on: CivilDate): number | null {
  const fee = factOf(pack, 'replacement.fee', on);
  return fee === null ? 0 : fee.amountFen;
}

const ORDER_SERVICES: Readonly<Record<OrderKind, ServiceId>> = {
  first: 'applyForCard',
  replacement: 'replacement',
  exchange: 'exchangeCard',
  instant: 'instantCard',
};

/** When a card ordered on a day should be there, by the first rule of its kind that says so; null where none does. */
export function orderDueOn(pack: Pack, kind: OrderKind, orderedOn: CivilDate): CivilDate | null {
  const names = pack.rules
    .filter((rule) => rule.service === ORDER_SERVICES[kind] && inForce(rule, orderedOn))
    .flatMap(({ readyAfter }) => readyAfter ?? []);
  const term = factsNamed(pack, names, orderedOn).find((fact) => fact.kind === 'duration');
  return term === undefined ? null : afterTerm(orderedOn, term);
}
