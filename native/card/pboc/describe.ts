/** A data object as a screen or a log may show it. What is personal is masked here; what no table explains is not shown at all. */
import { decodeBcd } from '../../base/bcd.ts';
import { toHex } from '../../base/bytes.ts';
import { decodeGb18030, withoutFilling } from '../../base/gb18030.ts';
import { maskCardNumber, maskIdentityNumber, maskName } from '../../base/mask.ts';
import { unreachable } from '../../base/result.ts';
import type { BankDataObject } from '../../ports/bank-card.ts';
import { parseDataList } from './data-list.ts';
import { decodeDigits } from './numbers.ts';
import { dataObjectRow, type DataFormat, type DataObjectRow } from './tag-table.ts';

const SEPARATOR = 'D';

/** `aid` is the name of the application that gave it: some tags mean different things on the cards of different owners. */
export function describeDataObject(tag: number, value: Uint8Array, aid: Uint8Array): BankDataObject {
  const row = dataObjectRow(tag, toHex(aid));
  return {
    tag: tag.toString(16).toUpperCase(),
    name: row?.name ?? null,
    length: value.length,
    shown: row === undefined ? onlyLength(value) : shownAs(row, value),
    source: row?.source ?? null,
  };
}

function shownAs(row: DataObjectRow, value: Uint8Array): string {
  const text = value.length < row.minBytes || value.length > row.maxBytes ? null : decode(row.format, value);
  switch (row.shown) {
    case 'open':
      return text ?? toHex(value);
    case 'cardNumber':
      return text === null ? onlyLength(value) : maskCardNumber(text);
    case 'track2':
      return maskTrack2(text) ?? onlyLength(value);
    case 'name':
      return text === null ? onlyLength(value) : maskName(text);
    case 'identityNumber':
      return text === null ? onlyLength(value) : maskIdentityNumber(text);
    case 'length':
      return onlyLength(value);
    default:
      return unreachable(row.shown);
  }
}

/** `null` where the bytes break the format. */
function decode(format: DataFormat, value: Uint8Array): string | null {
  switch (format) {
    case 'n':
      return valueOf(decodeDigits(value));
    case 'cn':
      return valueOf(decodeBcd(value));
    case 'an':
    case 'ans':
      return valueOf(decodeGb18030(withoutFilling(value)));
    case 'b':
      return toHex(value);
    case 'list':
      return listText(value);
    default:
      return unreachable(format);
  }
}

function listText(value: Uint8Array): string | null {
  const list = parseDataList(value);
  return list.ok ? list.value.map(({ tag, length }) => `${tag.toString(16).toUpperCase()}(${length})`).join(' ') : null;
}

/** Of the whole track only the masked number stays. */
function maskTrack2(nibbles: string | null): string | null {
  const at = nibbles?.indexOf(SEPARATOR) ?? -1;
  return nibbles === null || at < 0 ? null : `${maskCardNumber(nibbles.slice(0, at))}${SEPARATOR}…`;
}

function valueOf(result: { readonly ok: true; readonly value: string } | { readonly ok: false }): string | null {
  return result.ok ? result.value : null;
}

function onlyLength(value: Uint8Array): string {
  return `** (${value.length})`;
}
