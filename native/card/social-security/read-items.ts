/** Reading any file of the table: which access opens it, which application it lies in, which way it is read. */
import { toHex } from '../../base/bytes.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { CardItem, FileAccess, FileAddress, SocialSecurityFault } from '../../ports/social-security-card.ts';
import { readCurrentRecord } from '../commands/read-record.ts';
import type { CardChannel } from '../session.ts';
import { SW } from '../status-words.ts';
import { keyToRead } from './access.ts';
import { authenticateTerminal } from './authenticate.ts';
import { refuse, statusFault } from './faults.ts';
import { addressText, findFile } from './files/all-files.ts';
import type { FileSpec, ItemSpec } from './files/file-spec.ts';
import { rowLength } from './item-values.ts';
import { decodeItems, decodeRow } from './items.ts';
import { readBytes, readSame, type Bytes } from './read-bytes.ts';
import { readLinear } from './read-file.ts';
import { RECORD_NUMBER_MAX } from './read-ways.ts';
import { ensureApplication } from './select-application.ts';
import { selectFile } from './select-file.ts';
import { hex2 } from './simple-tlv.ts';
import { issuerSide, terminalKeys, type Visit } from './visit.ts';

type Items = Result<readonly CardItem[], SocialSecurityFault>;

/** The table's row for an address; a file that the specification does not have is `ssc.missingRecord`. */
export function fileAt(address: FileAddress): Result<FileSpec, SocialSecurityFault> {
  const file = findFile(address);
  return file === undefined ? refuse('ssc.missingRecord', `the specification has no file ${addressText(address)}`) : ok(file);
}

/** Reads items by tag (none given: all), or records of a cyclic file by number. */
export async function readItems(
  card: CardChannel,
  visit: Visit,
  address: FileAddress,
  tags: readonly number[],
  access: FileAccess,
): Promise<Items> {
  const file = fileAt(address);
  if (!file.ok) return file;
  const specs = wantedItems(file.value, tags);
  if (!specs.ok) return specs;
  const open = await openForReading(card, visit, file.value, access);
  if (!open.ok) return open;
  switch (file.value.kind) {
    case 'linear':
      return readLinearItems(card, file.value, specs.value, tags);
    case 'cyclic':
      return readCyclic(card, file.value, tags);
    case 'transparent':
      return readTransparent(card, file.value);
  }
}

/** Selects the file's application and authenticates its read key where the access asks for it. */
export async function openForReading(
  card: CardChannel,
  visit: Visit,
  file: FileSpec,
  access: FileAccess,
): Promise<Result<void, SocialSecurityFault>> {
  const side = file.readOnGeneration3 === undefined ? null : await issuerSide(card, visit);
  if (side?.ok === false) return side;
  const key = keyToRead(file, side?.value.issuer.generation ?? 2, access);
  if (!key.ok) return key;
  if (key.value === null) return ensureApplication(card, file.application);
  const terminal = await terminalKeys(card, visit);
  if (!terminal.ok) return terminal;
  const selected = await ensureApplication(card, file.application);
  return selected.ok ? authenticateTerminal(card, terminal.value, key.value) : selected;
}

function wantedItems(file: FileSpec, tags: readonly number[]): Result<readonly ItemSpec[], SocialSecurityFault> {
  const wrongNumber = file.kind === 'cyclic' ? tags.find((number) => number < 1 || number > RECORD_NUMBER_MAX) : undefined;
  if (wrongNumber !== undefined) return refuse('ssc.missingRecord', `${addressText(file)} has no record ${wrongNumber}`);
  if (file.kind !== 'linear' || tags.length === 0) return ok(file.items);
  const unknown = tags.find((tag) => !file.items.some((item) => item.tag === tag));
  if (unknown !== undefined) return refuse('ssc.missingRecord', `${addressText(file)} has no item ${hex2(unknown)}`);
  // A half of a text is read with its other half.
  return ok(file.items.filter(({ tag, textWith }) => tags.includes(tag) || (textWith !== undefined && tags.includes(textWith.tag))));
}

async function readLinearItems(card: CardChannel, file: FileSpec, specs: readonly ItemSpec[], tags: readonly number[]): Promise<Items> {
  const records = await readLinear(card, file, specs);
  const items = records.ok ? decodeItems(file, specs, records.value) : records;
  return items.ok ? ok(items.value.filter(({ tag }) => tags.length === 0 || tags.includes(tag))) : items;
}

/** Each record twice by its number. Records that were never written (all FF or all 00) are left out. */
async function readCyclic(card: CardChannel, file: FileSpec, numbers: readonly number[]): Promise<Items> {
  const selected = await selectFile(card, file);
  if (!selected.ok) return selected;
  const items: CardItem[] = [];
  const last = numbers.length === 0 ? RECORD_NUMBER_MAX : Math.max(...numbers);
  for (let number = 1; number <= last; number++) {
    if (numbers.length > 0 && !numbers.includes(number)) continue;
    const raw = await readSame(() => readRow(card, file, number), `${addressText(file)} record ${number}`);
    if (!raw.ok) return raw;
    if (raw.value.length === 0) break;
    if (isBlank(raw.value)) continue;
    const item = decodeRow(file, number, raw.value);
    if (!item.ok) return item;
    items.push(item.value);
  }
  return ok(items);
}

/** One record of the selected cyclic file; no bytes: there is none with that number. */
async function readRow(card: CardChannel, file: FileSpec, number: number): Promise<Bytes> {
  const answer = await card.send(readCurrentRecord(number, rowLength(file.items)));
  if (!answer.ok) return answer;
  if (answer.value.sw === SW.recordNotFound) return ok(new Uint8Array());
  if (answer.value.sw !== SW.ok) return err(statusFault(`READ RECORD ${addressText(file)} number ${number}`, answer.value.sw));
  if (answer.value.data.length === rowLength(file.items)) return ok(answer.value.data);
  return refuse(
    'ssc.malformed',
    `${addressText(file)} record ${number}: ${answer.value.data.length} bytes, the specification has ${rowLength(file.items)}`,
  );
}

async function readTransparent(card: CardChannel, file: FileSpec): Promise<Items> {
  const selected = await selectFile(card, file);
  if (!selected.ok) return selected;
  const raw = await readSame(() => readBytes(card, addressText(file), 0, file.bytes ?? 0), addressText(file));
  return raw.ok ? ok([{ tag: 0, instance: 1, value: toHex(raw.value), raw: raw.value }]) : raw;
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0xff) || bytes.every((byte) => byte === 0x00);
}
