/**
 * A card that a self-service machine makes while its holder waits: the order becomes the machine's before the first blank is written, and is
 * collected when the machine says that the card was taken. In between it stays open, whatever happens to blanks, mains or line.
 */
import { nextOrderStep } from '../machines/card-order.ts';
import type { CardOrdersTable } from '../schema.ts';
import { moveOrder, stepsOf } from '../stores/orders.ts';
import type { CommandOf } from './api.ts';
import { changed, refused, type HandlerResult, type PersonContext } from './context.ts';
import { handOver, makeCard, ownOrder } from './orders.ts';
import { refuse } from './refusals.ts';

const SHOW_ID_CARD = { zh: '请先出示身份证。', en: 'Show the ID card first.' };
const AT_COUNTER = { zh: '此卡由柜台制作，请到柜台领取。', en: 'This card is made at the counter: collect it there.' };

/** The machine may begin: the order is an instant one of this outlet, and nobody else has begun on it. Asked again it is told the same. */
export async function beginCardMaking(context: PersonContext, command: CommandOf<'beginCardMaking'>): Promise<HandlerResult> {
  const mine = await ownOrder(context, command.order);
  if (mine === null) return refused(refuse('unknownOrder'));
  if (!command.evidence.idCard) return refused({ outcome: 'refused', code: 'notAllowedHere', reason: SHOW_ID_CARD });
  if (!isMadeHere(context, mine)) return refused(refuse('notAuthorised'));
  if (mine.step === 'verified') {
    const begun = (await stepsOf(context.tx, mine.id)).at(-1)?.note === machineOf(command);
    return begun ? changed({ functions: [], reference: mine.id }) : refused(refuse('wrongState', AT_COUNTER));
  }
  const next = nextOrderStep(mine.kind, mine.step, 'verify');
  if (!next.ok || !(await moveOrder(context.tx, mine, next.value.to, context.today, { note: machineOf(command) })))
    return refused(refuse('wrongState'));
  return changed({ functions: [], reference: mine.id });
}

/** The card was taken: it comes into the records, in its holder's hand. */
export async function recordCardHandOver(context: PersonContext, command: CommandOf<'recordCardHandOver'>): Promise<HandlerResult> {
  const mine = await ownOrder(context, command.order);
  if (mine === null) return refused(refuse('unknownOrder'));
  if (!isMadeHere(context, mine)) return refused(refuse('notAuthorised'));
  const next = nextOrderStep(mine.kind, mine.step, 'handOver');
  if (!next.ok) return refused(refuse('wrongState'));
  const { cardNumber, expiresOn } = command;
  const { bank, outletName } = context.place;
  const card = { cardNumber, expiresOn, issuingBank: bank ?? outletName, functions: ['socialSecurity' as const, 'bank' as const] };
  if (!(await makeCard(context, mine, card))) return refused(refuse('wrongState'));
  const more = { note: machineOf(command), cardNumber };
  if (!(await moveOrder(context.tx, mine, next.value.to, context.today, more))) return refused(refuse('wrongState'));
  return handOver(context, command, mine, cardNumber);
}

function isMadeHere({ place }: PersonContext, { kind, outlet_id: outletId }: CardOrdersTable): boolean {
  return kind === 'instant' && place.channel === 'kiosk' && (outletId === null || outletId === place.outletId);
}

/** How the order's steps name the machine. */
function machineOf({ terminal }: { readonly terminal: { readonly id: string } }): string {
  return `自助机 ${terminal.id}`;
}
