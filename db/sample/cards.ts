/** A person's cards in the tables: functions, losses, orders. */
import { addDays, type CivilDate } from '../../native/base/civil-date.ts';
import { nextFunctionState } from '../machines/card-function.ts';
import { firstStep, nextOrderStep, type OrderEvent, type OrderKind, type OrderStep } from '../machines/card-order.ts';
import { lapseDaysOf, orderDueOn, replacementFeeFen } from '../office/terms.ts';
import type { CardFunctionName, FunctionStateName } from '../schema.ts';
import { Chance } from './chance.ts';
import type { City, Emit } from './city.ts';
import type { Life } from './life.ts';
import { STREAM } from './streams.ts';
import type { Held, Wallet } from './wallet.ts';

const VALID_YEARS = 20;
/** How old an open report is at most where the city’s reports do not lapse. */
const RECENT_DAYS = 20;
const ORDER_EVENTS: readonly OrderEvent[] = ['verify', 'make', 'deliver', 'collect'];

/** Writes the cards of a wallet with all that happened to them. */
export function emitCards(city: City, life: Life, wallet: Wallet, emit: Emit): void {
  const chance = new Chance(city.seed, STREAM.card, life.identity.index, 1);
  const { medical, first, replacement } = wallet;
  if (medical !== null) emitMedical(life, medical, city.banks[0] ?? wallet.bank, emit);
  if (first === null) return;
  const outlet = chance.of(city.bankOutlets.filter((one) => one.bank === wallet.bank));
  const make = (held: Held, replaces: string | null) => {
    const row = { card_number: held.number, social_security_number: life.identity.number, issuing_bank: wallet.bank, replaces, version: 0 };
    const initial = chance.permille(300) ? (1 as const) : (0 as const);
    const expires = `${Number(held.issuedOn.slice(0, 4)) + VALID_YEARS}-${held.issuedOn.slice(5, 8)}01`;
    const where = { outlet_id: outlet.id, collected_on: held.issuedOn };
    emit('cards', { ...row, issued_on: held.issuedOn, initial_pin: initial, kind: 'financial', expires_on: expires, ...where });
  };
  make(first, null);
  if (replacement !== null) {
    make(replacement, first.number);
    voidFirst(city, life, first, replacement, outlet.name, emit);
    order(
      city,
      life,
      { kind: 'replacement', orderedOn: addDays(replacement.issuedOn, -9), steps: ORDER_EVENTS.length - 1 },
      replacement.number,
      outlet.id,
      emit,
    );
  } else if (chance.permille(8)) {
    const steps = chance.between(0, ORDER_EVENTS.length - 1);
    order(city, life, { kind: 'exchange', orderedOn: addDays(city.until, -chance.between(5, 30)), steps }, null, outlet.id, emit);
  }
  functionsOf(city, replacement ?? first, outlet.name, chance, emit);
}

function emitMedical({ identity }: Life, { number, issuedOn }: Held, bank: string, emit: Emit): void {
  const row = { card_number: number, social_security_number: identity.number, issuing_bank: bank, issued_on: issuedOn };
  emit('cards', {
    ...row,
    initial_pin: 0,
    replaces: null,
    version: 0,
    kind: 'medical',
    expires_on: null,
    outlet_id: null,
    collected_on: issuedOn,
  });
  emit('card_functions', { card_number: number, card_function: 'bank', state: 'active', since: issuedOn });
}

function functionNames(city: City): readonly CardFunctionName[] {
  return city.city === 'suzhou' ? ['bank', 'eWallet', 'socialSecurity'] : ['bank', 'socialSecurity'];
}

/** The card that was lost for good: reported formally, then replaced. */
function voidFirst(city: City, _life: Life, first: Held, { issuedOn }: Held, outletName: string, emit: Emit): void {
  const names = functionNames(city);
  const reportedOn = addDays(issuedOn, -10);
  for (const name of names) emit('card_functions', { card_number: first.number, card_function: name, state: 'void', since: issuedOn });
  const report = { id: `L-${first.number}`, card_number: first.number, channel: 'counter' as const, outlet_name: outletName };
  const ended = { lapses_on: null, ended_on: issuedOn, ended_by: 'replace' as const };
  emit('loss_reports', { ...report, ...ended, kind: 'formal', reported_on: reportedOn, outlet_id: null, staff_id: null, place: 'home' });
  for (const name of names) emit('loss_report_functions', { report_id: report.id, card_function: name, state_before: 'active' });
}

