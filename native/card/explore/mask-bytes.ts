/** Which bytes of an answer a transcript may hold: structure and what is about the card stay, what is a person's becomes `..`. Pure. */
import { toHex } from '../../base/bytes.ts';
import { parseTlv, type Tlv } from '../../base/tlv.ts';
import type { FileAddress } from '../../ports/social-security-card.ts';
import { dataObjectRow } from '../pboc/tag-table.ts';
import { TAG } from '../pboc/tags.ts';
import { findFile } from '../social-security/files/all-files.ts';
import type { ItemSpec } from '../social-security/files/file-spec.ts';
import { isOpen } from './item-masks.ts';

/** Hexadecimal, or `..`; one element a byte. */
export type Masked = readonly string[];

const HIDDEN = '..';
const HEADER = 2;
const UNIONPAY = 'A000000333';
/** What the card tells of its holder's money, and templates' own tags that no table explains. */
const PERSONAL: ReadonlySet<number> = new Set<number>([TAG.eCashBalance, 0x9f5d]);
const STRUCTURE: ReadonlySet<number> = new Set<number>([TAG.responseFormat1, TAG.dedicatedFileName, TAG.directoryFile]);
/** 卡识别码: region and RID stay, the serial number goes. */
const IDENTIFIER = { file: 'SSSE/EF05', tag: 0x01, kept: 8 } as const;
/** 社会保障号码: played with zeros its check character is 1 (ISO 7064 MOD 11-2). */
const NUMBER = { file: 'SSSE/EF06', tag: 0x08, bytes: 18, check: '31' } as const;

export function open(bytes: Uint8Array): Masked {
  return [...bytes].map((byte) => toHex(Uint8Array.of(byte)));
}

export function hidden(bytes: Uint8Array): Masked {
  return [...bytes].map(() => HIDDEN);
}

/** Records of a linear file of the social-security application; what is not one is hidden whole. */
export function maskRecords(address: FileAddress, bytes: Uint8Array): Masked {
  const file = findFile(address);
  if (file?.kind !== 'linear') return hidden(bytes);
  const masked: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const [tag = 0, length = 0] = bytes.subarray(at, at + HEADER);
    const value = bytes.subarray(at + HEADER, at + HEADER + length);
    const spec = file.items.find((item) => item.tag === tag);
    if (spec === undefined || value.length < length) return [...masked, ...hidden(bytes.subarray(at))];
    masked.push(...open(bytes.subarray(at, at + HEADER)), ...maskItem(address, spec, value));
    at += HEADER + length;
  }
  return masked;
}

function maskItem(address: FileAddress, spec: ItemSpec, value: Uint8Array): Masked {
  const place = `${address.application}/${address.file}`;
  const [first = 0] = value;
  const blank = (first === 0x00 || first === 0xff) && value.every((byte) => byte === first);
  if (blank || isOpen(address, spec.tag)) return open(value);
  if (place === IDENTIFIER.file && spec.tag === IDENTIFIER.tag) {
    return maskIdentifier(value);
  }
  if (place === NUMBER.file && spec.tag === NUMBER.tag && value.length === NUMBER.bytes) return hidden(value).with(-1, NUMBER.check);
  return spec.parts === undefined ? hidden(value) : maskParts(spec.parts, value);
}

/** 卡识别码. */
export function maskIdentifier(value: Uint8Array): Masked {
  return [...open(value.subarray(0, IDENTIFIER.kept)), ...hidden(value.subarray(IDENTIFIER.kept))];
}

function maskParts(parts: readonly ItemSpec[], value: Uint8Array): Masked {
  let at = 0;
  const masked = parts.flatMap(({ length }) => {
    const part = value.subarray(at, (at += HEADER + length));
    return [...open(part.subarray(0, HEADER)), ...hidden(part.subarray(HEADER))];
  });
  return masked.length === value.length ? masked : hidden(value);
}

/** BER-TLV of a bank application: tags and lengths stay, and values that the tag table calls open. */
export function maskObjects(bytes: Uint8Array): Masked {
  const parsed = parseTlv(bytes);
  if (!parsed.ok) return hidden(bytes);
  const masked = [...open(bytes)];
  const walk = (list: readonly Tlv[]): void => {
    for (const { tag, value, children } of list) {
      if (children !== null) walk(children);
      else masked.splice(value.byteOffset - bytes.byteOffset, value.length, ...maskValue(tag, value));
    }
  };
  walk(parsed.value);
  return masked;
}

/**
 * A record of a log has no tags, and dates in it must be dates. Zeros stand for what was there (no date, nothing paid), but for the last byte:
 * all zero would be a record that was never written. Such records stay.
 */
export function maskLog(bytes: Uint8Array): Masked {
  const [first = 0] = bytes;
  const blank = (first === 0x00 || first === 0xff) && bytes.every((byte) => byte === first);
  return blank ? open(bytes) : hidden(bytes).map((byte, at) => (at === bytes.length - 1 ? byte : '00'));
}

function maskValue(tag: number, value: Uint8Array): Masked {
  if (tag === TAG.pan || tag === TAG.track2) return [...value].map(maskDigits);
  const seen = STRUCTURE.has(tag) || (dataObjectRow(tag, UNIONPAY)?.shown === 'open' && !PERSONAL.has(tag));
  return seen ? open(value) : hidden(value);
}

/** Separator and filler stay where they are; digits beside them become those that a masked byte is played with. */
function maskDigits(byte: number): string {
  const digits = toHex(Uint8Array.of(byte));
  return /[DF]/.test(digits) ? digits.replace(/^\d/, '3').replace(/\d$/, (digit, at) => (at === 0 ? digit : '0')) : HIDDEN;
}
