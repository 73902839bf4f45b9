/** What is fuzzed, and what must hold whatever the bytes are. `run` throws where it does not. */
import assert from 'node:assert/strict';
import { concat, equalBytes, toHex } from '../../native/base/bytes.ts';
import { parseTlv, type Tlv } from '../../native/base/tlv.ts';
import { historicalBytes } from '../../native/card/atr.ts';
import { parseDataList } from '../../native/card/pboc/data-list.ts';
import { describeDataObject } from '../../native/card/pboc/describe.ts';
import {
  parseApplicationFci,
  parseDirectoryFile,
  parseDirectoryRecord,
  parseProximityDirectory,
} from '../../native/card/pboc/directory.ts';
import { parseFileLocator } from '../../native/card/pboc/file-locator.ts';
import { parseIdentity } from '../../native/card/pboc/identity.ts';
import { parseLogPlace, parseLogRecord } from '../../native/card/pboc/log-entry.ts';
import { fillPdol } from '../../native/card/pboc/pdol.ts';
import { parseProcessingOptions } from '../../native/card/pboc/processing-options.ts';
import { parseRecord } from '../../native/card/pboc/records.ts';
import { selectSsse } from '../../native/card/social-security/application.ts';
import { derLength } from '../../native/card/social-security/der-length.ts';
import { CARD_FILES } from '../../native/card/social-security/files/all-files.ts';
import { decodeItems, decodeRow } from '../../native/card/social-security/items.ts';
import { splitRecords } from '../../native/card/social-security/simple-tlv.ts';
import { readHostileCard } from './hostile-card.ts';

export interface Target {
  readonly name: string;
  readonly run: (input: Uint8Array) => void | Promise<void>;
  /** Share of the time, in parts: the read flow has more to try than a parser. */
  readonly weight: number;
}

const UNIONPAY = Uint8Array.of(0xa0, 0x00, 0x00, 0x03, 0x33, 0x01, 0x01, 0x01);
const LINEAR = CARD_FILES.filter(({ kind }) => kind === 'linear');
const CYCLIC = CARD_FILES.filter(({ kind }) => kind === 'cyclic');
const SW_OK = 0x9000;
const PAN_MIN_DIGITS = 13;

export const TARGETS: readonly Target[] = [
  { name: 'ber-tlv', run: berTlv, weight: 1 },
  { name: 'record', run: record, weight: 1 },
  { name: 'fci', run: fci, weight: 1 },
  { name: 'directory', run: directory, weight: 1 },
  { name: 'afl', run: fileLocator, weight: 1 },
  { name: 'dol', run: dataList, weight: 1 },
  { name: 'log', run: log, weight: 1 },
  { name: 'objects', run: objects, weight: 1 },
  { name: 'length', run: lengths, weight: 1 },
  { name: 'read-flow', run: readHostileCard, weight: 3 },
];

/** Values lie inside what was parsed, and no byte is in two objects of one level. */
function berTlv(input: Uint8Array): void {
  const parsed = parseTlv(input);
  if (parsed.ok) inside(parsed.value, input.byteOffset, input.byteOffset + input.length);
  else assert.ok(parsed.error.offset >= 0 && parsed.error.offset <= input.length, 'the error lies outside the input');
}

function inside(list: readonly Tlv[], from: number, to: number): void {
  let at = from;
  for (const { value, children } of list) {
    assert.ok(value.byteOffset >= at && value.byteOffset + value.length <= to, 'a value reaches out of its template');
    if (children !== null) inside(children, value.byteOffset, value.byteOffset + value.length);
    at = value.byteOffset + value.length;
  }
}

/** The first byte chooses the file. What is taken is as long as the specification has it, and decodes or is refused. */
function record(input: Uint8Array): void {
  const [choice = 0] = input;
  const bytes = input.subarray(1);
  const linear = LINEAR[choice % LINEAR.length];
  const cyclic = CYCLIC[choice % CYCLIC.length];
  assert.ok(linear !== undefined && cyclic !== undefined);
  const row = decodeRow(cyclic, 1, bytes);
  if (row.ok) assert.equal(row.value.parts?.length, cyclic.items.length);
  const records = splitRecords(bytes, linear.items);
  if (!records.ok) return;
  for (const [tag, values] of records.value) {
    const spec = linear.items.find((item) => item.tag === tag);
    assert.ok(spec !== undefined && values.length <= (spec.instances ?? 1));
    for (const value of values) assert.ok(value.length === spec.length || (spec.longerAllowed === true && value.length > spec.length));
  }
  const items = decodeItems(linear, linear.items, records.value);
  if (items.ok) for (const { raw } of items.value) assert.ok(toHex(bytes).includes(toHex(raw)), 'an item that is not in the file');
}

