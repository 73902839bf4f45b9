/**
 * `pWriteData` of the national interface: the values for a file address, in its shape and order, each ended by `|` and each file by `$`:
 * `02|20300101|$`. What iReadCard gave is taken as well: there the file's name stands first. Parts of a nested value and the fields of a
 * cyclic record are joined by `^`.
 */
import { err, ok, type Result } from '../../native/base/result.ts';
import { itemsFit } from '../../native/card/social-security/write-items.ts';
import type { CardItemValue } from '../../native/ports/social-security-card.ts';
import type { AddressError, WantedFile } from './file-address.ts';

export interface FileToWrite {
  readonly file: WantedFile;
  readonly items: readonly CardItemValue[];
}

/** A cyclic file takes one new record at a time. */
const CYCLIC_RECORD = { tag: 0 } as const;

/** The values by file. One too many or too few, one that does not fit its item, a file that no terminal writes: `invalidData`. */
export function parseWriteData(files: readonly WantedFile[], text: string): Result<readonly FileToWrite[], AddressError> {
  const parts = text.endsWith('$') ? text.slice(0, -1).split('$') : [text];
  if (parts.length !== files.length) return err('invalidData');
  const writes: FileToWrite[] = [];
  for (const [i, file] of files.entries()) {
    const items = itemsOf(file, parts[i] ?? '');
    if (items === null || !itemsFit(file.file, items).ok) return err('invalidData');
    writes.push({ file, items });
  }
  return ok(writes);
}

/** Whether a terminal can write there at all: no record is addressed in a cyclic file, it only grows. */
export function isWritable({ file, record }: WantedFile): boolean {
  return record === null && itemsFit(file, []).ok;
}

function itemsOf(wanted: WantedFile, part: string): readonly CardItemValue[] | null {
  if (!isWritable(wanted)) return null;
  const places: readonly Omit<CardItemValue, 'value'>[] = wanted.file.kind === 'cyclic' ? [CYCLIC_RECORD] : wanted.items;
  const values = (part.endsWith('|') ? part.slice(0, -1) : part).split('|');
  const named = values.length === places.length + 1 && values[0] === wanted.text;
  const own = named ? values.slice(1) : values;
  return own.length === places.length ? places.map((place, i) => ({ ...pick(place), value: own[i] ?? '' })) : null;
}

function pick({ tag, instance = 1 }: Omit<CardItemValue, 'value'>): Required<Omit<CardItemValue, 'value'>> {
  return { tag, instance };
}
