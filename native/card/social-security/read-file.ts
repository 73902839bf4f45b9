/**
 * Reading EF05 and EF06 so that a wrong byte is never shown as right. A plain read carries no MAC, so each file is read
 * twice and in two ways, record by record (by tag) and all records in one answer; both must agree byte for byte.
 * A card that knows only one way is read that way twice. A disagreement is settled once by reading again, then refused.
 */
import { equalBytes } from '../../base/bytes.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { SocialSecurityFault } from '../../ports/social-security-card.ts';
import { readAllRecords, readRecordByTag } from '../commands/read-record.ts';
import { selectAnyFile, selectChildFile } from '../commands/select.ts';
import type { CardChannel } from '../session.ts';
import { SW } from '../status-words.ts';
import { refuse, statusFault } from './faults.ts';
import type { FileSpec, RecordSpec } from './records.ts';
import { parseRecord, splitRecords } from './simple-tlv.ts';

/** Values by tag; a record that the card does not have is absent. */
export type Records = ReadonlyMap<number, Uint8Array>;
type Read = Result<Records, SocialSecurityFault>;
/** `null`: the card does not know this way of reading. */
type Attempt = Read | null;

const ATTEMPTS = 2;
const HEADER_BYTES = 2;

/** Selects the file and reads its records, checked by two independent reads. */
export async function readFile(card: CardChannel, file: FileSpec): Promise<Read> {
  const selected = await selectFile(card, file);
  if (!selected.ok) return selected;
  let last: Read = refuse('ssc.malformed', `${file.name} was not read`);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    last = await readTwice(card, file);
    if (last.ok || last.error.code !== 'ssc.malformed') return last;
  }
  return last;
}

/** P1=02 as the specification has it; cards that know only P1=00 refuse it with one of these. */
async function selectFile(card: CardChannel, file: FileSpec): Promise<Result<void, SocialSecurityFault>> {
  let answer = await card.send(selectChildFile(file.fileIdentifier));
  if (answer.ok && REFUSED_FORM.has(answer.value.sw)) answer = await card.send(selectAnyFile(file.fileIdentifier));
  if (!answer.ok) return answer;
  if (answer.value.sw === SW.fileNotFound) return refuse('ssc.missingRecord', `${file.name} is not on the card`);
  return answer.value.sw === SW.ok ? ok(undefined) : err(statusFault(`SELECT ${file.name}`, answer.value.sw));
}

const REFUSED_FORM: ReadonlySet<number> = new Set<number>([SW.wrongP1P2, SW.functionNotSupported, SW.wrongData, SW.fileNotFound]);
const UNKNOWN_WAY: ReadonlySet<number> = new Set<number>([
  SW.wrongP1P2,
  SW.functionNotSupported,
  SW.commandIncompatible,
  SW.offsetOutside,
  SW.wrongLength,
  SW.insNotSupported,
]);

async function readTwice(card: CardChannel, file: FileSpec): Promise<Read> {
  const first = await readByTag(card, file);
  if (first?.ok === false) return first;
  const expected = first === null ? wholeLength(file.records) : presentLength(first.value);
  const whole = await readWhole(card, file, expected);
  if (whole?.ok === false && whole.error.code !== 'ssc.malformed') return whole;
  const usable = whole?.ok === true ? whole : null;
  if (first === null && usable === null) return whole ?? refuse('ssc.denied', `${file.name} can be read neither by tag nor whole`);
  if (first !== null && usable !== null) return agree(file, first.value, usable.value);
  // One way only: the second read goes the same way.
  const again = first === null ? await readWhole(card, file, expected) : await readByTag(card, file);
  if (!again?.ok) return again ?? refuse('ssc.malformed', `${file.name} was read once and then refused`);
  const before = first ?? usable;
  return before === null ? again : agree(file, before.value, again.value);
}

function agree(file: FileSpec, one: Records, other: Records): Read {
  for (const { tag } of file.records) {
    const [a, b] = [one.get(tag), other.get(tag)];
    const same = a === undefined || b === undefined ? a === b : equalBytes(a, b);
    if (!same) return refuse('ssc.malformed', `${file.name} tag ${name(tag)}: two reads differ`);
  }
  return ok(one);
}

async function readByTag(card: CardChannel, file: FileSpec): Promise<Attempt> {
  const records = new Map<number, Uint8Array>();
  for (const spec of file.records) {
    const answer = await card.send(readRecordByTag(spec.tag, spec.length + HEADER_BYTES));
    if (!answer.ok) return answer;
    const { sw, data } = answer.value;
    if (sw === SW.recordNotFound) continue;
    if (UNKNOWN_WAY.has(sw) && records.size === 0) return null;
    if (sw !== SW.ok) return err(statusFault(`READ RECORD ${file.name} tag ${name(spec.tag)}`, sw));
    const value = parseRecord(data, spec);
    if (!value.ok) return refuse('ssc.malformed', `${file.name} ${value.error}`);
    records.set(spec.tag, value.value);
  }
  return records.size === 0 ? null : ok(records);
}

async function readWhole(card: CardChannel, file: FileSpec, expectedBytes: number): Promise<Attempt> {
  const answer = await card.send(readAllRecords(expectedBytes));
  if (!answer.ok) return answer;
  if (UNKNOWN_WAY.has(answer.value.sw)) return null;
  if (answer.value.sw !== SW.ok) return err(statusFault(`READ RECORD ${file.name} whole`, answer.value.sw));
  const records = splitRecords(answer.value.data, file.records);
  return records.ok ? records : refuse('ssc.malformed', `${file.name} ${records.error}`);
}

function wholeLength(records: readonly RecordSpec[]): number {
  return records.reduce((sum, record) => sum + HEADER_BYTES + record.length, 0);
}

function presentLength(records: Records): number {
  return [...records.values()].reduce((sum, value) => sum + HEADER_BYTES + value.length, 0);
}

function name(tag: number): string {
  return tag.toString(16).toUpperCase().padStart(2, '0');
}