/** The FCI of the social-security environment names it, or the card is refused. */
async function fci(input: Uint8Array): Promise<void> {
  const channel = { selected: null, send: () => Promise.resolve({ ok: true, value: { data: input, sw: SW_OK } } as const) };
  const selected = await selectSsse(channel);
  if (selected.ok) assert.ok(equalBytes(selected.value.fci, input));
  else assert.equal(selected.error.code, 'ssc.malformed');
  const application = parseApplicationFci(input);
  if (!application.ok) return;
  assert.ok(application.value.aid.length >= 5 && application.value.aid.length <= 16);
  assert.ok(toHex(input).includes(toHex(application.value.aid)));
}

function directory(input: Uint8Array): void {
  const file = parseDirectoryFile(input);
  if (file.ok) assert.ok(file.value >= 1 && file.value <= 10);
  for (const parsed of [parseDirectoryRecord(input), parseProximityDirectory(input)]) {
    for (const { aid, priority } of parsed.ok ? parsed.value : []) {
      assert.ok(aid.length >= 5 && aid.length <= 16);
      assert.ok(priority === null || (priority >= 1 && priority <= 15));
    }
  }
}

/** Both where it stands alone and inside the answer to GPO. */
function fileLocator(input: Uint8Array): void {
  const options = parseProcessingOptions(input);
  for (const parsed of [parseFileLocator(input), options.ok ? { ok: true as const, value: options.value.addresses } : options]) {
    if (!parsed.ok) continue;
    assert.ok(parsed.value.length <= 64, 'more records than a card has');
    for (const { shortFileIdentifier, record: number } of parsed.value) {
      assert.ok(shortFileIdentifier >= 1 && shortFileIdentifier <= 30 && number >= 1 && number <= 255);
    }
  }
}

/** A list that was understood is the same list when it is written again, and the PDOL is filled to exactly what it asks for. */
function dataList(input: Uint8Array): void {
  const list = parseDataList(input);
  const filled = fillPdol(input);
  if (!list.ok) {
    assert.ok(!filled.ok);
    return;
  }
  const written = list.value.map(({ tag, length }) => toHex(tagBytes(tag)) + toHex(Uint8Array.of(length))).join('');
  assert.equal(written, toHex(input));
  const asked = list.value.reduce((sum, { length }) => sum + length, 0);
  if (filled.ok) assert.equal(filled.value.length, asked);
  else assert.ok(asked > 127);
}

function tagBytes(tag: number): Uint8Array {
  const digits = tag.toString(16);
  return Uint8Array.from(digits.padStart(digits.length + (digits.length % 2), '0').match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/** The first byte is the length of the format, the rest the record. */
function log(input: Uint8Array): void {
  const [length = 0] = input;
  const place = parseLogPlace(input);
  if (place.ok) assert.ok(place.value.shortFileIdentifier >= 11 && place.value.shortFileIdentifier <= 30);
  const format = parseDataList(input.subarray(1, 1 + length));
  if (!format.ok) return;
  const entry = parseLogRecord(format.value, input.subarray(1 + length));
  if (!entry.ok || entry.value === null) return;
  const { amountFen, date, time } = entry.value;
  assert.ok(amountFen === null || (Number.isSafeInteger(amountFen) && amountFen >= 0));
  assert.ok(date === null || /^20\d\d-[01]\d-[0-3]\d$/.test(date));
  assert.ok(time === null || /^[0-2]\d:[0-5]\d:[0-5]\d$/.test(time));
}

/** A record's objects: who it is, or a refusal; nothing shows the whole of the card's number. */
function objects(input: Uint8Array): void {
  const parsed = parseRecord(input);
  if (!parsed.ok) return;
  const values = new Map(parsed.value.map(({ tag, value }) => [tag, value]));
  const identity = parseIdentity(values);
  if (identity.ok) assert.match(identity.value.pan, /^\d{13,19}$/);
  for (const [tag, value] of values) {
    const { shown, length } = describeDataObject(tag, value, UNIONPAY);
    assert.equal(length, value.length);
    if (tag === 0x5a || tag === 0x57) assert.ok(!new RegExp(`\\d{${PAN_MIN_DIGITS}}`).test(shown), 'a card number is shown');
  }
}

function lengths(input: Uint8Array): void {
  const length = derLength(input);
  if (length.ok) assert.ok(Number.isSafeInteger(length.value) && length.value > 0);
  const bytes = historicalBytes(input);
  if (bytes !== null) assert.ok(bytes.length <= 15 && toHex(concat(input)).includes(toHex(bytes)));
}
