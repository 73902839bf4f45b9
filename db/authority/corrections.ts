/** A person asks for their data to be corrected. The counter takes it in; the office that keeps the data decides. */
import { addCorrection, closeCorrection } from '../stores/corrections.ts';
import type { CommandOf } from './api.ts';
import { changed, officeOnly, refused, type HandlerResult, type PersonContext } from './context.ts';
import { refuse } from './refusals.ts';

const ID_NEEDED = { zh: '须出示本人有效身份证件。', en: 'The own ID card has to be shown.' };
const AT_COUNTER = { zh: '请在柜台办理。', en: 'This is done at a counter.' };

/** Takes the request in with a receipt; nothing of the records changes yet. */
export async function requestCorrection(context: PersonContext, command: CommandOf<'requestCorrection'>): Promise<HandlerResult> {
  const { tx, today, place, person } = context;
  if (place.channel !== 'counter') return refused(refuse('notAuthorised', AT_COUNTER));
  if (!command.evidence.idCard) return refused(refuse('notAuthorised', ID_NEEDED));
  const { name = null, address = null, telephone = null, note = null } = command;
  if (name === null && address === null && telephone === null) return refused(refuse('wrongState'));
  const id = await context.receiptNumber();
  await addCorrection(tx, {
    id,
    social_security_number: person.social_security_number,
    name,
    address,
    telephone,
    note,
    state: 'open',
    requested_on: today,
    closed_on: null,
    outlet_id: place.outletId,
    staff_id: place.staffId,
  });
  return changed({ functions: [], reference: id });
}

/** The office has decided. The data themselves are changed where they are kept; here the request is closed. */
export async function decideCorrection(context: PersonContext, command: CommandOf<'decideCorrection'>): Promise<HandlerResult> {
  const refusal = officeOnly(context);
  if (refusal !== null) return refused(refusal);
  const { request: id, result: state } = command;
  const closed = await closeCorrection(context.tx, { id, person: context.person.social_security_number, state, on: context.today });
  return closed ? changed({ functions: [], reference: id }) : refused(refuse('unknownOrder'));
}
