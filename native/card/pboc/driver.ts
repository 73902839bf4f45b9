/**
 * The bank application behind its port: SELECT, one GET PROCESSING OPTIONS a visit (every one raises the card's counter, which locks
 * the application at its end), the records of the file locator (EMV book 3 §10, JR/T 0025.5).
 */
import { toHex } from '../../base/bytes.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { findTlv, parseTlv, type Tlv } from '../../base/tlv.ts';
import type { BankCard, BankCardFault, BankCardIdentity } from '../../ports/bank-card.ts';
import { SHORT_LE_MAX } from '../apdu.ts';
import { getProcessingOptions } from '../commands/get-processing-options.ts';
import { readRecordByNumber } from '../commands/read-record.ts';
import { selectByName } from '../commands/select.ts';
import type { CardChannel, CardSession } from '../session.ts';
import { describeStatus, SW } from '../status-words.ts';
import { refuse } from './faults.ts';
import { parseProcessingOptions, type RecordAddress } from './file-locator.ts';
import { parseIdentity } from './identity.ts';
import { fillPdol } from './pdol.ts';
import { BANK_AIDS, TAG } from './tags.ts';

/** A driver for the card of `session`. The identity is read once and remembered: the card's counter moves once a visit. */
export function createBankCard(session: CardSession): BankCard {
  let known: BankCardIdentity | null = null;
  return {
    readIdentity: (signal) =>
      session.converse(async (card) => {
        if (known !== null) return ok(known);
        const identity = await readIdentity(card);
        if (identity.ok) known = identity.value;
        return identity;
      }, signal),
  };
}

async function readIdentity(card: CardChannel): Promise<Result<BankCardIdentity, BankCardFault>> {
  const fci = await selectBankApplication(card);
  if (!fci.ok) return fci;
  const pdol = fillPdol(findTlv(fci.value, TAG.processingOptionsDataList)?.value ?? new Uint8Array());
  if (!pdol.ok) return refuse('pboc.malformed', pdol.error);
  const options = await card.send(getProcessingOptions(pdol.value));
  if (!options.ok) return options;
  if (options.value.sw !== SW.ok) return refuse('pboc.unexpectedStatus', `GPO: ${describeStatus(options.value.sw)}`);
  const addresses = parseProcessingOptions(options.value.data);
  if (!addresses.ok) return refuse('pboc.malformed', addresses.error);
  const values = await readRecords(card, addresses.value);
  if (!values.ok) return values;
  const identity = parseIdentity(values.value);
  if (identity.ok) return identity;
  return refuse(identity.error === 'missing' ? 'pboc.missingRecord' : 'pboc.malformed', identity.error);
}

const ABSENT: ReadonlySet<number> = new Set<number>([
  SW.fileNotFound,
  SW.wrongP1P2,
  SW.wrongLength,
  SW.insNotSupported,
  SW.claNotSupported,
]);
const BLOCKED: ReadonlySet<number> = new Set<number>([SW.selectedFileInvalidated, SW.functionNotSupported, SW.applicationBlocked]);

/** The first application of the list that the card has. */
async function selectBankApplication(card: CardChannel): Promise<Result<readonly Tlv[], BankCardFault>> {
  for (const aid of BANK_AIDS) {
    card.selected = null;
    const answer = await card.send(selectByName(aid));
    if (!answer.ok) return answer;
    const { sw, data } = answer.value;
    if (ABSENT.has(sw)) continue;
    if (BLOCKED.has(sw)) return refuse('pboc.blocked', `SELECT: ${describeStatus(sw)}`);
    if (sw !== SW.ok) return refuse('pboc.unexpectedStatus', `SELECT: ${describeStatus(sw)}`);
    card.selected = toHex(aid);
    const fci = parseTlv(data);
    return fci.ok ? fci : refuse('pboc.malformed', `FCI byte ${fci.error.offset}: ${fci.error.reason}`);
  }
  return refuse('pboc.notABankCard', 'none of the bank applications is on the card');
}

/** All data objects of the records, by tag. A tag that comes twice with two values is an error. */
async function readRecords(
  card: CardChannel,
  addresses: readonly RecordAddress[],
): Promise<Result<ReadonlyMap<number, Uint8Array>, BankCardFault>> {
  const values = new Map<number, Uint8Array>();
  for (const { shortFileIdentifier, record } of addresses) {
    const where = `record ${record} of file ${shortFileIdentifier}`;
    const answer = await card.send(readRecordByNumber(shortFileIdentifier, record, SHORT_LE_MAX));
    if (!answer.ok) return answer;
    if (answer.value.sw !== SW.ok) return refuse('pboc.unexpectedStatus', `${where}: ${describeStatus(answer.value.sw)}`);
    const objects = recordObjects(answer.value.data);
    if (!objects.ok) return refuse('pboc.malformed', `${where}: ${objects.error}`);
    for (const { tag, value } of objects.value) {
      const before = values.get(tag);
      if (before !== undefined && toHex(before) !== toHex(value))
        return refuse('pboc.malformed', `${where}: a tag comes twice with two values`);
      values.set(tag, value);
    }
  }
  return ok(values);
}

function recordObjects(record: Uint8Array): Result<readonly Tlv[], string> {
  const parsed = parseTlv(record);
  if (!parsed.ok) return err(`byte ${parsed.error.offset}: ${parsed.error.reason}`);
  const [template, ...more] = parsed.value;
  return template?.tag === TAG.record && more.length === 0 ? ok(template.children ?? []) : err('not one template 70');
}
