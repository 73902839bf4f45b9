/**
 * The medical account of one person over five years: the credits that the city's rates and calendar give, into the keeping that the table
 * of the switch names; interest, premiums, and what is bought. `machines/` decides all of it; chance only says when people fall ill.
 */
import { addDays, daysBetween, type CivilDate } from '../../native/base/civil-date.ts';
import { creditFen, creditWindow, frozenFrom, retirementWindow, withheldFen, type Scheme } from '../machines/credit.ts';
import { keepingOf } from '../machines/keeping.ts';
import { ageOn, dayOf, type Month } from '../machines/months.ts';
import { cardAccountId, ledgerAccountId } from '../stores/accounts.ts';
import { Book } from './book.ts';
import { Chance } from './chance.ts';
import type { City, Emit } from './city.ts';
import { averageBaseFen, paidOn } from './employers.ts';
import { paysIn, schemeIn, type Life } from './life.ts';
import { planSpending } from './spending.ts';
import { STREAM } from './streams.ts';
import type { Wallet } from './wallet.ts';

/** Savings interest is credited on the 21st of the last month of a quarter. */
const INTEREST_DAY = 21;
const MONTHS_A_QUARTER = 3;
/** 0.35 % a year, in hundredths of a percent, for a quarter of it. */
const INTEREST_BASIS_POINTS = 35;
const BASIS_POINTS_A_QUARTER = 40_000;
const OPENING_MAX_FEN = 900_000;
/** Retirees' credits follow the calendar of a payment in the first third of the month. */
const RETIRED_PAYMENT_DAY = 10;

/** Something that happens on a day; `act` may look at the balances that are there then. */
export interface Planned {
  readonly on: CivilDate;
  readonly act: () => void;
}

/** What the plans of one person are made from. */
export interface Holder {
  readonly city: City;
  readonly life: Life;
  readonly wallet: Wallet;
  readonly book: Book;
  readonly emit: Emit;
  /** The accounts that the person has on a day, the older first. */
  readonly accountsOn: (on: CivilDate) => readonly string[];
}

/** Writes the person's accounts, entries, credits and costs. Gives nothing for who has no account. */
export function emitAccounts(city: City, life: Life, wallet: Wallet, emit: Emit): void {
  const { index, number } = life.identity;
  const book = new Book(emit, `C${city.seed}-${String(index).padStart(8, '0')}`, city.carried);
  const opened = new Map<string, CivilDate>();
  const accountsOn = (on: CivilDate) => [...opened].filter(([, from]) => from <= on).map(([id]) => id);
  const holder: Holder = { city, life, wallet, book, emit, accountsOn };
  const plans: Planned[] = [];
  const open: Open = (id, card, from) => {
    const before = opened.get(id);
    if (before === undefined || from < before) opened.set(id, from);
    const kind = card === null ? ('ledger' as const) : ('card' as const);
    plans.push({ on: from, act: () => book.open({ id, social_security_number: number, kind, card_number: card }, from) });
  };
  const chance = new Chance(city.seed, STREAM.account, index);
  for (const month of city.months) planMonth(holder, month, chance, open, plans);
  if (opened.size === 0 && city.history === 'accounts') return;
  planTakeOver(holder, open, plans);
  planInterest(holder, plans);
  plans.push(...planSpending(holder));
  for (const plan of plans.filter((one) => one.on <= city.until).toSorted(byDay)) plan.act();
  if (life.stoppedFrom !== null && city.frozenMonthsLater !== null) {
    const frozen = frozenFrom(life.stoppedFrom, city.frozenMonthsLater);
    for (const id of opened.keys()) if (frozen <= city.until) book.freeze(id, frozen);
  }
  book.close(city.until);
}

function byDay(a: Planned, b: Planned): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : 0;
}

type Open = (id: string, card: string | null, from: CivilDate) => void;

