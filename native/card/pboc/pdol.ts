/** Filling a card's PDOL (EMV book 3 §5.4): a read needs no amounts, so all is zero but country and currency. */
import { concat, hex } from '../../base/bytes.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { readTag } from '../../base/tlv.ts';

/** China and yuan renminbi, ISO 3166-1 / ISO 4217 numeric 156. */
const VALUES: ReadonlyMap<number, Uint8Array> = new Map([
  [0x9f1a, hex('0156')],
  [0x5f2a, hex('0156')],
]);

/** GPO's template holds at most this in its short form. */
const MAX_BYTES = 127;

/** The values that the list asks for, one behind the other, each exactly as long as asked. */
export function fillPdol(list: Uint8Array): Result<Uint8Array, string> {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < list.length;) {
    const tag = readTag(list, at);
    if (!tag.ok) return err(`PDOL byte ${tag.error.offset}: ${tag.error.reason}`);
    const length = list[tag.value.end];
    if (length === undefined) return err(`PDOL byte ${tag.value.end}: a length is missing`);
    parts.push(fit(VALUES.get(tag.value.number) ?? new Uint8Array(), length));
    at = tag.value.end + 1;
  }
  const values = concat(...parts);
  return values.length > MAX_BYTES ? err(`PDOL asks for ${values.length} bytes`) : ok(values);
}

/** Numeric values stand at the right end (EMV book 3 §5.4). */
function fit(value: Uint8Array, length: number): Uint8Array {
  const fitted = new Uint8Array(length);
  fitted.set(value.slice(-length), Math.max(0, length - value.length));
  return length === 0 ? new Uint8Array() : fitted;
}
