/**
 * The bank application behind its port (EMV books 1 and 3, JR/T 0025.5): one visit of a card. What GPO and the records gave is kept, so that
 * no second GPO is needed (every one raises the card's counter, which locks the application at its end).
 */
import { toHex } from '../../base/bytes.ts';
import { ok, type Result } from '../../base/result.ts';
import type { BankApplication, BankCard, BankCardFault, BankCardIdentity, BankDataObject } from '../../ports/bank-card.ts';
import type { CardChannel, CardSession } from '../session.ts';
import { describeDataObject } from './describe.ts';
import type { Candidate } from './directory.ts';
import { readECash } from './e-cash.ts';
import { refuse } from './faults.ts';
import { readData } from './get-data.ts';
import { parseIdentity } from './identity.ts';
import { readLog } from './log.ts';
import { readObjects, type ObjectValues } from './records.ts';
import { ACCOUNT_AIDS, E_CASH_AID, TAG } from './tags.ts';
import { related, selectApplication, Visit } from './visit.ts';

/** A driver for the card of `session`, from its insertion to its removal. `visit` may be shared with the card's wallet. */
export function createBankCard(session: CardSession, visit: Visit = new Visit(session.atr)): BankCard {
  let known: ObjectValues | null = null;
  const values = async (card: CardChannel): Promise<Result<ObjectValues, BankCardFault>> => {
    if (known !== null) return ok(known);
    const options = await visit.start(card);
    if (!options.ok) return options;
    const read = await readObjects(card, options.value);
    if (read.ok) known = read.value;
    return read;
  };
  return {
    readIdentity: (signal) => session.converse(async (card) => identityOf(await values(card)), signal),
    readApplications: (signal) => session.converse((card) => readApplications(card, visit), signal),
    readObjects: (signal) => session.converse(async (card) => shown(await values(card), visit.aid), signal),
    readPinTries: (signal) => session.converse((card) => readPinTries(card, visit), signal),
    readECash: (signal) => session.converse((card) => readECash(card, visit), signal),
    readLog: (kind, signal) => session.converse((card) => readLog(card, visit, kind), signal),
  };
}

function identityOf(values: Result<ObjectValues, BankCardFault>): Result<BankCardIdentity, BankCardFault> {
  if (!values.ok) return values;
  const identity = parseIdentity(values.value);
  if (identity.ok) return identity;
  return refuse(identity.error === 'missing' ? 'pboc.missingRecord' : 'pboc.malformed', identity.error);
}

function shown(values: Result<ObjectValues, BankCardFault>, aid: Uint8Array): Result<readonly BankDataObject[], BankCardFault> {
  return values.ok ? ok([...values.value].map(([tag, value]) => describeDataObject(tag, value, aid))) : values;
}

/** What the card lists, then what it does not list but has. */
async function readApplications(card: CardChannel, visit: Visit): Promise<Result<readonly BankApplication[], BankCardFault>> {
  const named = await visit.named(card);
  if (!named.ok) return named;
  const found: Candidate[] = [...named.value];
  for (const aid of [...ACCOUNT_AIDS, E_CASH_AID]) {
    if (found.some((candidate) => related(candidate.aid, aid))) continue;
    const selected = await selectApplication(card, aid);
    if (!selected.ok && selected.error.code !== 'pboc.blocked') return selected;
    if (selected.ok && selected.value !== null) found.push(selected.value);
  }
  return ok(found.map(({ aid, label, preferredName, priority }) => ({ aid: toHex(aid), label, preferredName, priority })));
}

async function readPinTries(card: CardChannel, visit: Visit): Promise<Result<number | null, BankCardFault>> {
  const application = await visit.select(card);
  if (!application.ok) return application;
  const value = await readData(card, TAG.pinTryCounter);
  if (!value.ok || value.value === null) return value.ok ? ok(null) : value;
  const [tries] = value.value;
  return tries === undefined || value.value.length > 1 ? refuse('pboc.malformed', '9F17 is not one byte') : ok(tries);
}