/** How the functions of the card in hand stand: most are active, some not yet, a few locked or lost. */
function functionsOf(city: City, card: Held, outletName: string, chance: Chance, emit: Emit): void {
  const standing = chance.weighted<'usual' | 'new' | 'locked' | 'temporary' | 'formal' | 'lifted'>([
    [930, 'usual'],
    [30, 'new'],
    [5, 'locked'],
    [10, 'temporary'],
    [5, 'formal'],
    [20, 'lifted'],
  ]);
  const usual: FunctionStateName = standing === 'new' ? 'notActivated' : 'active';
  const lost = standing === 'temporary' || standing === 'formal';
  const oldestDays = (lapseDaysOf(city.pack, city.until) ?? RECENT_DAYS) - 1;
  const wanted = addDays(city.until, -chance.between(0, oldestDays));
  const reportedOn = wanted > card.issuedOn ? wanted : card.issuedOn;
  for (const name of functionNames(city)) {
    const bankWaits = name === 'bank' && chance.permille(200);
    const before = bankWaits ? 'notActivated' : usual;
    const frozen = lost && name !== 'eWallet' && (city.city === 'suzhou' || name === 'socialSecurity');
    const event = frozen
      ? standing === 'formal'
        ? 'reportFormal'
        : 'reportTemporary'
      : standing === 'locked' && name === 'socialSecurity'
        ? 'lock'
        : null;
    const next = event === null ? null : nextFunctionState(before, event, before);
    const state = next?.ok === true ? next.value : before;
    emit('card_functions', { card_number: card.number, card_function: name, state, since: event === null ? card.issuedOn : reportedOn });
    if (frozen) emit('loss_report_functions', { report_id: `L-${card.number}`, card_function: name, state_before: before });
  }
  if (lost) emitLoss(city, card, standing, reportedOn, outletName, emit);
  if (standing === 'lifted') emitLifted(card, addDays(card.issuedOn, 60), outletName, city.until, emit);
}

function emitLoss(city: City, card: Held, kind: 'temporary' | 'formal', reportedOn: CivilDate, outletName: string, emit: Emit): void {
  const report = { id: `L-${card.number}`, card_number: card.number, kind, outlet_name: outletName, reported_on: reportedOn };
  const lapseDays = kind === 'temporary' ? lapseDaysOf(city.pack, reportedOn) : null;
  const lapses = lapseDays === null ? null : addDays(reportedOn, lapseDays);
  const channel = kind === 'formal' ? ('counter' as const) : ('kiosk' as const);
  emit('loss_reports', {
    ...report,
    channel,
    lapses_on: lapses,
    ended_on: null,
    ended_by: null,
    outlet_id: null,
    staff_id: null,
    place: 'home',
  });
}

/** A report of earlier, lifted two days later. */
function emitLifted(card: Held, on: CivilDate, outletName: string, until: CivilDate, emit: Emit): void {
  if (addDays(on, 2) > until) return;
  const report = {
    id: `L-${card.number}-1`,
    card_number: card.number,
    channel: 'counter' as const,
    outlet_name: outletName,
    reported_on: on,
  };
  const ended = { lapses_on: null, ended_on: addDays(on, 2), ended_by: 'lift' as const };
  emit('loss_reports', { ...report, ...ended, kind: 'temporary', outlet_id: null, staff_id: null, place: 'home' });
  emit('loss_report_functions', { report_id: report.id, card_function: 'socialSecurity', state_before: 'active' });
}

interface Ordered {
  readonly kind: OrderKind;
  readonly orderedOn: CivilDate;
  readonly steps: number;
}

/** An order and its steps as the machine allows them, two or three days apart. */
function order(city: City, life: Life, ordered: Ordered, card: string | null, outlet: string, emit: Emit): void {
  const { kind, orderedOn, steps } = ordered;
  const id = `D${String(life.identity.index).padStart(8, '0')}`;
  const events = kind === 'replacement' ? ORDER_EVENTS.slice(1) : ORDER_EVENTS;
  let step: OrderStep = firstStep(kind);
  let since = orderedOn;
  let sequence = 1;
  emit('card_order_steps', { order_id: id, sequence, step, on: since, note: null });
  for (const event of events.slice(0, steps)) {
    const next = nextOrderStep(kind, step, event);
    const on = addDays(since, 3);
    if (!next.ok || on > city.until) break;
    step = next.value.to;
    since = on;
    sequence += 1;
    emit('card_order_steps', { order_id: id, sequence, step, on, note: null });
  }
  const which = { id, social_security_number: life.identity.number, kind, city: city.city, step, since, ordered_on: orderedOn };
  const due = { due_on: orderDueOn(city.pack, kind, orderedOn), outlet_id: outlet };
  const feeFen = kind === 'replacement' ? replacementFeeFen(city.pack, orderedOn) : 0;
  emit('card_orders', { ...which, ...due, replaces: null, card_number: card, fee_fen: feeFen });
}
