/** From what was read to items with values: nested parts, repeated instances, a text that goes on in the next item. */
import { concat } from '../../base/bytes.ts';
import { decodeGb18030, withoutFilling } from '../../base/gb18030.ts';
import { ok, type Result } from '../../base/result.ts';
import type { CardItem, SocialSecurityFault } from '../../ports/social-security-card.ts';
import { refuse } from './faults.ts';
import { addressText } from './files/all-files.ts';
import type { FileSpec, ItemSpec } from './files/file-spec.ts';
import { decodeValue, PART_SEPARATOR, splitFields, splitParts } from './item-values.ts';
import { hex2, type Instances } from './simple-tlv.ts';

type Items = Result<readonly CardItem[], SocialSecurityFault>;

/** The items of a linear file, in the order of the file table. */
export function decodeItems(file: FileSpec, specs: readonly ItemSpec[], records: Instances): Items {
  const items: CardItem[] = [];
  for (const spec of specs) {
    for (const [i, raw] of (records.get(spec.tag) ?? []).entries()) {
      const item = spec.parts === undefined ? decodePlain(spec, i + 1, raw, records) : decodeNested(spec, spec.parts, i + 1, raw);
      if (!item.ok) return refuse('ssc.malformed', `${addressText(file)} tag ${hex2(spec.tag)} ${spec.zh}: ${item.error}`);
      items.push(item.value);
    }
  }
  return ok(items);
}

/** One record of a cyclic file; `number` 1 is the newest. */
export function decodeRow(file: FileSpec, number: number, raw: Uint8Array): Result<CardItem, SocialSecurityFault> {
  const values = splitFields(file.items, raw);
  const parts = values.ok ? decodeAll(file.items, values.value) : values;
  if (!parts.ok) return refuse('ssc.malformed', `${addressText(file)} record ${number}: ${parts.error}`);
  return ok({ tag: 0, instance: number, value: joined(parts.value), raw, parts: parts.value });
}

/**
 * A half of a text cannot always be read alone: a character may lie across the border. Then the first item shows the whole
 * text and the second nothing, so that both joined are right.
 */
function decodePlain(spec: ItemSpec, instance: number, raw: Uint8Array, records: Instances): Result<CardItem, string> {
  const other = spec.textWith === undefined ? undefined : (records.get(spec.textWith.tag)?.[0] ?? new Uint8Array());
  const value =
    spec.textWith === undefined || other === undefined ? decodeValue(spec, raw) : decodeHalf(spec, raw, other, spec.textWith.half);
  return value.ok ? ok({ tag: spec.tag, instance, value: value.value, raw }) : value;
}

function decodeHalf(spec: ItemSpec, raw: Uint8Array, other: Uint8Array, otherIs: 'before' | 'behind'): Result<string, string> {
  const [first, second] = otherIs === 'behind' ? [raw, other] : [other, raw];
  if (decodeGb18030(withoutFilling(first)).ok) return decodeValue(spec, raw);
  const whole = decodeGb18030(withoutFilling(concat(withoutFilling(first), withoutFilling(second))));
  return !whole.ok || otherIs === 'behind' ? whole : ok('');
}

function decodeNested(spec: ItemSpec, partSpecs: readonly ItemSpec[], instance: number, raw: Uint8Array): Result<CardItem, string> {
  const values = splitParts(partSpecs, raw);
  const parts = values.ok ? decodeAll(partSpecs, values.value) : values;
  if (!parts.ok) return parts;
  return ok({ tag: spec.tag, instance, value: joined(parts.value), raw, parts: parts.value });
}

function decodeAll(specs: readonly ItemSpec[], values: readonly Uint8Array[]): Result<readonly CardItem[], string> {
  const parts: CardItem[] = [];
  for (const [i, spec] of specs.entries()) {
    const raw = values[i] ?? new Uint8Array();
    const value = decodeValue(spec, raw);
    if (!value.ok) return { ok: false, error: `part ${hex2(spec.tag)} ${spec.zh}: ${value.error}` };
    parts.push({ tag: spec.tag, instance: 1, value: value.value, raw });
  }
  return ok(parts);
}

/** A blank whole shows as `''`, not as separators. */
function joined(parts: readonly CardItem[]): string {
  return parts.every(({ value }) => value === '') ? '' : parts.map(({ value }) => value).join(PART_SEPARATOR);
}
