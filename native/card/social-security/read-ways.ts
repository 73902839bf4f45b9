/**
 * The three ways of reading a linear file: record by record by tag, all records in one answer, record by record by number.
 * No card must know all of them (《社会保障（个人）卡规范》 commands: READ RECORD).
 */
import { err, ok, type Result } from '../../base/result.ts';
import type { SocialSecurityFault } from '../../ports/social-security-card.ts';
import { readAllRecords, readCurrentRecord, readNextRecordWithTag, readRecordByTag } from '../commands/read-record.ts';
import type { CardChannel } from '../session.ts';
import { SW } from '../status-words.ts';
import { refuse, statusFault } from './faults.ts';
import type { FileSpec, ItemSpec } from './files/file-spec.ts';
import { addRecord, hex2, parseRecord, RECORD_HEADER_BYTES, splitRecords, type Instances } from './simple-tlv.ts';

/** `null`: the card does not know this way of reading. */
export type Attempt = Result<Instances, SocialSecurityFault> | null;

const UNKNOWN_WAY: ReadonlySet<number> = new Set<number>([
  SW.wrongP1P2,
  SW.functionNotSupported,
  SW.commandIncompatible,
  SW.offsetOutside,
  SW.wrongLength,
  SW.insNotSupported,
]);
/** Record numbers have one byte; 0 and FF mean other things (ISO/IEC 7816-4 §11.3.2). */
export const RECORD_NUMBER_MAX = 254;

/** Every wanted item by its tag; items that repeat go on with the next record of that tag. */
export async function readByTag(card: CardChannel, file: FileSpec, items: readonly ItemSpec[]): Promise<Attempt> {
  const records = new Map<number, readonly Uint8Array[]>();
  for (const spec of items) {
    const values = await readInstances(card, file, spec, records.size === 0);
    if (values?.ok !== true) return values;
    if (values.value.length > 0) records.set(spec.tag, values.value);
  }
  return ok(records);
}

async function readInstances(
  card: CardChannel,
  file: FileSpec,
  spec: ItemSpec,
  first: boolean,
): Promise<Result<readonly Uint8Array[], SocialSecurityFault> | null> {
  const values: Uint8Array[] = [];
  const le = spec.length + RECORD_HEADER_BYTES;
  while (values.length < (spec.instances ?? 1)) {
    const answer = await card.send(values.length === 0 ? readRecordByTag(spec.tag, le) : readNextRecordWithTag(spec.tag, le));
    if (!answer.ok) return answer;
    const { sw, data } = answer.value;
    if (sw === SW.recordNotFound) break;
    if (UNKNOWN_WAY.has(sw) && (first || values.length > 0)) return null;
    if (sw !== SW.ok) return err(statusFault(`READ RECORD ${file.file} tag ${hex2(spec.tag)}`, sw));
    const value = parseRecord(data, spec);
    if (!value.ok) return refuse('ssc.malformed', `${file.file} ${value.error}`);
    values.push(value.value);
  }
  return ok(values);
}

/** All records in one answer of about `expectedBytes`. */
export async function readWhole(card: CardChannel, file: FileSpec, items: readonly ItemSpec[], expectedBytes: number): Promise<Attempt> {
  const answer = await card.send(readAllRecords(expectedBytes));
  if (!answer.ok) return answer;
  if (UNKNOWN_WAY.has(answer.value.sw)) return null;
  if (answer.value.sw === SW.recordNotFound) return ok(new Map<number, readonly Uint8Array[]>());
  if (answer.value.sw !== SW.ok) return err(statusFault(`READ RECORD ${file.file} whole`, answer.value.sw));
  const records = splitRecords(answer.value.data, items);
  return records.ok ? records : refuse('ssc.malformed', `${file.file} ${records.error}`);
}

/** One record after another by number, until there is none. */
export async function readByNumber(card: CardChannel, file: FileSpec, items: readonly ItemSpec[]): Promise<Attempt> {
  const whole = await recordsByNumber(card, file);
  if (whole?.ok !== true) return whole;
  const records = new Map<number, Uint8Array[]>();
  for (const record of whole.value) {
    const added = addRecord(records, record, items);
    if (!added.ok) return refuse('ssc.malformed', `${file.file} ${added.error}`);
  }
  return ok(records);
}

/** The whole records of the current file by number, from 1; `null`: the card does not know this way. */
export async function recordsByNumber(
  card: CardChannel,
  file: FileSpec,
): Promise<Result<readonly Uint8Array[], SocialSecurityFault> | null> {
  const order = file.items.flatMap((spec) => Array<ItemSpec>(spec.instances ?? 1).fill(spec));
  const records: Uint8Array[] = [];
  for (let number = 1; number <= RECORD_NUMBER_MAX; number++) {
    const expected = order[number - 1] ?? order.at(-1);
    const answer = await card.send(readCurrentRecord(number, (expected?.length ?? 0) + RECORD_HEADER_BYTES));
    if (!answer.ok) return answer;
    const { sw, data } = answer.value;
    if (sw === SW.recordNotFound) break;
    if (UNKNOWN_WAY.has(sw) && number === 1) return null;
    if (sw !== SW.ok) return err(statusFault(`READ RECORD ${file.file} number ${number}`, sw));
    records.push(data);
  }
  return ok(records);
}
