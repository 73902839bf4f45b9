/** Reading a log by the card's own format (EMV book 3 annex D, JR/T 0025.5; the log of loads: JR/T 0025.13). */
import { ok, type Result } from '../../base/result.ts';
import { findTlv } from '../../base/tlv.ts';
import type { BankCardFault, BankLogEntry, BankLogKind } from '../../ports/bank-card.ts';
import { SHORT_LE_MAX } from '../apdu.ts';
import { readRecordByNumber } from '../commands/read-record.ts';
import type { CardChannel } from '../session.ts';
import { describeStatus, SW } from '../status-words.ts';
import { parseDataList, type DataListEntry } from './data-list.ts';
import { refuse } from './faults.ts';
import { readData } from './get-data.ts';
import { logRecordBytes, parseLogPlace, parseLogRecord, type LogPlace } from './log-entry.ts';
import { TAG } from './tags.ts';
import type { Visit } from './visit.ts';

type Entries = Result<readonly BankLogEntry[], BankCardFault>;

const LOGS: Readonly<Record<BankLogKind, { readonly place: number; readonly format: number }>> = {
  transactions: { place: TAG.transactionLog, format: TAG.transactionLogFormat },
  loads: { place: TAG.loadLog, format: TAG.loadLogFormat },
};

/** The entries as the card numbers them; empty where it keeps no such log. */
export async function readLog(card: CardChannel, visit: Visit, kind: BankLogKind): Promise<Entries> {
  const application = await visit.select(card);
  if (!application.ok) return application;
  const value = findTlv(application.value.discretionary, LOGS[kind].place)?.value;
  if (value === undefined) return ok([]);
  const place = parseLogPlace(value);
  if (!place.ok) return refuse('pboc.malformed', `log of ${kind}: ${place.error}`);
  const format = await readData(card, LOGS[kind].format);
  if (!format.ok) return format;
  if (format.value === null) return refuse('pboc.missingRecord', `log of ${kind}: the card does not tell its format`);
  const list = parseDataList(format.value);
  if (!list.ok) return refuse('pboc.malformed', `log format of ${kind}: ${list.error}`);
  return readEntries(card, place.value, list.value);
}

async function readEntries(
  card: CardChannel,
  { shortFileIdentifier, records }: LogPlace,
  format: readonly DataListEntry[],
): Promise<Entries> {
  const entries: BankLogEntry[] = [];
  const size = logRecordBytes(format);
  const expected = size > 0 && size < SHORT_LE_MAX ? size : undefined;
  for (let record = 1; record <= records; record++) {
    const answer = await card.send(readRecordByNumber(shortFileIdentifier, record, SHORT_LE_MAX, expected));
    if (!answer.ok) return answer;
    if (answer.value.sw === SW.recordNotFound) return ok(entries);
    const where = `log record ${record}`;
    if (answer.value.sw !== SW.ok) return refuse('pboc.unexpectedStatus', `${where}: ${describeStatus(answer.value.sw)}`);
    const entry = parseLogRecord(format, answer.value.data);
    if (!entry.ok) return refuse('pboc.malformed', `${where}: ${entry.error}`);
    if (entry.value !== null) entries.push(entry.value);
  }
  return ok(entries);
}
