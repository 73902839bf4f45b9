/**
 * How the file table is written: 《社会保障（个人）卡规范》 file structure V2.0 (人社信息函〔2012〕37号, LD/T 32). A linear record is
 * one tag byte, one length byte and the value; a record of a cyclic file is a fixed row of fields without tags.
 */
import type { CardKeyName } from '../../../ports/card-keys.ts';
import type { FileAddress } from '../../../ports/social-security-card.ts';

/** `cn`: packed BCD filled with F; `an`: ASCII and GB 18030 filled with 00; `b`: a big-endian number. */
export type ItemType = 'cn' | 'an' | 'b';

export interface ItemSpec {
  /** Tag of the record; in a cyclic file the place of the field, from 1. */
  readonly tag: number;
  readonly zh: string;
  readonly en: string;
  readonly type: ItemType;
  /** Bytes of the value. */
  readonly length: number;
  /** The public texts give tag, type and length, but no name: it is read off samples of the field's content. */
  readonly nameInferred?: true;
  /** Records with this tag in the file, one after another; absent: one. */
  readonly instances?: number;
  /** B-TLV: data objects inside the value, one-byte tags and lengths, in this order. */
  readonly parts?: readonly ItemSpec[];
  /** A `cn` item that holds hexadecimal digits too (卡的识别码 has D156…). */
  readonly hexadecimal?: true;
  /** The value may be longer than `length`; only the first `length` bytes count. */
  readonly longerAllowed?: true;
  /** A card without this item, or with a blank one, is refused by `read`. */
  readonly mandatory?: true;
  /** A text that goes on from one item to the next, where a character may lie across the border: the other item. */
  readonly textWith?: { readonly tag: number; readonly half: 'before' | 'behind' };
}

/** What opens a file for reading. `pinOrKey`: the caller chooses; `pinAndKey`: both. */
export type ReadAccess = 'free' | 'pin' | 'key' | 'pinOrKey' | 'pinAndKey';

export interface FileSpec extends FileAddress {
  readonly fileIdentifier: number;
  readonly zh: string;
  readonly en: string;
  readonly kind: 'linear' | 'cyclic' | 'transparent';
  readonly read: ReadAccess;
  /** On 3.00 cards, where it differs. */
  readonly readOnGeneration3?: ReadAccess;
  readonly readKey?: CardKeyName;
  /** `null`: no terminal writes this file. */
  readonly updateKey: CardKeyName | null;
  /** Of a transparent file: none. */
  readonly items: readonly ItemSpec[];
  /** Cyclic files: the least number of records. */
  readonly records?: number;
  /** Transparent files: their size. */
  readonly bytes?: number;
  /** 预设: reserved by the specification, on few cards. */
  readonly reserved?: true;
}

type More = Omit<Partial<ItemSpec>, 'tag' | 'type' | 'length' | 'zh' | 'en' | 'parts' | 'instances'>;

/** Digits in packed BCD. */
export function cn(tag: number, length: number, zh: string, en: string, more: More = {}): ItemSpec {
  return { tag, zh, en, type: 'cn', length, ...more };
}

/** Text. */
export function an(tag: number, length: number, zh: string, en: string, more: More = {}): ItemSpec {
  return { tag, zh, en, type: 'an', length, ...more };
}

/** A binary number. */
export function b(tag: number, length: number, zh: string, en: string): ItemSpec {
  return { tag, zh, en, type: 'b', length };
}

const PART_HEADER_BYTES = 2;

/** `instances` records of nested data objects; their length follows from the parts. */
export function nested(tag: number, instances: number, zh: string, en: string, parts: readonly ItemSpec[], more: More = {}): ItemSpec {
  const length = parts.reduce((sum, part) => sum + PART_HEADER_BYTES + part.length, 0);
  return { tag, zh, en, type: 'b', length, instances, parts, ...more };
}

/** For `more`: the name is read off samples. */
export const INFERRED = { nameInferred: true } as const;