/** One month's credit: how much, when, and where to. */
function planMonth(holder: Holder, month: Month, chance: Chance, open: Open, plans: Planned[]): void {
  const { city, life, wallet, book, emit } = holder;
  const amountFen = amountOf(city, life, month);
  const draw = chance.next();
  if (amountFen === 0) return;
  const keeping = keepingOf({ pool: city.pool, insuredSince: life.since, cardOpenedOn: cardOpenedOn(holder) }, month, city.keeping);
  const window = windowOf(city, life, wallet, month);
  const on = keeping.creditedOn ?? addDays(window.from, draw % (daysBetween(window.from, window.to) + 1));
  const card = keeping.keeping === 'card' ? cardOn(holder, on) : null;
  if (on > city.until || (keeping.keeping === 'card' && card === null)) return;
  const id = card === null ? ledgerAccountId(life.identity.number) : cardAccountId(card);
  const old = life.since < addDays(city.firstDay, -90) && month === city.months[0] && life.work === 'employed';
  open(id, card, old ? city.firstDay : on);
  if (old) {
    const openingFen = draw % OPENING_MAX_FEN;
    const note = '历年结转余额';
    plans.push({
      on: city.firstDay,
      act: () => void book.receive(id, 'fund', openingFen, { on: city.firstDay, kind: 'transferIn', note }, true),
    });
  }
  plans.push({
    on,
    act: () => {
      const transaction = book.receive(id, 'fund', amountFen, { on, kind: 'credit', note: '医保个人账户划入' });
      const credit = { month, account_id: id, transaction_id: transaction, credited_on: on, amount_fen: amountFen };
      emit('monthly_credits', { social_security_number: life.identity.number, ...credit });
    },
  });
}

/** When the card that holds the account was opened: the medical card, or the social-security card where there is no other. */
function cardOpenedOn({ city, wallet }: Holder): CivilDate | null {
  return (city.pool === 'cardArea' ? wallet.first : wallet.medical)?.issuedOn ?? null;
}

/** The card that holds the account on a day. */
function cardOn({ city, wallet }: Holder, on: CivilDate): string | null {
  if (city.pool !== 'cardArea') return wallet.medical?.number ?? null;
  return wallet.replacement !== null && wallet.replacement.issuedOn <= on ? wallet.replacement.number : (wallet.first?.number ?? null);
}

function amountOf(city: City, life: Life, month: Month): number {
  const scheme: Scheme = schemeIn(life, month);
  const { rates, calendar, withholding } = city.creditIn(month);
  if (scheme === 'employed' && !paysIn(life, month)) return 0;
  const accountFrom = life.retiresOn === null ? null : retirementWindow(life.retiresOn, null, calendar).accountFrom;
  if (scheme === 'flexibleRetired' && (accountFrom === null || month < accountFrom)) return 0;
  const year = Number(month.slice(0, 4));
  const facts = {
    scheme,
    ageYears: ageOn(life.identity.bornOn, dayOf(month, 1)),
    ownBaseFen: life.baseFen(year),
    employerAverageFen: life.employer === null ? null : averageBaseFen(city, life.employer, year),
  };
  const wholeFen = creditFen(facts, rates);
  return wholeFen - withheldFen(wholeFen, scheme, month, withholding);
}

function windowOf(city: City, life: Life, wallet: Wallet, month: Month): { readonly from: CivilDate; readonly to: CivilDate } {
  const paid = schemeIn(life, month) === 'employed' ? paidOn(city, life.employer, month) : dayOf(month, RETIRED_PAYMENT_DAY);
  const made = city.pool === 'cardArea' ? wallet.first : wallet.medical;
  return creditWindow(paid, city.creditIn(month).calendar, made?.issuedOn ?? null);
}

/** Where the card holds the account, a replacement takes over what is on it. */
function planTakeOver(holder: Holder, open: Open, plans: Planned[]): void {
  const { city, wallet, book } = holder;
  const { first, replacement } = wallet;
  if (city.pool !== 'cardArea' || first === null || replacement === null) return;
  const [from, to] = [cardAccountId(first.number), cardAccountId(replacement.number)];
  const on = replacement.issuedOn;
  if (!holder.accountsOn(on).includes(from)) return;
  open(to, replacement.number, on);
  plans.push({ on, act: () => book.moveAll(from, to, on) });
}

function planInterest(holder: Holder, plans: Planned[]): void {
  const { city, book } = holder;
  for (const month of city.months.filter((one) => Number(one.slice(5)) % MONTHS_A_QUARTER === 0)) {
    const on = dayOf(month, INTEREST_DAY);
    const act = () => {
      for (const id of holder.accountsOn(on)) {
        const interestFen = Math.floor((book.balanceFen(id) * INTEREST_BASIS_POINTS) / BASIS_POINTS_A_QUARTER);
        if (interestFen > 0) book.receive(id, 'interest', interestFen, { on, kind: 'interest', note: '季度结息' });
      }
    };
    plans.push({ on, act });
  }
}
