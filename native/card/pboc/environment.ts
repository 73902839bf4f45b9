/** The list of applications that a card keeps itself: PSE on contacts, PPSE without (EMV book 1 §12.3.2, contactless book B §3.3). */
import { err, ok, type Result } from '../../base/result.ts';
import type { BankCardFault } from '../../ports/bank-card.ts';
import { SHORT_LE_MAX } from '../apdu.ts';
import { readRecordByNumber } from '../commands/read-record.ts';
import { selectByName } from '../commands/select.ts';
import type { CardChannel } from '../session.ts';
import { describeStatus, SW } from '../status-words.ts';
import { parseDirectoryFile, parseDirectoryRecord, parseProximityDirectory, type Candidate } from './directory.ts';
import { refuse } from './faults.ts';
import { PAYMENT_ENVIRONMENT, PROXIMITY_ENVIRONMENT } from './tags.ts';

/** More records than any directory has: a card that goes on is broken. */
const MAX_DIRECTORY_RECORDS = 16;

const NONE: readonly Candidate[] = [];

/**
 * The card's own list; empty where it keeps none, or one that cannot be read: the terminal then tries the names it knows.
 * A card that refuses to select anything at all (6A81) is `pboc.blocked`.
 */
export async function readEnvironment(card: CardChannel, atr: Uint8Array): Promise<Result<readonly Candidate[], BankCardFault>> {
  const contactless = isContactless(atr);
  card.selected = null;
  const answer = await card.send(selectByName(contactless ? PROXIMITY_ENVIRONMENT : PAYMENT_ENVIRONMENT));
  if (!answer.ok) return answer;
  const { sw, data } = answer.value;
  if (sw === SW.functionNotSupported) return refuse('pboc.blocked', `SELECT of the payment environment: ${describeStatus(sw)}`);
  if (sw !== SW.ok) return ok(NONE);
  const listed = contactless ? parseProximityDirectory(data) : await readDirectory(card, parseDirectoryFile(data));
  if (listed.ok) return listed;
  return typeof listed.error === 'string' ? ok(NONE) : err(listed.error);
}

async function readDirectory(
  card: CardChannel,
  file: Result<number, string>,
): Promise<Result<readonly Candidate[], BankCardFault | string>> {
  if (!file.ok) return file;
  const found: Candidate[] = [];
  for (let record = 1; record <= MAX_DIRECTORY_RECORDS; record++) {
    const answer = await card.send(readRecordByNumber(file.value, record, SHORT_LE_MAX));
    if (!answer.ok) return answer;
    if (answer.value.sw === SW.recordNotFound) return ok(found);
    if (answer.value.sw !== SW.ok) return err(`record ${record}: ${describeStatus(answer.value.sw)}`);
    const candidates = parseDirectoryRecord(answer.value.data);
    if (!candidates.ok) return candidates;
    found.push(...candidates.value);
  }
  return ok(found);
}

/** The answer to reset that a contactless reader makes up begins 3B 8n 80 01 (PC/SC part 3 §3.1.3.2.3). */
function isContactless(atr: Uint8Array): boolean {
  const [initial = 0, format = 0, ...protocols] = atr.subarray(0, 4);
  return initial === 0x3b && format >> 4 === 8 && protocols[0] === 0x80 && protocols[1] === 0x01;
}
