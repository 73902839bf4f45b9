/**
 * Reading linear files so that a wrong byte is never shown as right. A plain read carries no MAC, so every file is read
 * twice and in two ways, by tag, and whole or (when one answer cannot hold it) by number; both must agree byte for byte.
 * A card that knows only one way is read that way twice. A disagreement is settled once by reading again, then refused.
 */
import { equalBytes } from '../../base/bytes.ts';
import { ok, type Result } from '../../base/result.ts';
import type { SocialSecurityFault } from '../../ports/social-security-card.ts';
import { SHORT_LE_MAX } from '../apdu.ts';
import type { CardChannel } from '../session.ts';
import { refuse } from './faults.ts';
import type { FileSpec, ItemSpec } from './files/file-spec.ts';
import { readByNumber, readByTag, readWhole, type Attempt } from './read-ways.ts';
import { selectFile } from './select-file.ts';
import { hex2, RECORD_HEADER_BYTES, type Instances } from './simple-tlv.ts';

/** Values by tag; a record that the card does not have is absent. */
export type Records = ReadonlyMap<number, Uint8Array>;
type Read = Result<Instances, SocialSecurityFault>;

const ATTEMPTS = 2;

/** Selects a file whose items do not repeat and reads all of it, checked by two independent reads. */
export async function readFile(card: CardChannel, file: FileSpec): Promise<Result<Records, SocialSecurityFault>> {
  const read = await readLinear(card, file, file.items);
  if (!read.ok) return read;
  return ok(new Map([...read.value].flatMap(([tag, [value]]) => (value === undefined ? [] : [[tag, value] as const]))));
}

/** Selects the file and reads the wanted items, checked by two independent reads. */
export async function readLinear(card: CardChannel, file: FileSpec, items: readonly ItemSpec[]): Promise<Read> {
  const selected = await selectFile(card, file);
  if (!selected.ok) return selected;
  let last: Read = refuse('ssc.malformed', `${file.file} was not read`);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    last = await readTwice(card, file, items);
    if (last.ok || last.error.code !== 'ssc.malformed') return last;
  }
  return last;
}

async function readTwice(card: CardChannel, file: FileSpec, items: readonly ItemSpec[]): Promise<Read> {
  const tagged = await readByTag(card, file, items);
  if (tagged?.ok === false) return tagged;
  // Some cards take a tag for a number they do not have: nothing found is believed only when the other way says it too.
  const first = tagged === null || tagged.value.size === 0 ? null : tagged;
  const other = (): Promise<Attempt> => readOtherWay(card, file, items, first?.value ?? null);
  const second = await other();
  if (second?.ok === false && second.error.code !== 'ssc.malformed') return second;
  const usable = second?.ok === true ? second : null;
  if (first !== null && usable !== null) return agree(file, items, first.value, usable.value);
  if (first === null && tagged !== null && (usable === null ? second === null : usable.value.size === 0)) return ok(tagged.value);
  if (first === null && usable === null) return second ?? refuse('ssc.denied', `${file.file} can be read neither by tag nor whole`);
  // One way only: the second read goes the same way.
  const again = first === null ? await other() : await readByTag(card, file, items);
  if (!again?.ok) return again ?? refuse('ssc.malformed', `${file.file} was read once and then refused`);
  const before = first ?? usable;
  return before === null ? again : agree(file, items, before.value, again.value);
}

/** Whole where one answer holds the file, else by number. */
function readOtherWay(card: CardChannel, file: FileSpec, items: readonly ItemSpec[], first: Instances | null): Promise<Attempt> {
  const allBytes = wholeLength(file.items);
  if (allBytes > SHORT_LE_MAX) return readByNumber(card, file, items);
  const all = first !== null && items.length === file.items.length;
  return readWhole(card, file, items, all ? presentLength(first) : allBytes);
}

function agree(file: FileSpec, items: readonly ItemSpec[], one: Instances, other: Instances): Read {
  for (const { tag } of items) {
    const [a, b] = [one.get(tag) ?? [], other.get(tag) ?? []];
    const same = a.length === b.length && a.every((value, i) => equalBytes(value, b[i] ?? new Uint8Array()));
    if (!same) return refuse('ssc.malformed', `${file.file} tag ${hex2(tag)}: two reads differ`);
  }
  return ok(one);
}

function wholeLength(items: readonly ItemSpec[]): number {
  return items.reduce((sum, item) => sum + (RECORD_HEADER_BYTES + item.length) * (item.instances ?? 1), 0);
}

function presentLength(records: Instances): number {
  return [...records.values()].flat().reduce((sum, value) => sum + RECORD_HEADER_BYTES + value.length, 0);
}
