/**
 * Writing items (《社会保障（个人）卡规范》 commands: UPDATE RECORD): EXTERNAL AUTHENTICATE with the file's update key, the
 * records, then everything is read back under its own access and compared byte for byte.
 */
import { concat, equalBytes } from '../../base/bytes.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { CardKeyName } from '../../ports/card-keys.ts';
import type { CardItem, CardItemValue, FileAccess, FileAddress, ReadBack, SocialSecurityFault } from '../../ports/social-security-card.ts';
import { appendCyclicRecord, updateRecordByNumber, updateRecordByTag } from '../commands/update-record.ts';
import type { CommandApdu } from '../apdu.ts';
import type { CardChannel } from '../session.ts';
import { SW } from '../status-words.ts';
import { readAccessOf } from './access.ts';
import { authenticateTerminal } from './authenticate.ts';
import { refuse, statusFault } from './faults.ts';
import { addressText } from './files/all-files.ts';
import type { FileSpec, ItemSpec } from './files/file-spec.ts';
import { encodeItem, encodeRow } from './item-values.ts';
import { fileAt, openForReading, readItems } from './read-items.ts';
import { recordsByNumber } from './read-ways.ts';
import { ensureApplication } from './select-application.ts';
import { selectFile } from './select-file.ts';
import { hex2 } from './simple-tlv.ts';
import { generationOf, terminalKeys, type Visit } from './visit.ts';

type Done = Result<void, SocialSecurityFault>;

/** One value ready to be written; `spec` is `null` for a record of a cyclic file. */
interface Encoded {
  readonly spec: ItemSpec | null;
  readonly instance: number;
  readonly value: Uint8Array;
}

export interface Writing {
  readonly address: FileAddress;
  readonly readBack: ReadBack;
}

/** Writes and reads back. Nothing is sent before every value has been found to fit. */
export async function writeItems(
  card: CardChannel,
  visit: Visit,
  { address, readBack }: Writing,
  items: readonly CardItemValue[],
): Promise<Done> {
  const fitting = fittingItems(address, items);
  if (!fitting.ok) return fitting;
  const { file, key, encoded } = fitting.value;
  if (encoded.length === 0) return ok(undefined);
  const access = await accessForReadback(card, visit, file, readBack);
  if (!access.ok) return access;
  const written = await writeAll(card, visit, { file, key, access: access.value }, encoded);
  if (address.application === 'SSSE') visit.side = null;
  return written.ok && access.value !== null ? compareReadback(card, visit, file, encoded, access.value) : written;
}

/** Whether a terminal may write this file, and every value fits; the card is not asked. */
export function itemsFit(address: FileAddress, items: readonly CardItemValue[]): Done {
  const fitting = fittingItems(address, items);
  return fitting.ok ? ok(undefined) : fitting;
}

/** Selects the file's application and authenticates its update key; `writeItems` finds it done. */
export async function authorizeWriting(card: CardChannel, visit: Visit, address: FileAddress): Promise<Done> {
  const fitting = fittingItems(address, []);
  return fitting.ok ? authorize(card, visit, fitting.value) : fitting;
}

interface Fitting extends Pick<Target, 'file' | 'key'> {
  readonly encoded: readonly Encoded[];
}

function fittingItems(address: FileAddress, items: readonly CardItemValue[]): Result<Fitting, SocialSecurityFault> {
  const file = fileAt(address);
  if (!file.ok) return file;
  const key = file.value.updateKey;
  if (key === null || file.value.kind === 'transparent') return refuse('ssc.denied', `no terminal writes ${addressText(address)}`);
  const encoded = encodeItems(file.value, items);
  return encoded.ok ? ok({ file: file.value, key, encoded: encoded.value }) : encoded;
}

async function authorize(card: CardChannel, visit: Visit, { file, key }: Pick<Target, 'file' | 'key'>): Promise<Done> {
  const { application } = file;
  const terminal = await terminalKeys(card, visit);
  if (!terminal.ok) return terminal;
  const selected = await ensureApplication(card, application);
  const allowed = selected.ok ? await authenticateTerminal(card, terminal.value, key) : selected;
  visit.writing = allowed.ok ? { key, application } : null;
  return allowed;
}

function encodeItems(file: FileSpec, items: readonly CardItemValue[]): Result<readonly Encoded[], SocialSecurityFault> {
  const encoded: Encoded[] = [];
  for (const { tag, instance = 1, value } of items) {
    const spec = file.kind === 'cyclic' ? null : (file.items.find((one) => one.tag === tag) ?? null);
    const where = `${addressText(file)} tag ${hex2(tag)}`;
    const known = file.kind === 'cyclic' ? tag === 0 : spec !== null && instance >= 1 && instance <= (spec.instances ?? 1);
    if (!known) return refuse('ssc.missingRecord', `${where}: the specification has no such item`);
    const bytes = spec === null ? encodeRow(file.items, value) : encodeItem(spec, value);
    if (!bytes.ok) return refuse('ssc.malformed', `${where}: ${bytes.error}`);
    encoded.push({ spec, instance, value: bytes.value });
  }
  return ok(encoded);
}

