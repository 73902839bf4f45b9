/** The records of a file locator as data objects (EMV book 3 §10.2). */
import { equalBytes } from '../../base/bytes.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { parseTlv, type Tlv } from '../../base/tlv.ts';
import type { BankCardFault } from '../../ports/bank-card.ts';
import { SHORT_LE_MAX } from '../apdu.ts';
import { readRecordByNumber } from '../commands/read-record.ts';
import type { CardChannel } from '../session.ts';
import { describeStatus, SW } from '../status-words.ts';
import { refuse } from './faults.ts';
import type { ProcessingOptions } from './processing-options.ts';
import { TAG } from './tags.ts';

/** The values of primitive data objects, by tag. */
export type ObjectValues = ReadonlyMap<number, Uint8Array>;

/** Files above this hold records of the issuer's own making, which need not be TLV and are not read (EMV book 3 §5.3.2.2). */
const LAST_TEMPLATE_FILE = 10;

/** All data objects of GPO's answer and of the records it names. A tag that comes twice with two values is an error. */
export async function readObjects(card: CardChannel, options: ProcessingOptions): Promise<Result<ObjectValues, BankCardFault>> {
  const values = new Map(options.objects.map(({ tag, value }) => [tag, value]));
  for (const { shortFileIdentifier, record } of options.addresses) {
    if (shortFileIdentifier > LAST_TEMPLATE_FILE) continue;
    const where = `record ${record} of file ${shortFileIdentifier}`;
    const answer = await card.send(readRecordByNumber(shortFileIdentifier, record, SHORT_LE_MAX));
    if (!answer.ok) return answer;
    if (answer.value.sw !== SW.ok) return refuse('pboc.unexpectedStatus', `${where}: ${describeStatus(answer.value.sw)}`);
    const objects = parseRecord(answer.value.data);
    if (!objects.ok) return refuse('pboc.malformed', `${where}: ${objects.error}`);
    const twice = add(values, objects.value);
    if (twice !== null) return refuse('pboc.malformed', `${where}: tag ${twice.toString(16).toUpperCase()} comes twice with two values`);
  }
  return ok(values);
}

/** The objects of a record, which is one template 70. */
export function parseRecord(record: Uint8Array): Result<readonly Tlv[], string> {
  const parsed = parseTlv(record);
  if (!parsed.ok) return err(`byte ${parsed.error.offset}: ${parsed.error.reason}`);
  const [template] = parsed.value;
  return template?.tag === TAG.record && parsed.value.length === 1 ? ok(template.children ?? []) : err('byte 0: not one template 70');
}

/** The tag that has another value already; `null`: none. */
function add(values: Map<number, Uint8Array>, objects: readonly Tlv[]): number | null {
  for (const { tag, value } of objects) {
    const before = values.get(tag);
    if (before !== undefined && !equalBytes(before, value)) return tag;
    values.set(tag, value);
  }
  return null;
}
