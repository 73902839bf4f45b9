/** The file table in the form in which the card and the persona files use it. */
import { FILE_ROWS, type FileRow } from './layout-table.ts';

export type ItemType = 'an' | 'cn' | 'b';

export interface Field {
  readonly type: ItemType;
  /** Bytes. */
  readonly length: number;
}

/** One tag of a linear file: so many records, each a value of one field or of tagged parts. */
export interface Item {
  readonly tag: number;
  readonly count: number;
  readonly content: Field | readonly (Field & { readonly tag: number })[];
}

const ITEM = /([0-9A-F]{2})(?:x(\d))?(?:(an|cn|b)([0-9A-F]{2})|\{([^}]*)\})/g;
const PART = /([0-9A-F]{2})(an|cn|b)([0-9A-F]{2})/g;
const FIELD = /(an|cn|b)([0-9A-F]{2})/g;

/** The items of a linear file. */
export function itemsOf(row: FileRow): readonly Item[] {
  return [...(row.items ?? '').matchAll(ITEM)].map(([, tag = '', count = '1', type = '', length = '', parts]) => ({
    tag: parseInt(tag, 16),
    count: Number(count),
    content: parts === undefined ? field(type, length) : partsOf(parts),
  }));
}

/** The fields of a cyclic file's record. */
export function cyclicFields(row: FileRow): readonly Field[] {
  return [...(row.cyclic?.fields ?? '').matchAll(FIELD)].map(([, type = '', length = '']) => field(type, length));
}

/** Bytes of an item's value. */
export function valueLength({ content }: Item): number {
  return 'type' in content ? content.length : content.reduce((sum, part) => sum + 2 + part.length, 0);
}

/** The row of a file by the names that a persona uses: `DF01`, `EF05`. */
export function rowOf(df: string, ef: string): FileRow | undefined {
  return FILE_ROWS.find((row) => row.df === df && row.ef === parseInt(ef.slice(2), 16));
}

/** `EF05` from 5. */
export function fileName(ef: number): string {
  return `EF${ef.toString(16).toUpperCase().padStart(2, '0')}`;
}

function partsOf(text: string): readonly (Field & { readonly tag: number })[] {
  return [...text.matchAll(PART)].map(([, tag = '', type = '', length = '']) => ({ tag: parseInt(tag, 16), ...field(type, length) }));
}

function field(type: string, length: string): Field {
  return { type: type === 'an' || type === 'cn' ? type : 'b', length: parseInt(length, 16) };
}