/** Reads items, or records, under the access with which they are read back after writing. */
export async function readAsWritten(
  card: CardChannel,
  visit: Visit,
  address: FileAddress,
  tags: readonly number[],
): Promise<Result<readonly CardItem[], SocialSecurityFault>> {
  const file = fileAt(address);
  if (!file.ok) return file;
  const access = await accessForReadback(card, visit, file.value, 'always');
  return access.ok ? readItems(card, visit, address, tags, access.value ?? 'free') : access;
}

/**
 * With which access the file can be read back. What only the PIN opens needs the PIN verified before. `null`: it would need a read key,
 * and none is to be asked.
 */
async function accessForReadback(
  card: CardChannel,
  visit: Visit,
  file: FileSpec,
  readBack: ReadBack,
): Promise<Result<FileAccess | null, SocialSecurityFault>> {
  const generation = await generationOf(card, visit);
  if (!generation.ok) return generation;
  const rule = readAccessOf(file, generation.value);
  const withPin = visit.pin !== 'unverified';
  if (readBack === 'whereOpen') return ok(rule === 'free' ? rule : withPin && (rule === 'pin' || rule === 'pinOrKey') ? 'pin' : null);
  if ((rule === 'pin' || rule === 'pinAndKey') && !withPin)
    return refuse('ssc.denied', `${addressText(file)} is read back under the PIN, which was not verified`);
  if (rule === 'pinOrKey') return ok(withPin ? 'pin' : 'key');
  return ok(rule);
}

interface Target {
  readonly file: FileSpec;
  readonly key: CardKeyName;
  /** `null`: it cannot be read back. */
  readonly access: FileAccess | null;
}

async function writeAll(card: CardChannel, visit: Visit, target: Target, items: readonly Encoded[]): Promise<Done> {
  const commands = await updateCommands(card, visit, target, items);
  if (!commands.ok) return commands;
  const { file, key } = target;
  const ahead = visit.writing?.key === key && card.selected === visit.writing.application;
  const allowed = ahead ? ok(undefined) : await authorize(card, visit, target);
  visit.writing = null;
  if (!allowed.ok) return allowed;
  const current = await selectFile(card, file);
  if (!current.ok) return current;
  for (const command of commands.value) {
    const answer = await card.send(command);
    if (!answer.ok) return answer;
    if (answer.value.sw !== SW.ok) return err(statusFault(`UPDATE RECORD ${addressText(file)}`, answer.value.sw));
  }
  return ok(undefined);
}

/** Items that repeat are written by their record number, which the card must tell; all others by tag. */
async function updateCommands(
  card: CardChannel,
  visit: Visit,
  { file, access }: Target,
  items: readonly Encoded[],
): Promise<Result<readonly CommandApdu[], SocialSecurityFault>> {
  const repeats = items.some(({ spec }) => (spec?.instances ?? 1) > 1);
  if (repeats && access === null) return refuse('ssc.denied', `${addressText(file)}: its records cannot be counted without reading it`);
  const order = repeats && access !== null ? await recordTags(card, visit, file, access) : ok([]);
  if (!order.ok) return order;
  const tags = [...order.value];
  const commands: CommandApdu[] = [];
  for (const { spec, instance, value } of items) {
    if (spec === null) commands.push(appendCyclicRecord(value));
    else {
      const record = concat(Uint8Array.of(spec.tag, value.length), value);
      if ((spec.instances ?? 1) === 1) commands.push(updateRecordByTag(spec.tag, record));
      else commands.push(updateRecordByNumber(numberOf(tags, spec.tag, instance), record));
    }
  }
  return ok(commands);
}

/** The tags of the records as they lie on the card. */
async function recordTags(
  card: CardChannel,
  visit: Visit,
  file: FileSpec,
  access: FileAccess,
): Promise<Result<readonly number[], SocialSecurityFault>> {
  const open = await openForReading(card, visit, file, access);
  if (!open.ok) return open;
  const selected = await selectFile(card, file);
  if (!selected.ok) return selected;
  const records = await recordsByNumber(card, file);
  if (records === null) return refuse('ssc.denied', `${addressText(file)}: the card does not tell records by number`);
  return records.ok ? ok(records.value.map(([tag = 0]) => tag)) : records;
}

/** The record number of an instance; one that is not there is appended behind the last, and `tags` grows with it. */
function numberOf(tags: number[], tag: number, instance: number): number {
  const places = tags.flatMap((one, i) => (one === tag ? [i + 1] : []));
  const place = places[instance - 1];
  if (place !== undefined) return place;
  return tags.push(tag);
}

async function compareReadback(
  card: CardChannel,
  visit: Visit,
  file: FileSpec,
  items: readonly Encoded[],
  access: FileAccess,
): Promise<Done> {
  const tags = file.kind === 'cyclic' ? items.map((_item, i) => i + 1) : items.flatMap(({ spec }) => (spec === null ? [] : [spec.tag]));
  const read = await readItems(card, visit, file, tags, access);
  if (!read.ok) return read;
  for (const [i, { spec, instance, value }] of items.entries()) {
    const isIt = (one: CardItem) => (spec === null ? one.instance === items.length - i : one.tag === spec.tag && one.instance === instance);
    const found = read.value.find(isIt);
    const same = found === undefined ? spec === null && value.every((byte) => byte === value[0]) : equalBytes(found.raw, value);
    if (!same)
      return refuse('ssc.malformed', `${addressText(file)} ${spec === null ? 'record' : `tag ${hex2(spec.tag)}`}: reads back otherwise`);
  }
  return ok(undefined);
}
