/** Ordering a card, its way through the back office, and its collection. */
import { firstStep, nextOrderStep } from '../machines/card-order.ts';
import type { Circumstance, ServiceId } from '../rules/model.ts';
import type { CardOrdersTable } from '../schema.ts';
import { addCard, findCard, markCollected, setFunction } from '../stores/cards.ts';
import { findOrder, hasOpenOrder, moveOrder, openOrder } from '../stores/orders.ts';
import { takeOver } from './activate.ts';
import type { CommandOf } from './api.ts';
import { bankSideOf } from './bank-side.ts';
import { ask, changed, officeOnly, refused, type Allowed, type CommandContext, type HandlerResult, type PersonContext } from './context.ts';
import { refuse } from './refusals.ts';
import { lockedStanding } from './standing.ts';

/** What an order comes to where the rules allow it: when it is ready and what it costs, as the pack's terms have it. */
export async function placeOrder(
  context: PersonContext,
  command: CommandOf<'orderCard'>,
  allowed: Allowed,
  replaces: string | null,
): Promise<HandlerResult> {
  const { tx, today, person, pack } = context;
  if (await hasOpenOrder(tx, person.social_security_number)) return refused(refuse('wrongState', ALREADY_ORDERED));
  const id = await context.receiptNumber();
  const fee = allowed.terms.find((term) => term.kind === 'fee');
  const feeFen = fee?.kind === 'fee' ? fee.amountFen : 0;
  await openOrder(tx, {
    id,
    social_security_number: person.social_security_number,
    kind: command.kind,
    city: pack.city,
    step: firstStep(command.kind),
    since: today,
    ordered_on: today,
    due_on: allowed.readyOn,
    outlet_id: command.collectAt ?? context.place.outletId,
    replaces,
    card_number: null,
    fee_fen: feeFen,
  });
  return changed({ functions: [], reference: id, readyOn: allowed.readyOn, feeFen, bring: allowed.bring });
}

const ALREADY_ORDERED = { zh: '您已有一张卡正在制作。', en: 'A card is being made for you already.' };

/**
 * A first card, for who has none. One that is made while the person waits is the same, in a city that makes them; where it begins with
 * an application (S4: 制卡申请通知), that is what `urgent` asks the rules for.
 */
export async function orderFirstCard(context: PersonContext, command: CommandOf<'orderCard'>): Promise<HandlerResult> {
  if (command.kind !== 'first' && command.kind !== 'instant') return refused(refuse('unknownCard'));
  const answer = ask(context, command, {
    service: command.kind === 'first' || context.circumstances.includes('urgent') ? 'applyForCard' : 'instantCard',
  });
  return 'refusal' in answer ? refused(answer.refusal) : placeOrder(context, command, answer.allowed, null);
}

const EVENT_LACKS_CARD = { zh: '请填写新卡资料。', en: 'The data of the new card are missing.' };

/** A step in the back office. With the card's making it comes into the records, to be collected. */
export async function advanceOrder(context: PersonContext, command: CommandOf<'advanceOrder'>): Promise<HandlerResult> {
  const mine = await ownOrder(context, command.order);
  const refusal = officeOnly(context);
  if (refusal !== null) return refused(refusal);
  if (mine === null) return refused(refuse('unknownOrder'));
  const next = nextOrderStep(mine.kind, mine.step, command.event);
  if (!next.ok) return refused(refuse('wrongState'));
  const makes = command.event === 'make' || command.event === 'handOver';
  if (makes && command.card === undefined) return refused(refuse('wrongState', EVENT_LACKS_CARD));
  const cardNumber = makes ? command.card?.cardNumber : undefined;
  if (makes && command.card !== undefined && !(await makeCard(context, mine, command.card))) return refused(refuse('wrongState'));
  const moved = await moveOrder(context.tx, mine, next.value.to, context.today, { note: command.note, cardNumber });
  if (!moved) return refused(refuse('wrongState'));
  if (next.value.to !== 'collected' || cardNumber === undefined) return changed({ functions: [], reference: mine.id });
  return handOver(context, command, mine, cardNumber);
}

/** The card comes into the records; false where its number stands there already. */
export async function makeCard(
  context: PersonContext,
  order: Pick<CardOrdersTable, 'replaces' | 'outlet_id'>,
  card: NonNullable<CommandOf<'advanceOrder'>['card']>,
): Promise<boolean> {
  const { cardNumber, issuingBank, expiresOn, functions } = card;
  const { replaces, outlet_id: outletId } = order;
  const { tx, today, person } = context;
  return addCard(tx, {
    cardNumber,
    owner: person.social_security_number,
    issuingBank,
    issuedOn: today,
    expiresOn,
    replaces,
    outletId,
    functions,
  });
}

/** The card is given into the holder's hand, by the rules of collection. */
export async function collectCard(context: PersonContext, command: CommandOf<'collectCard'>): Promise<HandlerResult> {
  const mine = await ownOrder(context, command.order);
  if (typeof mine?.card_number !== 'string') return refused(refuse('unknownOrder'));
  const afterLoss: readonly Circumstance[] = mine.kind === 'replacement' ? ['afterLoss'] : [];
  const answer = ask(context, command, { service: 'collectCard', circumstances: afterLoss });
  if ('refusal' in answer) return refused(answer.refusal);
  const next = nextOrderStep(mine.kind, mine.step, 'collect');
  if (!next.ok || !(await moveOrder(context.tx, mine, next.value.to, context.today, {}))) return refused(refuse('wrongState'));
  return handOver(context, command, mine, mine.card_number);
}

/** Collected: to be activated, or active at once where the city knows no activation; the old card then gives way here. */
export async function handOver(
  context: PersonContext,
  command: CommandOf<'collectCard' | 'advanceOrder' | 'recordCardHandOver'>,
  order: Pick<CardOrdersTable, 'id'>,
  cardNumber: string,
): Promise<HandlerResult> {
  const { tx, today, person } = context;
  const card = await findCard(tx, { socialSecurityNumber: person.social_security_number, cardNumber });
  if (card === null) return refused(refuse('unknownCard'));
  const standing = await lockedStanding(tx, card, today);
  const inHand: CommandContext = { ...context, standing };
  const state = activatedApart(context, command) ? 'notActivated' : 'active';
  const waiting = standing.functions.filter((one) => one.state === 'made').map((one) => one.cardFunction);
  for (const one of waiting) await setFunction(tx, cardNumber, one, state, today);
  await markCollected(tx, cardNumber, today);
  const functions = waiting.map((cardFunction) => ({ cardFunction, state }) as const);
  const movedBalanceFen = state === 'active' && card.replaces !== null ? await takeOver(inHand, card.replaces) : null;
  const bank = state === 'active' ? await bankSideOf(inHand, functions, 'activate') : {};
  return changed({ functions, movedBalanceFen, reference: order.id, ...bank });
}

/** Whether the city has activation at all: asked of its rules, wherever the person stands now. */
function activatedApart({ pack }: PersonContext, command: { readonly terminal: { readonly city: string } }): boolean {
  const service: ServiceId = 'activateFunction';
  return pack.city === command.terminal.city && pack.rules.some((rule) => rule.service === service);
}

/** The order of that number, where it is this person's. */
export async function ownOrder(context: PersonContext, id: string): Promise<CardOrdersTable | null> {
  const order = await findOrder(context.tx, id);
  return order?.social_security_number === context.person.social_security_number ? order : null;
}
